use huaweicloud_jobs_runtime::{Job, Phase};

use super::{at, deployment, job, lines, plain_lines};
use crate::{
    observed::Observed,
    render::{
        chart::{Chart, Span},
        gantt::gantt,
        html::{Page, html},
        width,
    },
};

fn chart(job: &Job) -> Chart {
    Chart::of(job, "job-1", &Observed::default(), at(100))
}

#[test]
fn bars_are_to_scale() {
    let expected = "\
1 min 40 s from 2023-11-14 22:13:20 UTC, as of 2023-11-14 22:15:00 UTC
               0              30 s            1:00 min       1:30 min
● deploy-shop  ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▶  1 min 40 s
  ✔ Network    ███████████████┊               ┊              ┊      30 s
  ● Nodes      ┊              ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▶  1 min 10 s
    ✔ node-1   ┊              █████████████████████          ┊      40 s
    ✘ node-2   ┊              ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓✘┊              ┊      30 s
    ● node-3   ┊              ┊               ┊    ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▶  30 s
  ○ Add-ons    ┊              ┊               ┊              ┊      not begun
● ▒ running   ✔ █ succeeded   ✘ ▓ failed   ○ ░ pending";
    assert_eq!(plain_lines(&gantt(&chart(&deployment()), 78)), lines(expected));
}

#[test]
fn it_fits_and_can_be_long() {
    let mut job = deployment();
    job.tasks[0].name = Some("配置应用程序环境 ".repeat(30));
    for columns in [40, 60, 80, 100, 200] {
        for line in plain_lines(&gantt(&chart(&job), columns)).iter().skip(1) {
            assert!(width(line) <= columns, "{columns}: {line:?}");
        }
    }
}

#[test]
fn odd_times_are_told() {
    let nonsense = |times: [Option<&str>; 2]| {
        let mut job = Job::default();
        job.phase = Phase::Succeeded;
        [job.started, job.ended] = times.map(|time| time.map(Into::into));
        job
    };
    use Phase::{Pending, Running, Succeeded};
    for (job, expected) in [
        (job("", Succeeded, Some(5), Some(4), vec![]), Span::Point(at(5), "ended before it began")),
        (job("", Succeeded, Some(5), None, vec![]), Span::Point(at(5), "no end is given")),
        (job("", Succeeded, None, Some(5), vec![]), Span::Point(at(5), "no beginning is given")),
        (job("", Running, Some(101), None, vec![]), Span::Point(at(101), "begins in the future")),
        (job("", Pending, Some(5), None, vec![]), Span::Nowhere("not begun")),
        (job("", Succeeded, None, None, vec![]), Span::Nowhere("no times are given")),
        (
            job("", Succeeded, Some(5), Some(5), vec![]),
            Span::Bar { start: at(5), end: at(5), is_open: false },
        ),
        (job("", Running, Some(5), None, vec![]), Span::Bar { start: at(5), end: at(100), is_open: true }),
        (nonsense([Some("soon"), None]), Span::Nowhere("times cannot be read")),
        (nonsense([Some(""), Some("0001-01-01T00:00:00Z")]), Span::Nowhere("no times are given")),
    ] {
        let chart = chart(&job);
        assert_eq!(chart.rows[0].span, expected, "{job:?}");
        for columns in [0, 80] {
            assert!(!gantt(&chart, columns).is_empty());
        }
        html(&[Page { api: huaweicloud_jobs::apis()[0], asked: "<b>", job: &job, chart }]);
    }
}

#[test]
fn a_job_without_times_lies_around_its_tasks() {
    use Phase::{Failed, Pending, Running, Succeeded};
    let tasks =
        |last| vec![job("a", Succeeded, Some(5), Some(9), vec![]), job("b", last, Some(7), None, vec![])];
    let whole = |phase, last| chart(&job("", phase, None, None, tasks(last))).rows[0].span;
    assert_eq!(whole(Running, Running), Span::Bar { start: at(5), end: at(100), is_open: true });
    assert_eq!(whole(Failed, Pending), Span::Bar { start: at(5), end: at(9), is_open: false });
}

#[test]
fn what_was_seen_stands_in_for_what_is_not_said() {
    use Phase::{Pending, Running, Succeeded};
    let job_of = |phase, tasks: [Phase; 2]| {
        let task = |(name, phase): (&str, Phase)| job(name, phase, None, None, vec![]);
        // Two of the same name are two.
        job("shop", phase, None, None, ["same", "same"].into_iter().zip(tasks).map(task).collect())
    };
    let mut observed = Observed::default();
    let last = job_of(Succeeded, [Succeeded, Succeeded]);
    observed.see(&job_of(Running, [Running, Pending]), at(0));
    observed.see(&job_of(Running, [Succeeded, Running]), at(10));
    observed.see(&job_of(Running, [Succeeded, Running]), at(15));
    observed.see(&last, at(30));
    let chart = Chart::of(&last, "job-1", &observed, at(40));
    let spans: Vec<_> = chart.rows.iter().map(|row| (row.span, row.is_observed)).collect();
    let bar = |start, end| (Span::Bar { start: at(start), end: at(end), is_open: false }, true);
    assert_eq!(spans, [bar(0, 30), bar(0, 10), bar(10, 30)]);
    assert!(gantt(&chart, 80).contains("~ as seen while waiting"));

    // What was over before anybody looked is not known.
    let mut late = Observed::default();
    late.see(&last, at(0));
    late.see(&last, at(10));
    assert!(!Chart::of(&last, "job-1", &late, at(40)).is_observed());
}

#[test]
fn html_has_no_markup_but_its_own() {
    let hostile = "<script>alert('1')</script>\"><img src=x>";
    let mut job = deployment();
    job.name = Some(hostile.to_owned());
    job.tasks[0].name = Some(hostile.to_owned());
    job.tasks[0].status = Some(hostile.to_owned());
    job.tasks[1].message = Some(hostile.to_owned());
    let page = || Page { api: huaweicloud_jobs::apis()[0], asked: "<b>", job: &job, chart: chart(&job) };
    let one = html(&[page()]);
    assert!(!one.contains("<script") && !one.contains("<img") && !one.contains("http://"), "{one}");
    assert!(one.contains("&lt;script&gt;alert(&#39;1&#39;)"));
    assert!(one.contains("prefers-color-scheme: dark") && one.contains("name=\"viewport\""));
    assert_eq!(one.matches("<tr class").count(), 7);
    // Every bar says in words what it shows.
    assert_eq!(one.matches("role=\"img\" aria-label=").count(), 7);
    assert!(one.contains(
        "<title>node-1: succeeded, from 2023-11-14 22:13:50 UTC to 2023-11-14 22:14:30 UTC, 40 s</title>"
    ));
    assert_eq!(html(&[page(), page()]).matches("<section").count(), 2);
}
