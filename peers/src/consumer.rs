//! What a program's first build costs: the library and everything below it, from nothing, in debug.

use std::collections::BTreeSet;

use crate::{Done, cost, crates, house::House};

/// Our sets of features, and whether progenitor's client, which stands beside them, has TLS.
pub(crate) const SETS: [(&str, bool); 3] = [("", false), ("client", true), ("blocking", true)];

/// All three do as much as the other one: make the client that there is, and use one API.
const OURS: &str = r##"
use huaweicloud_jobs::{BaseUrl, Request, cae::v1::ShowJob, runtime::decode};

fn main() {
    let request = ShowJob::builder().project_id("p").job_id("j").without_x_environment_id().build();
    let base: BaseUrl = "https://cae.example.com".parse().unwrap();
    println!("{}", request.to_http(&base).unwrap().uri());
    let mut answer = request.response();
    decode(br#"{"spec":{"status":"success"}}"#, &mut answer).unwrap();
    println!("{}", answer.job().phase);
    // CLIENT
}
"##;

const THEIRS: &str = r#"
fn main() {
    let client = client::Client::new("https://cae.example.com");
    drop(client.cae_v1_show_job_0("p", "j", None, None));
}
"#;

pub(crate) fn measure(house: &House) -> Done {
    for (features, tls) in SETS {
        let name = crate::tables::feature(features);
        let quoted = if features.is_empty() { String::new() } else { format!("\"{features}\"") };
        let build = match features {
            "client" => {
                "huaweicloud_jobs::Client::builder().endpoint(\"http://localhost\").build().unwrap();"
            }
            "blocking" => {
                "huaweicloud_jobs::blocking::Client::builder().endpoint(\"http://localhost\").build_blocking().unwrap();"
            }
            _ => "",
        };
        let program = OURS.replace("// CLIENT", build);
        let ours = crates::our_program(house, "consumer-ours", &quoted, "", &program)?;
        let theirs = crates::their_program(house, "consumer-theirs", tls, "", THEIRS)?;
        first_build(house, &format!("consumer/ours/{name}"), &ours)?;
        first_build(house, &format!("consumer/theirs/{}", if tls { "tls" } else { "plain" }), &theirs)?;
    }
    Ok(())
}

fn first_build(house: &House, name: &str, folder: &std::path::Path) -> Done {
    if house.ledger.get(&format!("{name}.crates")).is_some() {
        return Ok(());
    }
    let target = house.folder("consumer-target", true)?;
    house.cargo(folder, &target, &["fetch"])?;
    let log = house.scratch.join("log.txt");
    house.ledger.measure(name, || {
        if target.exists() {
            std::fs::remove_dir_all(&target)?;
        }
        cost::run(&mut cost::cargo(folder, &target, &["build", "--offline"]), &log)
    })?;
    let said = std::fs::read_to_string(&log)?;
    let compiled = said.lines().filter_map(|line| line.trim().strip_prefix("Compiling "));
    // Without the program itself.
    let crates = compiled.collect::<BTreeSet<_>>().len() - 1;
    house.ledger.set(&format!("{name}.crates"), crates as f64)?;
    Ok(std::fs::remove_dir_all(target)?)
}
