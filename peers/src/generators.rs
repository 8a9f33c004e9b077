//! The generators themselves, each in a process of its own, so that its time and its memory are its own.

use std::{error::Error, fs, path::Path};

/// progenitor as its documentation shows it for a build script.
pub(crate) fn progenitor(document: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let document = serde_json::from_reader(std::io::BufReader::new(fs::File::open(document)?))?;
    let tokens = progenitor::Generator::default().generate_tokens(&document)?;
    let text = prettyplease::unparse(&syn::parse2(tokens)?);
    fs::write(out, text)?;
    Ok(())
}
