//! `cargo run -p huaweicloud-jobs-codegen --example copies -- 2000 FOLDER [SCHEMA]`: so many schemas to measure with, made of those that
//! there are.

mod copy;

use std::{
    env,
    error::Error,
    path::{Path, PathBuf},
};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args_os().skip(1);
    let (Some(count), Some(folder)) = (arguments.next(), arguments.next()) else {
        return Err(
            "say how many, and into which folder: `2000 FOLDER`; a folder of schemas may follow".into()
        );
    };
    let Some(count) = count.to_str().and_then(|count| count.parse().ok()) else {
        return Err(format!("{} is not a number of schemas", count.display()).into());
    };
    let own = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../schema");
    let schema = arguments.next().map_or_else(own, PathBuf::from);
    copy::copy(&schema, Path::new(&folder), count)?;
    Ok(())
}
