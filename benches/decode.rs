//! What decoding costs beside structures that derive serde's traits: time, allocations and bytes.
//!
//! `--once <answer> <ours|derived|none> <times>` decodes that often and says nothing, for tools that count instructions; what `none`
//! takes is to be subtracted. Beside other scanners: `peers/decode`.

#![allow(clippy::expect_used, reason = "a benchmark fails by panicking")]

#[path = "decode/answers.rs"]
mod answers;
#[path = "decode/cases.rs"]
mod cases;
#[path = "decode/derived.rs"]
mod derived;

use std::{env, fmt, hint::black_box};

use cases::{Case, SerdeJson, cases};
use divan::{AllocProfiler, Bencher, counter::BytesCount};

#[global_allocator]
static ALLOCATIONS: AllocProfiler = AllocProfiler::system();

fn main() {
    let arguments: Vec<String> = env::args().collect();
    let Some(at) = arguments.iter().position(|argument| argument == "--once") else { return divan::main() };
    let [answer, who, times] =
        [1, 2, 3].map(|after| arguments.get(at + after).expect("--once <answer> <who> <times>"));
    let cases = cases::<SerdeJson>();
    let case = cases.iter().find(|case| case.name == answer).expect("an answer's name");
    let decode = match who.as_str() {
        "ours" => case.ours,
        "derived" => case.derived,
        _ => |_: &[u8]| (),
    };
    for _ in 0..times.parse::<usize>().expect("a number of times") {
        decode(black_box(case.json.as_bytes()));
    }
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

#[divan::bench(args = cases::<SerdeJson>())]
fn ours(bencher: Bencher<'_, '_>, case: &Case) {
    run(bencher, case, case.ours);
}

#[divan::bench(args = cases::<SerdeJson>())]
fn derived(bencher: Bencher<'_, '_>, case: &Case) {
    run(bencher, case, case.derived);
}

fn run(bencher: Bencher<'_, '_>, case: &Case, decode: fn(&[u8])) {
    let json = case.json.as_bytes();
    bencher.counter(BytesCount::of_slice(json)).bench(|| decode(black_box(json)));
}
