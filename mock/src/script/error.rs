use std::fmt;

/// Why a text is not a script.
///
/// `Display` is one sentence, with the place in front: `line 3, column 9: jobs[0].steps[0]: unknown field ...`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ScriptError {
    message: String,
    place: Option<(usize, usize)>,
}

impl ScriptError {
    /// What is wrong, without its place.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Line and column, both from 1, where they are known.
    pub fn place(&self) -> Option<(usize, usize)> {
        self.place
    }
}

impl From<serde_yaml::Error> for ScriptError {
    fn from(error: serde_yaml::Error) -> Self {
        let place = error.location().map(|place| (place.line(), place.column()));
        let mut message = error.to_string();
        if let Some((line, column)) = place {
            // The reader puts the place at the end, or between two halves of what it has to say.
            message = message.replacen(&format!(" at line {line} column {column}"), "", 1);
        }
        Self { message, place }
    }
}

impl fmt::Display for ScriptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((line, column)) = self.place {
            write!(f, "line {line}, column {column}: ")?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for ScriptError {}
