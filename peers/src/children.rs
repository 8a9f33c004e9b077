//! What runs in a process of its own, so that its time and its memory are its own: the generators, and what makes their input.

use std::{
    fs::{self, File},
    io::{BufReader, BufWriter, Write},
    path::Path,
};

use huaweicloud_jobs_codegen::{openapi, regenerate};

use crate::{Done, openapi as peer};

#[path = "../../codegen/examples/copies/copy.rs"]
mod copy;

pub(crate) use copy::IN_A_SERVICE;

pub(crate) fn run(arguments: &[String]) -> Option<Done> {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    Some(match arguments[..] {
        ["copy", schema, folder, count] => schemas(schema, folder, count),
        ["document", schema, out, count] => document(schema, out, count),
        ["edit-document", file] => edit_document(file),
        ["ours", schema, out, memory] => ours(schema, out, memory),
        ["theirs", document, out] => theirs(document, out),
        _ => return None,
    })
}

fn schemas(schema: &str, folder: &str, count: &str) -> Done {
    copy::copy(Path::new(schema), Path::new(folder), count.parse()?)?;
    Ok(())
}

/// Writes the OpenAPI document of the schemas, with their operations as often as the number asks for.
fn document(schema: &str, out: &str, count: &str) -> Done {
    write(&peer::copied(&serde_json::from_str(&openapi(Path::new(schema))?)?, count.parse()?), out)
}

fn edit_document(file: &str) -> Done {
    write(&peer::edited(serde_json::from_reader(BufReader::new(File::open(file)?))?), file)
}

fn write(document: &serde_json::Value, out: &str) -> Done {
    let mut file = BufWriter::new(File::create(out)?);
    serde_json::to_writer(&mut file, document)?;
    Ok(file.flush()?)
}

/// Our generator, as build.rs runs it.
fn ours(schema: &str, out: &str, memory: &str) -> Done {
    let changes = regenerate(Path::new(schema), Path::new(out), Path::new(memory))?;
    println!("{} written", changes.written.len());
    Ok(())
}

/// progenitor, as its documentation shows it for a build script.
fn theirs(document: &str, out: &str) -> Done {
    let document = serde_json::from_reader(BufReader::new(File::open(document)?))?;
    let tokens = progenitor::Generator::default().generate_tokens(&document)?;
    fs::write(out, prettyplease::unparse(&syn::parse2(tokens)?))?;
    Ok(())
}
