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

use tokio::time::{MissedTickBehavior, interval};

use crate::{
    failure::Failure,
    file::Target,
    live::Live,
    question::Question,
    save::{self, Saved},
    stop::stop,
    waited::Waited,
};

/// A file with a thousand waits takes a while to write.
const BETWEEN_SAVES: Duration = Duration::from_secs(1);

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
    /// Where they are written, a second after a change at the latest.
    pub(crate) save: Option<Target>,
}

/// Who wants to know what happens.
pub(crate) trait Viewer {
    /// How often it wants to look, if nothing happens.
    fn tick_every(&self) -> Duration;

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
    fn close(&mut self) -> Result<(), Failure> {
        Ok(())
    }

    /// All waits have ended, and this is what came of them.
    fn show(&self, waited: &Waited) -> Result<(), Failure>;
}

/// What happens next.
enum Turn {
    News(Option<Box<Update<()>>>),
    Passed,
    Save,
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
    let mut ticks = interval(viewer.tick_every());
    let mut saves = interval(BETWEEN_SAVES);
    saves.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut is_changed = plan.save.is_some();
    loop {
        let turn = {
            let mut next = pin!(waits.jobs.next());
            poll_fn(|cx| {
                if stop.as_mut().poll(cx).is_ready() {
                    return Poll::Ready(Turn::Interrupted);
                }
                // Before the news: there may be much of it.
                if ticks.poll_tick(cx).is_ready() {
                    return Poll::Ready(Turn::Passed);
                }
                if is_changed && saves.poll_tick(cx).is_ready() {
                    return Poll::Ready(Turn::Save);
                }
                next.as_mut().poll(cx).map(|update| Turn::News(update.map(Box::new)))
            })
            .await
        };
        match turn {
            Turn::Passed => {
                (0..waits.lives.len()).for_each(|at| waits.refresh(at));
                viewer.tick(&waits.lives)?;
            }
            Turn::Save => {
                waits.save(plan)?;
                is_changed = false;
            }
            Turn::News(Some(update)) => {
                waits.refresh(update.job);
                waits.news(*update, viewer)?;
                is_changed = plan.save.is_some();
            }
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

    /// What a wait tells by itself.
    fn refresh(&mut self, at: usize) {
        let (live, Some(machine)) = (&mut self.lives[at], self.jobs.machine(at)) else { return };
        live.polls = machine.history().polls();
        live.next_poll = machine.next_poll().map(|since| live.began + since);
        live.trouble = self.jobs.error(at).map(ToString::to_string);
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
                    address: question.address.clone(),
                    base: question.base.clone(),
                    label: live.asked.clone(),
                    wait,
                    observed: live.observed.clone(),
                })
            });
        target.write(&save::text(&saved.collect::<Vec<_>>()))
    }
}
