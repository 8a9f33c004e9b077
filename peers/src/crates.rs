//! The crates that are built to be measured. None is a member of a workspace, none has a lock file: like a new program, they get the
//! newest versions that fit.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{Done, house::House};

const PACKAGES: [&str; 3] = ["huaweicloud-jobs", "huaweicloud-jobs-runtime", "huaweicloud-jobs-codegen"];

/// What a generated client of progenitor's needs, as its documentation says, less what these APIs do without.
const NEEDS: &str = r#"
progenitor-client = { version = "0.15", default-features = false }
reqwest = { version = "0.13", features = ["json", "query", "stream"], default-features = TLS }
serde = { version = "1", features = ["derive"] }
serde_json = "1"
"#;

/// What a program has of its own, to run one request.
pub(crate) const TOKIO: &str =
    r#"tokio = { version = "1", default-features = false, features = ["macros", "rt"] }"#;

/// A crate: its dependencies, and its source under the name that it has there.
pub(crate) fn write(folder: &Path, dependencies: &str, file: &str, source: &str) -> Done {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let manifest = format!(
        "[workspace]\n\n[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[profile.release]\nstrip = true\n\n[dependencies]\n{dependencies}\n"
    );
    let file = folder.join(file);
    fs::create_dir_all(file.parent().unwrap_or(folder))?;
    fs::write(folder.join("Cargo.toml"), manifest)?;
    Ok(fs::write(file, source)?)
}

/// A program that depends on the library as it is packed, so without the generator.
pub(crate) fn our_program(
    house: &House,
    name: &str,
    features: &str,
    more: &str,
    program: &str,
) -> Done<PathBuf> {
    let packed = packed(house)?;
    let folder = house.folder(name, true)?;
    let place = |package: &str| format!("{package} = {{ git = \"file://{}\"", packed.display());
    let dependencies = format!(
        "{library}, default-features = false, features = [{features}] }}\n{more}\n\n[patch.crates-io]\n{runtime} }}\n{codegen} }}",
        library = place(PACKAGES[0]),
        runtime = place(PACKAGES[1]),
        codegen = place(PACKAGES[2]),
    );
    write(&folder, &dependencies, "src/main.rs", program)?;
    Ok(folder)
}

/// The library as its users get it, unpacked. In a git repository, since cargo compiles what is in one as it does what is from the registry:
/// not incrementally, which only pays for what is edited.
fn packed(house: &House) -> Done<PathBuf> {
    if let Some(folder) = house.packed.get() {
        return Ok(folder.clone());
    }
    let (folder, target) = (house.folder("packed", true)?, house.folder("packed-target", true)?);
    let version = env!("CARGO_PKG_VERSION");
    let mut pack = vec!["package", "--allow-dirty", "--no-verify"];
    PACKAGES.iter().for_each(|package| pack.extend(["--package", package]));
    house.cargo(&house.repository, &target, &pack)?;
    for package in PACKAGES {
        let file = target.join(format!("package/{package}-{version}.crate"));
        let mut tar = crate::cost::command("tar", &folder);
        crate::cost::run(tar.arg("xzf").arg(file), &house.scratch.join("log.txt"))?;
    }
    let who = ["-c", "user.name=peers", "-c", "user.email=peers@localhost"];
    for step in [
        &["init", "--quiet"][..],
        &["add", "."],
        &["commit", "--quiet", "--message", "The library as it is packed"],
    ] {
        let mut git = crate::cost::command("git", &folder);
        crate::cost::run(git.args(who).args(step), &house.scratch.join("log.txt"))?;
    }
    Ok(house.packed.get_or_init(|| folder).clone())
}

/// A program that depends on a crate with progenitor's client of the five APIs.
pub(crate) fn their_program(
    house: &House,
    name: &str,
    tls: bool,
    more: &str,
    program: &str,
) -> Done<PathBuf> {
    let folder = house.folder(name, true)?;
    let client = house.folder("client", true)?;
    write(&client, &needs(tls), "src/lib.rs", "")?;
    their_code(house, 5, &client.join("src/lib.rs"))?;
    write(&folder, &format!("client = {{ path = \"../client\" }}\n{more}"), "src/main.rs", program)?;
    Ok(folder)
}

pub(crate) fn needs(tls: bool) -> String {
    NEEDS.replace("TLS", if tls { "true" } else { "false" })
}

/// progenitor's code of so many APIs.
pub(crate) fn their_code(house: &House, count: usize, out: &Path) -> Done {
    let document = document(house, count)?;
    house.child(&["theirs", &document.to_string_lossy(), &out.to_string_lossy()])?;
    Ok(())
}

/// The OpenAPI document of so many APIs.
pub(crate) fn document(house: &House, count: usize) -> Done<PathBuf> {
    let file = house.scratch.join(format!("openapi-{count}.json"));
    let schema = house.repository.join("schema");
    house.child(&["document", &schema.to_string_lossy(), &file.to_string_lossy(), &count.to_string()])?;
    Ok(file)
}

/// A new folder of so many schemas.
pub(crate) fn schemas(house: &House, count: usize) -> Done<PathBuf> {
    let folder = house.folder(&format!("schemas-{count}"), true)?;
    let schema = house.repository.join("schema");
    house.child(&["copy", &schema.to_string_lossy(), &folder.to_string_lossy(), &count.to_string()])?;
    Ok(folder)
}

/// Adds a line to a schema: a field in the first of its structures.
pub(crate) fn edit(schemas: &Path) -> Done {
    let first = |folder: &Path| -> Done<PathBuf> {
        let mut files = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Done<Vec<_>>>()?;
        files.retain(|file| file.file_name().is_some_and(|name| name != "hosts.yaml"));
        files.sort();
        files.into_iter().next().ok_or_else(|| format!("{} is empty", folder.display()).into())
    };
    let schema = first(&first(&first(schemas)?)?)?;
    let text = fs::read_to_string(&schema)?;
    let after = "\nstructures:\n";
    let structures = text.find(after).ok_or("a schema without structures")? + after.len();
    let end = structures + text[structures..].find('\n').unwrap_or_default() + 1;
    let number = text.matches("\n    added_").count();
    let added = format!("    added_{number}: {{ type: String, description: Added. }}\n");
    Ok(fs::write(schema, [&text[..end], &added, &text[end..]].concat())?)
}
