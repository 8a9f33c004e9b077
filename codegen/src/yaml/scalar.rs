//! What a word without quotes means: YAML 1.2's core schema, so `Yes` and `2025-10-22` are text.

use super::Kind;

/// What it means, unless it is text.
pub(super) fn resolve(text: &str) -> Option<Kind> {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Some(Kind::Null),
        "true" | "True" | "TRUE" => Some(Kind::Boolean(true)),
        "false" | "False" | "FALSE" => Some(Kind::Boolean(false)),
        _ => number(text),
    }
}

fn number(text: &str) -> Option<Kind> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    match digits {
        ".inf" | ".Inf" | ".INF" => {
            return Some(Kind::Number(if text.starts_with('-') { f64::NEG_INFINITY } else { f64::INFINITY }));
        }
        ".nan" | ".NaN" | ".NAN" if digits == text => return Some(Kind::Number(f64::NAN)),
        _ => {}
    }
    let radix = |prefix: &str, radix| digits.strip_prefix(prefix).map(|digits| (digits, radix));
    if let Some((digits, radix)) = radix("0x", 16).or_else(|| radix("0o", 8)) {
        return i64::from_str_radix(digits, radix).ok().filter(|_| digits != text).map(Kind::Integer);
    }
    let is_decimal = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_decimal(digits) {
        // `007` is a code, not seven.
        let is_code = digits.len() > 1 && digits.starts_with('0');
        return match text.parse() {
            _ if is_code => None,
            Ok(number) => Some(Kind::Integer(number)),
            Err(_) => text.parse().ok().map(Kind::Number),
        };
    }
    let starts = digits.trim_start_matches('.').starts_with(|c: char| c.is_ascii_digit());
    let is_code = digits.len() > 1 && digits.starts_with('0') && digits.as_bytes()[1].is_ascii_digit();
    let number: f64 = (starts && !is_code).then(|| text.parse().ok())??;
    number.is_finite().then_some(Kind::Number(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_numbers() {
        for (written, meant) in [
            ("~", Some(Kind::Null)),
            ("True", Some(Kind::Boolean(true))),
            ("Yes", None),
            ("no", None),
            ("0", Some(Kind::Integer(0))),
            ("-12", Some(Kind::Integer(-12))),
            ("+12", Some(Kind::Integer(12))),
            ("0x1F", Some(Kind::Integer(31))),
            ("007", None),
            ("1.10", Some(Kind::Number(1.1))),
            ("1e3", Some(Kind::Number(1000.0))),
            (".5", Some(Kind::Number(0.5))),
            ("18446744073709551615", Some(Kind::Number(18_446_744_073_709_551_615.0))),
            ("-.inf", Some(Kind::Number(f64::NEG_INFINITY))),
            ("infinity", None),
            ("nan", None),
            ("-", None),
            ("1.2.3", None),
            ("2025-10-22", None),
            ("12:30", None),
        ] {
            assert_eq!(resolve(written), meant, "{written}");
        }
    }
}
