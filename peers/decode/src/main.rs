//! Decoding beside other scanners, turn by turn: medians of the ratios to serde_json into derived structures.
//!
//! `cargo run --release [pairs]`

#![allow(clippy::expect_used, clippy::print_stdout, reason = "a benchmark shows what it measured")]

#[path = "../../../benches/decode/answers.rs"]
mod answers;
#[path = "../../../benches/decode/cases.rs"]
mod cases;
#[path = "../../../benches/decode/derived.rs"]
mod derived;

use std::{env, hint::black_box, time::Instant};

use cases::{Parser, SerdeJson, cases};
use serde::de::DeserializeOwned;

struct SimdJson;

impl Parser for SimdJson {
    fn parse<T: DeserializeOwned>(json: &[u8]) -> T {
        // It changes what it reads, and an answer keeps its body.
        simd_json::serde::from_slice(&mut json.to_vec()).expect("an answer")
    }
}

struct SonicRs;

impl Parser for SonicRs {
    fn parse<T: DeserializeOwned>(json: &[u8]) -> T {
        sonic_rs::from_slice(json).expect("an answer")
    }
}

/// How much is decoded before the clock is read again.
const BYTES: usize = 3_000_000;

fn main() {
    let pairs = env::args().nth(1).map_or(41, |pairs| pairs.parse().expect("a number of pairs"));
    println!("| answer | bytes | serde_json, derived | huaweicloud-jobs | simd-json | sonic-rs |");
    println!("|---|--:|--:|--:|--:|--:|");
    for ((serde, simd), sonic) in cases::<SerdeJson>().iter().zip(cases::<SimdJson>()).zip(cases::<SonicRs>())
    {
        let ways = [serde.derived, serde.ours, simd.derived, sonic.derived];
        let rounds: Vec<[f64; 4]> =
            (0..pairs).map(|_| ways.map(|decode| microseconds(decode, serde.json.as_bytes()))).collect();
        let ratio = |way: usize| median(rounds.iter().map(|round| round[way] / round[0]));
        println!(
            "| {} | {} | {:.2} µs | {:.2} | {:.2} | {:.2} |",
            serde.name,
            serde.json.len(),
            median(rounds.iter().map(|round| round[0])),
            ratio(1),
            ratio(2),
            ratio(3),
        );
    }
}

fn microseconds(decode: fn(&[u8]), json: &[u8]) -> f64 {
    let times = (BYTES / json.len()).max(1);
    let begun = Instant::now();
    for _ in 0..times {
        decode(black_box(json));
    }
    begun.elapsed().as_secs_f64() * 1e6 / times as f64
}

fn median(all: impl Iterator<Item = f64>) -> f64 {
    let mut all: Vec<f64> = all.collect();
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}
