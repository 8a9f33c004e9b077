//! `hwjobs completions` and `hwjobs man`: what shells and manuals know of the commands, made of the commands themselves.

use std::{fs, path::Path};

use clap::{Arg, ArgMatches, Command, value_parser};
use clap_complete::Shell;
use clap_mangen::Man;
use huaweicloud_jobs_runtime::Api;

use crate::{failure::Failure, file::Target, output::print_raw, tree};

/// `completions`.
pub(crate) fn completions_command() -> Command {
    let shell = Arg::new("shell").value_name("SHELL").required(true).value_parser(value_parser!(Shell));
    Command::new("completions")
        .about("Prints a script with which a shell completes commands, APIs and their parameters")
        .after_help(
            "bash: hwjobs completions bash > ~/.local/share/bash-completion/completions/hwjobs\n\
             zsh:  hwjobs completions zsh > a folder of $fpath, as _hwjobs\n\
             fish: hwjobs completions fish > ~/.config/fish/completions/hwjobs.fish",
        )
        .arg(shell.help("Which shell"))
}

/// `man`.
pub(crate) fn man_command() -> Command {
    let folder = Arg::new("folder")
        .value_name("DIR")
        .help("Folder to write all pages into, such as /usr/local/share/man/man1");
    Command::new("man")
        .about("Prints the manual's first page, or writes all pages into a folder")
        .after_help("To read it at once: hwjobs man | man -l -")
        .arg(folder)
}

/// Prints the script.
pub(crate) fn completions(
    apis: &'static [&'static Api],
    whole: Command,
    matches: &ArgMatches,
) -> Result<(), Failure> {
    let mut script = Vec::new();
    if let Some(shell) = matches.get_one::<Shell>("shell") {
        clap_complete::generate(*shell, &mut tree::with_values(apis, whole), "hwjobs", &mut script);
    }
    Ok(print_raw(&script)?)
}

/// Prints a page, or writes all.
pub(crate) fn man(mut whole: Command, matches: &ArgMatches) -> Result<(), Failure> {
    whole.build();
    match matches.get_one::<String>("folder") {
        None => Ok(print_raw(&page(&whole)?)?),
        Some(folder) => {
            fs::create_dir_all(folder).map_err(|error| {
                Failure::usage(format!("DIR {folder}: {error}"), "name a folder that can be written")
            })?;
            write(&whole, Path::new(folder))
        }
    }
}

fn write(command: &Command, folder: &Path) -> Result<(), Failure> {
    let name = command.get_display_name().unwrap_or(command.get_name());
    let file = folder.join(format!("{name}.1"));
    let page = page(command)?;
    Target::new("DIR", &file.to_string_lossy(), false)?.write(&String::from_utf8_lossy(&page))?;
    let below = command.get_subcommands().filter(|command| command.get_name() != "help");
    below.into_iter().try_for_each(|command| write(command, folder))
}

fn page(command: &Command) -> Result<Vec<u8>, Failure> {
    let mut page = Vec::new();
    Man::new(command.clone()).render(&mut page)?;
    Ok(page)
}
