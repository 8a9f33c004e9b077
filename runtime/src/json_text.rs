use std::fmt;

use crate::text::Text;

/// JSON that a service sends inside a string, such as `"{ \"Message\": \"ECC00011\" }"`.
///
/// ```
/// use huaweicloud_jobs_runtime::JsonText;
///
/// let messages = JsonText::from(r#"{ "Message": "ECC00011" }"#);
/// assert_eq!(messages.parse()?["Message"], "ECC00011");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct JsonText(Text);

impl JsonText {
    /// The text as sent.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The JSON in the text.
    ///
    /// # Errors
    /// The text is not JSON; services sometimes write plain words.
    pub fn parse(&self) -> serde_json::Result<serde_json::Value> {
        serde_json::from_str(self.as_str())
    }
}

impl From<&str> for JsonText {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for JsonText {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for JsonText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
