//! Programs that ask every API once. What generated code leaves to its users, generic or inlined, is compiled with these.

use std::fmt::Write;

use crate::children::IN_A_SERVICE;
use huaweicloud_jobs::{
    apis,
    runtime::{Api, Need, Place},
};

const MAIN: &str = "\
#[tokio::main(flavor = \"current_thread\")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = CLIENT;
CALLS    Ok(())
}
";

/// Over our client, with builders.
pub(crate) fn ours(count: usize) -> String {
    program(
        count,
        "compiled_ours",
        "compiled_ours::Client::builder().endpoint(\"https://localhost\").build()?",
        |api, copy| {
            let number = |number| if number == 0 { String::new() } else { format!("{number}") };
            let (service, operation) = (number(copy / IN_A_SERVICE), number(copy % IN_A_SERVICE));
            let mut parts = api.id.split('/');
            let mut part = || parts.next().unwrap_or_default();
            let path =
                format!("compiled_ours::{}{service}::{}::{}{operation}", part(), part(), api.operation);
            let mandatory = api
                .parameters
                .iter()
                .filter(|parameter| matches!(parameter.need, Need::Mandatory | Need::NotEnforced { .. }));
            let values = mandatory.fold(String::new(), |mut values, parameter| {
                let name = parameter.name.to_lowercase().replace('-', "_");
                let _ = write!(values, ".{name}(\"a\")");
                values
            });
            format!("client.send(&{path}::builder(){values}.build()).await?")
        },
    )
}

/// Over progenitor's client, whose functions have the path's parameters first.
pub(crate) fn theirs(count: usize) -> String {
    program(count, "compiled_theirs", "compiled_theirs::Client::new(\"https://localhost\")", |api, copy| {
        // OpenAPI leaves some headers to the client.
        let own =
            |name: &str| ["accept", "authorization", "content-type"].contains(&&name.to_lowercase()[..]);
        let settable = api.parameters.iter().filter(|parameter| parameter.need.is_settable());
        let settable = settable.filter(|parameter| !own(parameter.name));
        let (path, others): (Vec<_>, Vec<_>) = settable.partition(|parameter| parameter.place == Place::Path);
        let values = [vec!["\"a\""; path.len()], vec!["None"; others.len()]].concat().join(", ");
        let name = api.id.replace('/', "_");
        format!("client.{name}_{copy}({values}).await?.into_inner()")
    })
}

/// A function for each API, and a program that calls them all.
fn program(count: usize, library: &str, client: &str, call: impl Fn(&Api, usize) -> String) -> String {
    let (mut functions, mut calls) = (String::new(), String::new());
    for at in 0..count {
        let call = call(apis()[at % apis().len()], at / apis().len());
        let _ = writeln!(
            functions,
            "async fn ask_{at}(client: &{library}::Client) -> Result<(), Box<dyn std::error::Error>> {{\n    let answer = {call};\n    println!(\"{{answer:?}}\");\n    Ok(())\n}}\n"
        );
        let _ = writeln!(calls, "    ask_{at}(&client).await?;");
    }
    functions + &MAIN.replace("CLIENT", client).replace("CALLS", &calls)
}
