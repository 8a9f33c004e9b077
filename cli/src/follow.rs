//! Waits for jobs, and tells a viewer what happens.

use std::{
    future::{Future as _, poll_fn},
    pin::pin,
    sync::Arc,
    task::Poll,
    time::{Duration, SystemTime},
};

use huaweicloud_jobs_runtime::{
    Client, DynamicResponse, Ended, Jobs, News, Update,
    wait::{Budget, Machine, SavedWait, Snapshot},
};

use crate::{
    failure::Failure,
    file::Target,
    live::Live,
    question::Question,
    save::{self, Saved},
    stop::stop,
    waited::Waited,
};

/// A wait that begins, or goes on.
pub(crate) struct Start {
    pub(crate) question: Question,
    pub(crate) client: Client,
    pub(crate) machine: Machine,
    pub(crate) head_start: Duration,
    pub(crate) live: Live,
}

/// What holds for all waits.
pub(crate) struct Plan {
    pub(crate) budget: Budget,
    pub(crate) is_over_at_first_failure: bool,
    /// Where they are written after each change.
    pub(crate) save: Option<Target>,
}

/// Who wants to know what happens.
pub(crate) trait Viewer {
    /// How often it wants to look, if nothing happens.
    const TICK: Duration;

    /// Something is new of one of the jobs.
    fn change(
        &mut self,
        jobs: &[Live],
        at: usize,
        snapshot: &Snapshot<DynamicResponse>,
    ) -> Result<(), Failure>;

    /// Time has passed.
    fn tick(&mut self, jobs: &[Live]) -> Result<(), Failure>;

    /// It is over, well or not.
    fn close(&mut self) -> Result<(), Failure>;
}

/// What happens next.
enum Turn {
    News(Option<Box<Update<()>>>),
    Passed,
    /// Nothing more at the moment, after something did.
    Quiet,
    Interrupted,
}

/// To the end of all waits; `None` if the user wanted another one.
pub(crate) async fn follow<V: Viewer>(
    starts: Vec<Start>,
    plan: &Plan,
    viewer: &mut V,
) -> Result<Option<Waited>, Failure> {
    let mut waits = Waits::begin(starts, plan);
    let mut stop = pin!(stop());
    let mut ticks = tokio::time::interval(V::TICK);
    let mut is_changed = true;
    loop {
        let turn = {
            let mut next = pin!(waits.jobs.next());
            poll_fn(|cx| {
                if stop.as_mut().poll(cx).is_ready() {
                    return Poll::Ready(Turn::Interrupted);
                }
                match next.as_mut().poll(cx) {
                    Poll::Ready(update) => Poll::Ready(Turn::News(update.map(Box::new))),
                    Poll::Pending if is_changed => Poll::Ready(Turn::Quiet),
                    Poll::Pending => ticks.poll_tick(cx).map(|_| Turn::Passed),
                }
            })
            .await
        };
        waits.refresh();
        is_changed = matches!(turn, Turn::News(_));
        match turn {
            Turn::Passed => viewer.tick(&waits.lives)?,
            Turn::Quiet => waits.save(plan)?,
            Turn::News(Some(update)) => waits.news(*update, viewer)?,
            Turn::News(None) => {
                waits.save(plan)?;
                return Ok(Some(Waited::new(waits.lives, waits.ended.into_iter().flatten().collect())));
            }
            Turn::Interrupted => {
                waits.save(plan)?;
                return Ok(None);
            }
        }
    }
}

/// All of them.
struct Waits {
    jobs: Jobs<()>,
    questions: Vec<Question>,
    lives: Vec<Live>,
    ended: Vec<Option<Arc<Ended>>>,
}

impl Waits {
    fn begin(starts: Vec<Start>, plan: &Plan) -> Self {
        let jobs = starts[0].client.jobs().budget(plan.budget);
        let mut jobs = if plan.is_over_at_first_failure { jobs.stop_at_first_failure() } else { jobs };
        let (mut questions, mut lives) = (Vec::new(), Vec::new());
        for Start { question, client, machine, head_start, live } in starts {
            jobs.add_machine(&client, (), &question.request, machine, head_start);
            questions.push(question);
            lives.push(live);
        }
        let ended = vec![None; lives.len()];
        Self { jobs, questions, lives, ended }
    }

    fn news<V: Viewer>(&mut self, update: Update<()>, viewer: &mut V) -> Result<(), Failure> {
        let (at, now) = (update.job, SystemTime::now());
        match update.news {
            News::Snapshot(snapshot) => {
                self.lives[at].look(snapshot.job.clone(), now);
                viewer.change(&self.lives, at, &snapshot)?;
            }
            News::Ended(ended) => {
                let live = &mut self.lives[at];
                live.polls = ended.history().polls();
                live.end.get_or_insert((ended.outcome(), now));
                (live.next_poll, live.trouble) = (None, None);
                self.ended[at] = Some(ended);
            }
        }
        Ok(())
    }

    /// What the waits tell by themselves.
    fn refresh(&mut self) {
        for (at, live) in self.lives.iter_mut().enumerate() {
            let Some(machine) = self.jobs.machine(at) else { continue };
            live.polls = machine.history().polls();
            live.next_poll = machine.next_poll().map(|since| live.began + since);
            live.trouble = self.jobs.error(at).map(ToString::to_string);
        }
    }

    fn save(&self, plan: &Plan) -> Result<(), Failure> {
        let Some(target) = &plan.save else { return Ok(()) };
        let now = SystemTime::now();
        let saved =
            self.questions.iter().zip(&self.lives).enumerate().filter_map(|(at, (question, live))| {
                let ended = self.ended[at].as_ref().map(|ended| (ended.machine(), ended.elapsed()));
                let (machine, elapsed) =
                    ended.or_else(|| Some((self.jobs.machine(at)?, live.elapsed(now))))?;
                let wait = SavedWait::new(&question.request, machine, live.began, elapsed);
                Some(Saved {
                    base: question.base.clone(),
                    label: live.asked.clone(),
                    wait,
                    observed: live.observed.clone(),
                })
            });
        target.write(&save::text(&saved.collect::<Vec<_>>()))
    }
}
