//! `hwjobs completions` and `hwjobs man`: what shells and manuals know of the commands, made of the commands themselves.

use std::{fs, path::Path};

use clap::{Arg, ArgMatches, Command, builder::StyledStr, value_parser};
use clap_complete::Shell;
use clap_mangen::Man;
use huaweicloud_jobs_runtime::Api;

use crate::{bash, failure::Failure, file::Target, output::print_raw, profile, tree};

/// `completions`.
pub(crate) fn completions_command() -> Command {
    let shell = Arg::new("shell").value_name("SHELL").required(true).value_parser(value_parser!(Shell));
    Command::new("completions")
        .about("Prints a script with which a shell completes commands, APIs and their parameters")
        .after_help(
            "bash: hwjobs completions bash > ~/.local/share/bash-completion/completions/hwjobs\n\
             zsh:  hwjobs completions zsh > a folder of $fpath, as _hwjobs\n\
             fish: hwjobs completions fish > ~/.config/fish/completions/hwjobs.fish\n\
             It knows the profiles that there are when it is written.",
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
        // A file that is wrong is not what the shell asks about.
        let profiles: Vec<String> = profile::read_all(apis).unwrap_or_default().into_keys().collect();
        let mut whole = tree::with_values(apis, &profiles, whole);
        clap_complete::generate(*shell, &mut whole, "hwjobs", &mut script);
        if *shell == Shell::Bash {
            script = bash::mend(&String::from_utf8_lossy(&script)).into_bytes();
        }
    }
    Ok(print_raw(&script)?)
}

/// Prints a page, or writes all.
pub(crate) fn man(whole: Command, matches: &ArgMatches) -> Result<(), Failure> {
    // The manual is the help.
    let mut whole = prepare(whole.disable_help_subcommand(true));
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
    command.get_subcommands().try_for_each(|command| write(command, folder))
}

/// The manual joins lines that no empty one keeps apart, and has no slash in the name of a page.
fn prepare(command: Command) -> Command {
    let apart = |text: &StyledStr| text.to_string().replace("\n\n", "\n").replace('\n', "\n\n");
    let help = |arg: Arg| match arg.get_long_help().map(apart) {
        Some(text) => arg.long_help(text),
        None => arg,
    };
    let after = command.get_after_long_help().or(command.get_after_help()).map(apart);
    let name = command.get_name().replace('/', "-");
    // One line says what it is; all of them describe it.
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let long = command.get_long_about().map_or_else(|| apart(&StyledStr::from(&about)), ToString::to_string);
    let first = about.lines().next().unwrap_or_default().to_owned();
    let command = command.name(name).about(first).long_about(long).mut_args(help).mut_subcommands(prepare);
    after.into_iter().fold(command, |command, text| command.after_long_help(text))
}

fn page(command: &Command) -> Result<Vec<u8>, Failure> {
    let mut command = command.clone().mut_args(|arg| match arg.get_id().as_str() {
        // There is no other help in a manual.
        "help" => arg.help("Print help").long_help("Print help"),
        _ => arg,
    });
    // In which the API has its slashes, other than in the page's name.
    let words = command.get_bin_name().unwrap_or(command.get_name()).to_owned();
    let (name, word) = (command.get_name().to_owned(), words.rsplit(' ').next().unwrap_or_default());
    let usage = command.render_usage().to_string().replacen(&name, word, 1);
    let command = command.override_usage(usage.trim_start_matches("Usage: ").to_owned());
    // The header has the title twice, and eighty columns.
    let title = words.split(' ').take(2).collect::<Vec<_>>().join("-");
    let mut page = Vec::new();
    Man::new(command)
        .title(title)
        .source(concat!("hwjobs ", env!("CARGO_PKG_VERSION")))
        .manual("hwjobs manual")
        .render(&mut page)?;
    Ok(String::from_utf8_lossy(&page).replace("\n.SH EXTRA\n", "\n.SH NOTES\n").into_bytes())
}
