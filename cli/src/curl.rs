//! A request as a command that people can copy.

use std::time::SystemTime;

use huaweicloud_jobs_runtime::Credentials;

/// The request as a `curl` command. It holds no secret: the token stays in the environment.
pub(crate) fn curl(request: &http::Request<Vec<u8>>, credentials: Option<&Credentials>) -> String {
    let mut text = String::new();
    if credentials.is_some_and(|credentials| is_signed(request, credentials)) {
        text.push_str(
            "# hwjobs would sign this request with the access key. curl cannot: give it a token.\n",
        );
    }
    text.push_str(&format!("curl --request {}", request.method()));
    for (name, value) in request.headers() {
        let header = format!("{name}: {}", String::from_utf8_lossy(value.as_bytes()));
        text.push_str(&format!(" \\\n  --header {}", quote(&header)));
    }
    text.push_str(" \\\n  --header \"X-Auth-Token: $OS_TOKEN\"");
    text.push_str(&format!(" \\\n  {}\n", quote(&request.uri().to_string())));
    text
}

/// Tried on a copy, so that nothing secret comes near the text.
fn is_signed(request: &http::Request<Vec<u8>>, credentials: &Credentials) -> bool {
    let mut copy = request.clone();
    let authorized = credentials.authorize(&mut copy, None, SystemTime::now());
    authorized.is_ok() && copy.headers().contains_key(http::header::AUTHORIZATION)
}

/// Quotes a word for the shell.
pub(crate) fn quote(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:=@%+,".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shell_gets_the_word_back() {
        assert_eq!(quote("https://h/a%20b"), "https://h/a%20b");
        assert_eq!(quote("a?b=1&c=$HOME"), "'a?b=1&c=$HOME'");
        assert_eq!(quote("it's"), r"'it'\''s'");
        assert_eq!(quote(""), "''");
    }
}
