//! How far each job has come: polls are counted, and lost answers.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use huaweicloud_jobs_runtime::{Api, Need};

use crate::{JobScript, Script, Step, check::Values, delivery::Delivery, script::Position, times::Times};

/// What a poll of a job gets.
pub(crate) struct Poll<'s> {
    /// How many answers the job has given before.
    pub(crate) answers: u32,
    /// Where its script is, if it has one.
    pub(crate) position: Option<Position<'s>>,
    /// What is in its way.
    pub(crate) fault: Option<&'s Step>,
    /// When it and its tasks began and ended.
    pub(crate) times: Arc<Mutex<Times>>,
}

impl<'s> Poll<'s> {
    /// The step that is answered; none if the mode alone decides. A fault that answers nothing itself only changes how it is sent.
    pub(crate) fn step(&self) -> Option<&'s Step> {
        let own = self.position.as_ref().map(|position| position.step);
        match self.fault {
            Some(fault) if fault.answers_itself() => Some(fault),
            _ => own,
        }
    }

    /// How the answer is sent.
    pub(crate) fn delivery(&self) -> Delivery {
        let delivery = self.step().map(Delivery::of).unwrap_or_default();
        match self.fault {
            Some(fault) if !fault.answers_itself() => delivery.and(Delivery::of(fault)),
            _ => delivery,
        }
    }
}

/// All jobs that were asked for.
#[derive(Default)]
pub(crate) struct Jobs(Mutex<HashMap<String, Progress>>);

/// One of them.
#[derive(Default)]
struct Progress {
    polls: u32,
    answers: u32,
    /// How many of the last polls were not answered.
    lost: u32,
    times: Arc<Mutex<Times>>,
}

impl Jobs {
    /// Counts a poll. A further page of the same answer is not a further poll.
    pub(crate) fn poll<'s>(
        &self,
        script: &'s Script,
        part: Option<&'s JobScript>,
        api: &Api,
        values: &Values,
    ) -> Poll<'s> {
        let (job, further_page) = key(api, values);
        let mut jobs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let progress = jobs.entry(job.clone()).or_default();
        let times = Arc::clone(&progress.times);
        let at = |answers| part.and_then(|part| part.at(answers));
        if further_page {
            let answers = progress.answers.saturating_sub(1);
            return Poll { answers, position: at(answers), fault: None, times };
        }
        let answers = progress.answers;
        let fault = script.fault(&job, progress.polls, progress.lost);
        progress.polls = progress.polls.saturating_add(1);
        if fault.is_some_and(Step::loses_the_answer) {
            progress.lost = progress.lost.saturating_add(1);
        } else {
            progress.lost = 0;
            progress.answers = answers.saturating_add(1);
        }
        Poll { answers, position: at(answers), fault, times }
    }
}

/// What tells a job from others, and whether a further page of it is asked for.
fn key(api: &Api, values: &Values) -> (String, bool) {
    let (mut job, mut further_page) = (api.id.to_owned(), false);
    for parameter in api.parameters {
        let Some(value) = values.get(parameter.name) else { continue };
        match &api.paging {
            // A new token asks for the same job.
            _ if matches!(parameter.need, Need::Credential { .. }) => {}
            Some(paging) if parameter.name == paging.limit => {}
            Some(paging) if parameter.name == paging.offset => further_page = value != "0",
            _ => job.extend(["\n", value]),
        }
    }
    (job, further_page)
}
