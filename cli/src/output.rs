//! Standard output and standard error. Colours reach terminals only, and not those of who sets `NO_COLOR`.

use std::io::{self, Write};

use clap::{
    Arg,
    builder::{PossibleValue, PossibleValuesParser},
};

use crate::options::Options;

/// How an answer is shown.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(crate) enum Form {
    /// For people.
    Table,
    /// JSON, for programs.
    Json,
    /// The same as YAML.
    Yaml,
    /// The answer's own bytes.
    Raw,
}

impl Form {
    const ALL: [(&'static str, Self, &'static str); 4] = [
        ("table", Self::Table, "For people"),
        ("json", Self::Json, "For programs"),
        ("yaml", Self::Yaml, "The same as json, in YAML"),
        ("raw", Self::Raw, "The answer's own bytes; of an answer in several pages, the first"),
    ];

    /// The option `--output` with some of the forms.
    pub(crate) fn option(forms: &[Self]) -> Arg {
        let allowed = Self::ALL.iter().filter(|(_, form, _)| forms.contains(form));
        let values = allowed.map(|(name, _, help)| PossibleValue::new(*name).help(*help));
        Arg::new("output")
            .long("output")
            .short('o')
            .value_name("FORM")
            .value_parser(PossibleValuesParser::new(values))
            .default_value("table")
            .help("How to show it")
    }

    /// What was chosen.
    pub(crate) fn of(options: &Options) -> Self {
        let chosen = options.get::<String>("output");
        let form = Self::ALL.iter().find(|(name, ..)| chosen.is_some_and(|chosen| chosen == name));
        form.map_or(Self::Table, |(_, form, _)| *form)
    }
}

/// Writes to standard output.
pub(crate) fn print(text: &str) -> io::Result<()> {
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Writes bytes to standard output as they are.
pub(crate) fn print_raw(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}

/// Whether nobody reads standard output any more. Who writes finds out by himself; who waits has to ask.
pub(crate) fn is_unread() -> bool {
    #[cfg(unix)]
    {
        use rustix::event::{PollFd, PollFlags, Timespec, poll};

        let out = io::stdout();
        let mut asked = [PollFd::new(&out, PollFlags::empty())];
        let at_once = Timespec { tv_sec: 0, tv_nsec: 0 };
        poll(&mut asked, Some(&at_once)).is_ok() && asked[0].revents().contains(PollFlags::ERR)
    }
    #[cfg(not(unix))]
    false
}

/// Writes to standard error. If that fails there is nobody to tell.
pub(crate) fn error(text: &str) {
    let _ = anstream::stderr().lock().write_all(text.as_bytes());
}

/// How many columns the terminal has; `None` where standard output is none, and lines may be as long as they are.
pub(crate) fn width() -> Option<usize> {
    let (terminal_size::Width(columns), _) = terminal_size::terminal_size_of(io::stdout())?;
    (columns > 0).then_some(columns.into())
}
