//! Nothing that a server sends can panic.
#![allow(clippy::unwrap_used, reason = "a failure fails the test, in its helpers too")]

mod common;

use common::{COUNTED, NESTED, ShowJob};
use http::{HeaderValue, Response};
use huaweicloud_jobs_runtime::{Pages, error_body, read_answer};
use proptest::{collection::vec, prelude::*};

/// JSON of any form, with keys that mean something to us.
fn json() -> impl Strategy<Value = String> {
    let key = prop::sample::select(vec![
        "error_code",
        "error_msg",
        "code",
        "message",
        "error",
        "errors",
        "details",
        "request_id",
        "job",
        "status",
        "tasks",
        "task_count",
        "name",
        "index",
        "é",
    ]);
    let leaf = prop_oneof![
        Just("null".to_owned()),
        any::<bool>().prop_map(|truth| truth.to_string()),
        any::<i64>().prop_map(|number| number.to_string()),
        any::<f64>().prop_map(|number| format!("{number:e}")),
        any::<u64>().prop_map(|number| number.to_string()),
        ".{0,12}".prop_map(|text| format!("{text:?}")),
    ];
    leaf.prop_recursive(5, 40, 6, move |inner| {
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(|list| format!("[{}]", list.join(","))),
            vec((key.clone(), inner), 0..6).prop_map(|entries| {
                let entries: Vec<_> = entries.iter().map(|(key, value)| format!("{key:?}:{value}")).collect();
                format!("{{{}}}", entries.join(","))
            }),
        ]
    })
}

fn body() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        vec(any::<u8>(), 0..200),
        json().prop_map(String::into_bytes),
        // Cut off somewhere.
        (json(), any::<prop::sample::Index>()).prop_map(|(text, at)| {
            let text = text.into_bytes();
            let end = at.index(text.len() + 1);
            text[..end].to_vec()
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn on_error_bodies(body in body()) {
        let found = error_body::parse(&body);
        prop_assert!(found.code != Some(String::new()) && found.message != Some(String::new()));
    }

    #[test]
    fn on_answers(body in body(), status in 200_u16..600, header in vec(any::<u8>(), 0..30)) {
        for api in [&COUNTED, &NESTED] {
            let mut answer = Response::builder().status(status).body(body.clone()).unwrap();
            if let Ok(value) = HeaderValue::from_bytes(&header) {
                for name in ["x-request-id", "retry-after", "date"] {
                    answer.headers_mut().insert(name, value.clone());
                }
            }
            let request = ShowJob::of(api);
            match read_answer(&request, answer) {
                Ok(answer) => {
                    let _ = (answer.job(), format!("{answer:?}"));
                    let mut pages = Pages::new(&request);
                    let mut whole = answer.response.clone();
                    pages.received(&whole).unwrap();
                    pages.absorb(&mut whole, answer.into_inner()).unwrap();
                }
                Err(error) => {
                    prop_assert!(!error.to_string().contains(char::is_control));
                    prop_assert_eq!(error.body(), Some(&*body));
                }
            }
        }
    }
}
