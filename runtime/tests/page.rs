//! Paging against servers of every temper, without I/O.
#![allow(clippy::unwrap_used, reason = "a failure fails the test, in its helpers too")]

mod common;

use common::{COUNTED, JobInfo, NESTED, PLAIN, ShowJob, ShowJobResponse, tasks};
use huaweicloud_jobs_runtime::{DynamicRequest, Error, ErrorKind, Pages, Request};

/// Goes through all pages of a server that answers to limit and offset; gives the whole answer and the queries asked.
fn all(
    request: &ShowJob,
    server: impl Fn(Option<u64>, Option<u64>) -> ShowJobResponse,
) -> Result<(ShowJobResponse, Vec<String>), Error> {
    let base = "https://example.com".parse().unwrap();
    let mut asked = Vec::new();
    let mut answer = |pages: &Pages<'_, ShowJob>| {
        let request = pages.request();
        let uri = request.to_http(&base).unwrap().uri().clone();
        asked.push(uri.query().unwrap_or_default().to_owned());
        let number = |at: usize| request.values()[at].as_ref().map(|text| text.parse().unwrap());
        server(number(2), number(3))
    };
    let mut pages = Pages::new(request);
    let mut whole = answer(&pages);
    pages.received(&whole)?;
    while !pages.is_done() {
        let page = answer(&pages);
        pages.absorb(&mut whole, page)?;
    }
    Ok((whole, asked))
}

/// A server with so many tasks, that sends no more than `most` at once.
fn counted(total: u64, most: u64) -> impl Fn(Option<u64>, Option<u64>) -> ShowJobResponse {
    move |limit, offset| {
        let offset = offset.unwrap_or(0);
        let count = limit.unwrap_or(20).min(most).min(total.saturating_sub(offset));
        ShowJobResponse {
            task_count: Some(total as i64),
            tasks: Some(tasks(offset, count)),
            ..ShowJobResponse::default()
        }
    }
}

/// The same list inside the job, without a total.
fn nested(total: u64, most: u64) -> impl Fn(Option<u64>, Option<u64>) -> ShowJobResponse {
    move |limit, offset| {
        let tasks = counted(total, most)(limit, offset).tasks;
        ShowJobResponse { job: Some(JobInfo { tasks, ..JobInfo::default() }), ..ShowJobResponse::default() }
    }
}

#[test]
fn until_the_total_is_reached() {
    for (total, most, expected) in [
        (0, 100, &["limit=50&offset=0"][..]),
        (7, 100, &["limit=50&offset=0"]),
        (50, 100, &["limit=50&offset=0"]),
        (120, 100, &["limit=50&offset=0", "limit=50&offset=50", "limit=50&offset=100"]),
        // Cuts the limit down in silence.
        (70, 30, &["limit=50&offset=0", "limit=50&offset=30", "limit=50&offset=60"]),
    ] {
        let (whole, asked) = all(&ShowJob::of(&COUNTED), counted(total, most)).unwrap();
        assert_eq!(asked, expected, "{total}");
        assert_eq!(whole.tasks, Some(tasks(0, total)), "{total}");
    }
}

#[test]
fn until_a_page_is_short_where_no_total_is_sent() {
    for (total, most, expected) in
        [(0, 100, 1), (7, 100, 1), (19, 100, 1), (20, 100, 2), (70, 20, 4), (70, 100, 3)]
    {
        let (whole, asked) = all(&ShowJob::of(&NESTED), nested(total, most)).unwrap();
        assert_eq!(asked.len(), expected, "{total}");
        assert_eq!(whole.job.unwrap().tasks, Some(tasks(0, total)), "{total}");
    }
}

#[test]
fn the_callers_limit_and_offset() {
    let (whole, asked) = all(&ShowJob::of(&COUNTED).limit(4).offset(2), counted(9, 100)).unwrap();
    assert_eq!(asked, ["limit=4&offset=2", "limit=4&offset=6"]);
    assert_eq!(whole.tasks, Some(tasks(2, 7)));
}

#[test]
fn a_limit_of_nothing_is_the_callers_own() {
    let (_, asked) = all(&ShowJob::of(&COUNTED).limit(0), counted(9, 100)).unwrap();
    assert_eq!(asked, ["limit=0"]);
}

#[test]
fn one_page_without_paging() {
    let (whole, asked) = all(&ShowJob::of(&PLAIN), counted(70, 100)).unwrap();
    assert_eq!(asked, [""]);
    assert_eq!(whole.tasks, Some(tasks(0, 20)));
}

#[test]
fn a_server_that_promises_more_than_it_has() {
    let server =
        |limit, offset| ShowJobResponse { task_count: Some(1000), ..counted(60, 100)(limit, offset) };
    let (whole, asked) = all(&ShowJob::of(&COUNTED), server).unwrap();
    assert_eq!(asked.len(), 3);
    assert_eq!(whole.tasks, Some(tasks(0, 60)));
}

#[test]
fn a_server_that_does_not_know_the_offset() {
    let server = |_, _| ShowJobResponse { task_count: Some(1000), ..counted(60, 100)(Some(60), None) };
    let (whole, asked) = all(&ShowJob::of(&COUNTED), server).unwrap();
    assert_eq!(asked.len(), 2);
    assert_eq!(whole.tasks, Some(tasks(0, 60)), "no task twice");
}

#[test]
fn a_server_that_sends_no_list() {
    for answer in [
        ShowJobResponse::default(),
        ShowJobResponse { task_count: Some(9), ..ShowJobResponse::default() },
        ShowJobResponse { task_count: Some(-1), tasks: Some(tasks(0, 3)), ..ShowJobResponse::default() },
    ] {
        let (whole, asked) = all(&ShowJob::of(&COUNTED), |_, _| answer.clone()).unwrap();
        assert_eq!((whole, asked.len()), (answer, 1));
    }
}

#[test]
fn the_list_may_go_missing_on_a_later_page() {
    let server = |limit, offset| match offset {
        Some(0) => nested(70, 100)(limit, offset),
        _ => ShowJobResponse::default(),
    };
    let (whole, asked) = all(&ShowJob::of(&NESTED), server).unwrap();
    assert_eq!(asked.len(), 2);
    assert_eq!(whole.job.unwrap().tasks, Some(tasks(0, 50)));
}

#[test]
fn a_server_without_an_end_is_an_error() {
    let error = all(&ShowJob::of(&NESTED), nested(u64::MAX, 100)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UnexpectedAnswer);
    assert_eq!(error.to_string(), "sample/v1/nested: the list does not end after 1000 pages");
}

#[test]
fn requests_chosen_at_run_time_have_pages_too() {
    let request = DynamicRequest::new(&COUNTED).with("project_id", "p").unwrap().with("job_id", "j").unwrap();
    let page = |count| {
        let body = huaweicloud_jobs_runtime::encode(&ShowJobResponse {
            task_count: Some(3),
            tasks: Some(tasks(3 - count, count)),
            ..ShowJobResponse::default()
        });
        let mut page = request.response();
        huaweicloud_jobs_runtime::decode(body.as_bytes(), &mut page).unwrap();
        page
    };
    let mut pages = Pages::new(&request);
    let mut whole = page(2);
    pages.received(&whole).unwrap();
    pages.absorb(&mut whole, page(1)).unwrap();
    assert!(pages.is_done());
    assert!(
        huaweicloud_jobs_runtime::encode(&whole).contains(r#"{"name":"task 2","index":2},{"name":"task 2""#)
    );
}
