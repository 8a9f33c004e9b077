//! How large a small program is: one request through a client, its answer printed; release, stripped.

use crate::{Done, crates, house::House};

const OURS: &str = r#"
use huaweicloud_jobs::{Client, Credentials, cae::v1::ShowJob};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::builder().endpoint("https://cae.example.com").credentials(Credentials::token("t")).build()?;
    let request = ShowJob::builder().project_id("p").job_id("j").without_x_environment_id().build();
    let answer = client.send(&request).await?;
    println!("{:?}", answer.spec.as_ref().and_then(|spec| spec.status.as_ref()));
    Ok(())
}
"#;

const BLOCKING: &str = r#"
use huaweicloud_jobs::{Credentials, blocking::Client, cae::v1::ShowJob};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client =
        Client::builder().endpoint("https://cae.example.com").credentials(Credentials::token("t")).build_blocking()?;
    let request = ShowJob::builder().project_id("p").job_id("j").without_x_environment_id().build();
    let answer = client.send(&request)?;
    println!("{:?}", answer.spec.as_ref().and_then(|spec| spec.status.as_ref()));
    Ok(())
}
"#;

/// The same without TLS, over what progenitor's client stands on: the library does no I/O then.
const OVER_REQWEST: &str = r#"
use std::time::SystemTime;

use huaweicloud_jobs::{Credentials, Request, cae::v1::ShowJob, read_answer};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let request = ShowJob::builder().project_id("p").job_id("j").without_x_environment_id().build();
    let mut http = request.to_http(&"http://cae.example.com".parse()?)?;
    Credentials::token("t").authorize(&mut http, Some("p"), SystemTime::now())?;
    let mut sent = reqwest::Client::new().execute(http.try_into()?).await?;
    let mut answer = http::Response::builder().status(sent.status());
    if let Some(headers) = answer.headers_mut() {
        *headers = std::mem::take(sent.headers_mut());
    }
    let answer = read_answer(&request, answer.body(sent.bytes().await?.to_vec())?)?;
    println!("{:?}", answer.spec.as_ref().and_then(|spec| spec.status.as_ref()));
    Ok(())
}
"#;

const THEIRS: &str = r#"
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = client::Client::new("https://cae.example.com");
    let answer = client.cae_v1_show_job_0("p", "j", None, None).await?;
    println!("{:?}", answer.spec.as_ref().and_then(|spec| spec.status.as_ref()));
    Ok(())
}
"#;

/// What is compared: what it is, ours, theirs.
pub(crate) const PAIRS: [(&str, &str, &str); 3] = [
    ("async client with TLS", "tls", "tls"),
    ("blocking client with TLS", "blocking", "tls"),
    ("without TLS, both over reqwest", "plain", "plain"),
];

pub(crate) fn measure(house: &House) -> Done {
    let reqwest = format!(
        "{}\nhttp = \"1\"\nreqwest = {{ version = \"0.13\", default-features = false }}",
        crates::TOKIO
    );
    let ours = [
        ("tls", "\"client\"", crates::TOKIO, OURS),
        ("blocking", "\"blocking\"", "", BLOCKING),
        ("plain", "", &reqwest, OVER_REQWEST),
    ];
    for (name, features, more, program) in ours {
        let folder = crates::our_program(house, "binary-ours", features, more, program)?;
        size(house, &format!("binary/ours/{name}"), &folder)?;
    }
    for (name, tls) in [("tls", true), ("plain", false)] {
        let folder = crates::their_program(house, "binary-theirs", tls, crates::TOKIO, THEIRS)?;
        size(house, &format!("binary/theirs/{name}"), &folder)?;
    }
    Ok(())
}

fn size(house: &House, name: &str, folder: &std::path::Path) -> Done {
    if house.ledger.get(name).is_some() {
        return Ok(());
    }
    let target = house.folder("binary-target", false)?;
    house.cargo(folder, &target, &["build", "--release"])?;
    let program = target.join("release").join(folder.file_name().unwrap_or_default());
    let size = std::fs::metadata(program)?.len() as f64 / f64::from(1 << 20);
    eprintln!("{name}: {size:.2} MiB");
    Ok(house.ledger.set(name, size)?)
}
