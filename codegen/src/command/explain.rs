//! `explain`: what a rule is for, with a wrong and a right example.

use std::process::ExitCode;

use clap::{Arg, ArgMatches, Command};
use huaweicloud_jobs_codegen::Rule;

use super::{Done, say};

pub(super) fn command() -> Command {
    Command::new("explain")
        .about("Says what a rule is for, with a wrong and a right example; all rules without one")
        .arg(
            Arg::new("rule")
                .value_name("RULE")
                .help("Id of a rule, as it stands in the brackets of a finding"),
        )
}

pub(super) fn run(chosen: &ArgMatches) -> Done {
    let Some(id) = chosen.get_one::<String>("rule") else {
        let widest = Rule::ALL.iter().map(|rule| rule.id().len()).max().unwrap_or_default();
        for rule in Rule::ALL {
            say(&format_args!("{:7}  {:widest$}  {}", rule.severity().word(), rule.id(), rule.says()));
        }
        return Ok(ExitCode::SUCCESS);
    };
    // The brackets of a finding may come along: `error[bad-value]`.
    let id = id.rsplit('[').next().unwrap_or_default().trim_end_matches(']');
    let Some(rule) = Rule::of_id(id) else {
        let help = match Rule::nearest(id) {
            Some(near) => format!("did you mean `{}`?", near.id()),
            None => "`explain` alone lists all rules".to_owned(),
        };
        return Err(format!("no rule is called `{id}`; {help}").into());
    };
    say(&format_args!(
        "{}[{}]: {}\n\n{}",
        rule.severity().word(),
        rule.id(),
        rule.says(),
        rule.explanation().trim_end()
    ));
    Ok(ExitCode::SUCCESS)
}
