//! Jobs in a file, whichever command wrote it: `get` an answer, `wait` and `--save` waits.

use std::{error::Error as _, fs, io, time::SystemTime};

use huaweicloud_jobs_runtime::{Api, DynamicRequest, Request, read_answer, wait::Outcome};
use serde_json::Value;

use crate::{
    failure::Failure,
    live::Live,
    save::{self, Saved},
};

/// The jobs in the file that `--from` names, and when they were like that. `api` is whose answer it is, where it does not say that itself.
pub(crate) fn read(
    apis: &'static [&'static Api],
    api: Option<&'static Api>,
    file: &str,
) -> Result<(Vec<Live>, SystemTime), Failure> {
    let refuse =
        |(problem, hint): (String, String)| Failure::usage(format!("--from {file}: {problem}"), hint);
    let (body, written) = bytes(file).map_err(|error| {
        let problem = match error.kind() {
            io::ErrorKind::NotFound => "there is no such file".to_owned(),
            _ => error.to_string(),
        };
        refuse((problem, "`hwjobs get --output json` writes such files".to_owned()))
    })?;
    if save::is_saved(&body) {
        if api.is_some() {
            let problem = "these are saved waits, which name their own API".to_owned();
            return Err(refuse((problem, "leave the API out".to_owned())));
        }
        let saved = save::parse_file(apis, file, &String::from_utf8_lossy(&body))?;
        // A wait that goes on was interrupted when it was last saved.
        let jobs = saved.into_iter().map(|saved| of_wait(apis, saved)).collect::<Result<_, _>>()?;
        return Ok((jobs, SystemTime::now()));
    }
    let answers = match serde_json::from_slice(&body) {
        Ok(Value::Array(list)) if !list.is_empty() => list.iter().map(document).collect(),
        Ok(json) => document(&json).map(|found| vec![found]),
        Err(_) => None,
    };
    let answers = match (answers, api) {
        (Some(answers), _) => answers,
        (None, Some(api)) => {
            vec![Document { api: api.id.to_owned(), asked: api.id.to_owned(), answer: body }]
        }
        (None, None) => {
            let problem = "it does not say of which API it is".to_owned();
            return Err(refuse((problem, format!("name it: hwjobs timeline API --from {file}"))));
        }
    };
    let jobs = answers.into_iter().map(|answer| answer.live(apis, api, written).map_err(refuse));
    Ok((jobs.collect::<Result<_, _>>()?, written))
}

/// What is in it, and when that was written.
fn bytes(file: &str) -> io::Result<(Vec<u8>, SystemTime)> {
    if file == "-" {
        let mut body = Vec::new();
        io::Read::read_to_end(&mut io::stdin(), &mut body)?;
        return Ok((body, SystemTime::now()));
    }
    // What was not over then is not known to have gone on until today.
    Ok((fs::read(file)?, fs::metadata(file)?.modified()?))
}

fn of_wait(apis: &[&'static Api], saved: Saved) -> Result<Live, Failure> {
    let request =
        saved.wait.request(apis).map_err(|error| Failure::usage(error.to_string(), "it was edited"))?;
    let mut live = Live::new(request.api(), saved.label, saved.wait.began());
    (live.job, live.observed) = (saved.wait.job().cloned(), saved.observed);
    let outcome = saved.wait.outcome().unwrap_or(Outcome::Abandoned);
    live.end = Some((outcome, saved.wait.began() + saved.wait.elapsed()));
    Ok(live)
}

/// An answer, and whose it is.
struct Document {
    api: String,
    asked: String,
    answer: Vec<u8>,
}

/// What `get` or `wait` wrote for programs.
fn document(json: &Value) -> Option<Document> {
    let (asked, answer) = match (json.get("asked"), json.get("last")) {
        (Some(asked), Some(last)) => (asked.as_str(), last),
        _ => (None, json),
    };
    let (api, _, answer) = (answer.get("api")?.as_str()?, answer.get("job")?, answer.get("response")?);
    Some(Document {
        api: api.to_owned(),
        asked: asked.unwrap_or(api).to_owned(),
        answer: answer.to_string().into_bytes(),
    })
}

impl Document {
    /// The job, as it was at some time. The error is a problem, and a hint.
    fn live(
        self,
        apis: &[&'static Api],
        named: Option<&'static Api>,
        now: SystemTime,
    ) -> Result<Live, (String, String)> {
        let Some(api) = apis.iter().copied().find(|api| api.id == self.api) else {
            return Err((
                format!("it is an answer of {}, which is not known", self.api),
                "`hwjobs apis` lists all".to_owned(),
            ));
        };
        if named.is_some_and(|named| named.id != api.id) {
            return Err((format!("it is an answer of {}", api.id), "leave the API out".to_owned()));
        }
        if self.answer == b"null" {
            let problem = "it holds no answer: the wait had ended before it was resumed".to_owned();
            return Err((problem, "give the file that --save wrote".to_owned()));
        }
        let hint = || format!("it must be an answer of {}", api.id);
        let answer = read_answer(&DynamicRequest::new(api), http::Response::new(self.answer));
        // Nobody answered just now, so what was wrong with the bytes is all there is to say.
        let answer = answer.map_err(|error| {
            let cause = error.source().map_or_else(|| error.to_string(), ToString::to_string);
            (cause, hint())
        })?;
        let job = answer.job();
        if job.status.is_none() && job.tasks.is_empty() {
            return Err(("it says nothing of a job".to_owned(), hint()));
        }
        let mut live = Live::new(api, self.asked, now);
        live.job = Some(job);
        Ok(live)
    }
}
