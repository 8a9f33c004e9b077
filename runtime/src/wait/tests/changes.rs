//! What differs between two views.

use super::{
    super::{Change, ChangeKind, OpenTasks},
    *,
};

/// Changes in a short form: where, what.
fn told(before: Option<&Job>, after: &Job) -> Vec<String> {
    Changes::between(before, after).list.iter().map(short).collect()
}

fn short(change: &Change) -> String {
    let place = change.task.as_ref().map(|task| format!("{}: ", task.names.join("/"))).unwrap_or_default();
    let word = |word: &Option<String>| word.clone().unwrap_or_default();
    let what = match &change.kind {
        ChangeKind::Appeared => "+".to_owned(),
        ChangeKind::Disappeared => "-".to_owned(),
        ChangeKind::Phase { from, to } => {
            format!("{}>{to}", from.map(|phase| phase.to_string()).unwrap_or_default())
        }
        ChangeKind::Status { from, to } => format!("{:?}>{:?}", word(from), word(to)),
        ChangeKind::Progress { from, to } => format!("{from:?}>{to:?}"),
        ChangeKind::UnknownStatus { status } => format!("?{}", word(status)),
        ChangeKind::OpenTasks(open) => format!("!{open}"),
    };
    place + &what
}

fn numbered(id: &str, name: &str, phase: Phase) -> Job {
    let word = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Job { id: word(id), name: word(name), ..job("", phase) }
}

#[test]
fn all_is_new_in_the_first() {
    let first = Job { progress: Some(5.0), ..with_tasks(Phase::Running, vec![task("a", Phase::Pending)]) };
    let changes = Changes::between(None, &first);
    assert!(changes.first && !changes.is_empty());
    assert_eq!(
        told(None, &first),
        [">running", r#""">"running""#, "None>Some(5.0)", "a: +", "a: >pending", r#"a: "">"pending""#]
    );
    let nothing = job("", Phase::Unknown);
    assert_eq!(told(None, &nothing), [">unknown"]);
}

#[test]
fn nothing_in_the_same() {
    let same = Job {
        progress: Some(f64::NAN),
        ..with_tasks(
            Phase::Running,
            vec![task("a", Phase::Failed), task("a", Phase::Running), job("", Phase::Unknown)],
        )
    };
    assert_eq!(told(Some(&same), &same), Vec::<String>::new());
    assert!(Changes::between(Some(&same), &same).is_empty());
}

#[test]
fn status_progress_and_tasks() {
    let before = with_tasks(Phase::Running, vec![task("a", Phase::Running), task("b", Phase::Pending)]);
    let after = Job {
        progress: Some(50.0),
        status: Some("ROLLING_BACK".to_owned()),
        ..with_tasks(Phase::Running, vec![task("b", Phase::Pending), with_tasks(Phase::Failed, vec![])])
    };
    assert_eq!(
        told(Some(&before), &after),
        [
            r#""running">"ROLLING_BACK""#,
            "None>Some(50.0)",
            "#2: +",
            "#2: >failed",
            r##"#2: "">"failed""##,
            "a: -"
        ]
    );
}

#[test]
fn tasks_are_known_by_id_then_name_then_position() {
    let is = |before: &[(&str, &str)], after: &[(&str, &str)], expected: &[&str]| {
        let list = |tasks: &[(&str, &str)], phase| {
            with_tasks(Phase::Running, tasks.iter().map(|(id, name)| numbered(id, name, phase)).collect())
        };
        let (before_job, after_job) = (list(before, Phase::Pending), list(after, Phase::Running));
        assert_eq!(told(Some(&before_job), &after_job), expected, "{before:?} {after:?}");
    };
    is(&[("1", "a"), ("2", "a")], &[("2", "b"), ("1", "a")], &["b: pending>running", "a: pending>running"]);
    is(&[("", "a"), ("", "b")], &[("", "b"), ("", "a")], &["b: pending>running", "a: pending>running"]);
    is(&[("", "a"), ("", "a")], &[("", "a")], &["a: pending>running", "a: -"]);
    // An id that comes later.
    is(&[("", "a"), ("", "b")], &[("7", "b")], &["b: pending>running", "a: -"]);
    // Names do not count against ids.
    is(&[("1", "a")], &[("2", "a")], &["a: +", "a: >running", "a: -"]);
    is(&[("", ""), ("", "")], &[("", ""), ("5", "")], &["#1: pending>running", "5: pending>running"]);
    is(&[("", "a")], &[("", "b")], &["b: +", "b: >running", "a: -"]);
}

#[test]
fn positions_find_the_task() {
    let inner = with_tasks(Phase::Running, vec![task("x", Phase::Pending), task("y", Phase::Pending)]);
    let before =
        with_tasks(Phase::Running, vec![task("a", Phase::Running), Job { name: Some("b".into()), ..inner }]);
    let mut after = before.clone();
    after.tasks[1].tasks[1].phase = Phase::Running;
    let changes = Changes::between(Some(&before), &after);
    let path = changes.list[0].task.as_ref().unwrap();
    assert_eq!((&*path.names, &*path.positions), (&["b".to_owned(), "y".to_owned()][..], &[1, 1][..]));
    after.tasks.pop();
    assert_eq!(told(Some(&before), &after), ["b: -", "b/x: -", "b/y: -"]);
}

#[test]
fn open_tasks() {
    let open =
        |tasks: &[Phase]| with_tasks(Phase::Succeeded, tasks.iter().map(|&phase| task("t", phase)).collect());
    let (first, second) = (open(&[Phase::Running, Phase::Failed]), open(&[Phase::Succeeded, Phase::Failed]));
    let last = |list: Vec<String>| list.last().cloned().unwrap();
    assert_eq!(last(told(None, &first)), "!1 task unfinished and 1 failed");
    assert_eq!(last(told(Some(&first), &second)), "!1 task failed");
    assert_eq!(
        OpenTasks::of(&open(&[Phase::Unknown, Phase::Cancelled, Phase::Skipped])),
        OpenTasks::default()
    );
    assert_eq!(OpenTasks::of(&open(&[Phase::Pending, Phase::Running])).to_string(), "2 tasks unfinished");
}

#[test]
fn many_tasks_take_no_quadratic_time() {
    let many = |rotated: usize| {
        let count = 50_000;
        let tasks =
            (0..count).map(|at| numbered("", &format!("t{}", (at + rotated) % count), Phase::Running));
        with_tasks(Phase::Running, tasks.collect())
    };
    let begun = std::time::Instant::now();
    assert!(Changes::between(Some(&many(0)), &many(1)).is_empty());
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
}

#[test]
fn a_machine_tells_each_change_once() {
    let mut machine = Machine::new(each_second());
    assert_eq!(machine.changes(), None);
    machine.step(Duration::ZERO, Event::Start);
    machine.step(Duration::ZERO, running());
    assert!(machine.changes().is_some_and(|changes| changes.first));
    assert_eq!(machine.changes(), None);
    machine.step(SECOND, phase(Phase::Failed));
    assert!(machine.changes().is_some_and(|changes| !changes.first && changes.list.len() == 2));
    assert_eq!(machine.changes(), None);
}
