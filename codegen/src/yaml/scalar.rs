//! What a word without quotes means: YAML 1.2's core schema, so `Yes` and `2025-10-22` are text.

use super::Kind;

pub(super) fn resolve(text: &str) -> Kind {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Kind::Null,
        "true" | "True" | "TRUE" => Kind::Boolean(true),
        "false" | "False" | "FALSE" => Kind::Boolean(false),
        _ => number(text).unwrap_or_else(|| Kind::Text(text.to_owned())),
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
    text.parse().ok().filter(|number: &f64| starts && !is_code && number.is_finite()).map(Kind::Number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_numbers() {
        let text = |text: &str| Kind::Text(text.to_owned());
        for (written, meant) in [
            ("~", Kind::Null),
            ("True", Kind::Boolean(true)),
            ("Yes", text("Yes")),
            ("no", text("no")),
            ("0", Kind::Integer(0)),
            ("-12", Kind::Integer(-12)),
            ("+12", Kind::Integer(12)),
            ("0x1F", Kind::Integer(31)),
            ("007", text("007")),
            ("1.10", Kind::Number(1.1)),
            ("1e3", Kind::Number(1000.0)),
            (".5", Kind::Number(0.5)),
            ("18446744073709551615", Kind::Number(18_446_744_073_709_551_615.0)),
            ("-.inf", Kind::Number(f64::NEG_INFINITY)),
            ("infinity", text("infinity")),
            ("nan", text("nan")),
            ("-", text("-")),
            ("1.2.3", text("1.2.3")),
            ("2025-10-22", text("2025-10-22")),
            ("12:30", text("12:30")),
        ] {
            assert_eq!(resolve(written), meant, "{written}");
        }
    }
}
