//! Steps as they are written: one key says what is answered, others how.

use serde::Deserialize;

use super::{
    Cut, Drip, JobState, Step, What,
    item::{Item, Mapped},
    reader::{Count, CutAt, ErrorStatus, HeaderText, HtmlStatus, Span, True, UpTo, Word, given, given_whole},
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StepMap {
    #[serde(default, deserialize_with = "given")]
    status: Option<Word>,
    #[serde(default, deserialize_with = "given")]
    result: Option<Word>,
    #[serde(default, deserialize_with = "given")]
    progress: Option<UpTo<100>>,
    #[serde(default, deserialize_with = "given_whole")]
    tasks: Option<Vec<Item<JobState>>>,
    #[serde(default, deserialize_with = "given")]
    error: Option<ErrorStatus>,
    #[serde(default, deserialize_with = "given")]
    code: Option<Word>,
    #[serde(default, deserialize_with = "given")]
    message: Option<Word>,
    #[serde(default, deserialize_with = "given")]
    retry_after: Option<HeaderText>,
    #[serde(default, deserialize_with = "given")]
    not_found: Option<True>,
    #[serde(default, deserialize_with = "given")]
    html: Option<HtmlStatus>,
    #[serde(default, deserialize_with = "given")]
    reset: Option<True>,
    #[serde(default, deserialize_with = "given")]
    expire_token: Option<True>,
    #[serde(default, deserialize_with = "given")]
    truncate: Option<CutAt>,
    #[serde(default, deserialize_with = "given_whole")]
    drip: Option<Item<Drip>>,
    #[serde(default, deserialize_with = "given")]
    repeat: Option<Count>,
    #[serde(default, deserialize_with = "given")]
    delay: Option<Span>,
}

impl StepMap {
    /// The keys that say what is answered. No two of them go together, but for those of a job.
    fn answers(&self) -> Vec<&'static str> {
        let job = [
            (self.status.is_some(), "status"),
            (self.result.is_some(), "result"),
            (self.progress.is_some(), "progress"),
            (self.tasks.is_some(), "tasks"),
        ];
        let others = [
            (self.error.is_some(), "error"),
            (self.not_found.is_some(), "not_found"),
            (self.html.is_some(), "html"),
            (self.reset.is_some(), "reset"),
            (self.expire_token.is_some(), "expire_token"),
        ];
        let job = job.into_iter().find(|(given, _)| *given);
        let given = job.into_iter().chain(others.into_iter().filter(|(given, _)| *given));
        given.map(|(_, key)| key).collect()
    }

    /// Keys without a meaning beside what the step answers.
    fn idle(&self, what: &What) -> Option<&'static str> {
        let job = matches!(what, What::Job(_));
        let error = matches!(what, What::Error { .. });
        let body = !matches!(what, What::Reset);
        let idle = [
            (self.code.is_some() && !job && !error, "code"),
            (self.message.is_some() && !job && !error, "message"),
            (self.retry_after.is_some() && !error, "retry_after"),
            (self.truncate.is_some() && !body, "truncate"),
            (self.drip.is_some() && !body, "drip"),
        ];
        idle.into_iter().find_map(|(idle, key)| idle.then_some(key))
    }
}

impl Mapped for Step {
    type Map = StepMap;
    const EXPECTED: &'static str =
        "a step: a map, or one of `reset`, `truncate`, `drip`, `html`, `not_found`, `expire_token`";

    fn from_word(word: &str) -> Result<Self, String> {
        Ok(match word {
            "reset" => Self::reset(),
            "truncate" => Self::here().truncate(),
            "drip" => Self { drip: Some(Drip::default()), ..Self::here() },
            "html" => Self::html(502),
            "not_found" => Self::not_found(),
            "expire_token" => Self::expire_token(),
            _ => return Err(format!("expected {}, found `{word}`", Self::EXPECTED)),
        })
    }

    fn from_map(map: StepMap) -> Result<Self, String> {
        let answers = map.answers();
        let what = match answers.as_slice() {
            [] | ["status" | "result" | "progress" | "tasks"] => What::Job(JobState::default()),
            ["error"] => Self::error(map.error.as_ref().map_or(500, |status| status.0)).what,
            ["html"] => Self::html(map.html.as_ref().map_or(502, |status| status.0)).what,
            ["not_found"] => What::NotFound,
            ["reset"] => What::Reset,
            ["expire_token"] => What::ExpireToken,
            [one, other, ..] => {
                return Err(format!("`{one}` and `{other}` exclude each other: a step is one answer"));
            }
            [other] => return Err(format!("`{other}` is no answer")),
        };
        match map.idle(&what) {
            Some(key) if answers.is_empty() => {
                return Err(format!("`{key}` has no meaning in a step without `error`"));
            }
            Some(key) => return Err(format!("`{key}` has no meaning beside `{}`", answers.join("`, `"))),
            None => {}
        }
        let text = |word: Option<Word>| word.map(|word| word.0);
        let what = match what {
            What::Job(_) => What::Job(JobState {
                status: text(map.status),
                result: text(map.result),
                name: None,
                progress: map.progress.map(|percent| percent.0),
                code: text(map.code),
                message: text(map.message),
                tasks: map.tasks.map(|tasks| tasks.into_iter().map(|task| task.0).collect()),
            }),
            What::Error { status, .. } => What::Error {
                status,
                code: text(map.code),
                message: text(map.message),
                retry_after: map.retry_after.map(|value| value.0),
            },
            other => other,
        };
        let step = Self {
            what,
            truncate: map.truncate.map(|cut| cut.0.map_or(Cut::Half, Cut::After)),
            drip: map.drip.map(|drip| drip.0),
            delay: map.delay.map(|span| span.0).unwrap_or_default(),
            repeat: map.repeat.map_or(1, |count| count.0),
        };
        if says_nothing(&step) {
            return Err("the step says nothing".to_owned());
        }
        Ok(step)
    }
}

/// A step with nothing but `repeat` is most likely not what was meant.
fn says_nothing(step: &Step) -> bool {
    !step.loses_the_answer() && step.drip.is_none() && step.delay.is_zero()
}
