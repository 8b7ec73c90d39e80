//! The demo `prime-check`: the same answers, however they are computed.

mod common;

use common::{Runner, runners};
use concurrency_playground::executor::Team;
use concurrency_playground::runtime::RunError;
use num_prime::nt_funcs::{factorize64, is_prime64};
use proptest::prelude::*;
use serde_json::{Value, json};

const METHODS: [&str; 3] = ["trial", "simd", "miller-rabin"];
const SPLITS: [&str; 2] = ["number", "range"];
const SCHEDULES: [&str; 3] = ["dynamic", "static", "stealing"];

fn arguments(numbers: &[u64], method: &str, split: &str, schedule: &str) -> String {
    format!("numbers={numbers:?}\nmethod={method}\nsplit={split}\nschedule={schedule}")
        .replace(',', "")
}

/// As in the contract: numbers beyond 2^53 as decimal strings.
fn exact(number: u64) -> Value {
    if number < 1 << 53 {
        json!(number)
    } else {
        json!(number.to_string())
    }
}

/// What the demo's value must be, according to an independent crate.
fn expected(numbers: &[u64], method: &str) -> Value {
    let verdict = |number: &u64| {
        let prime = is_prime64(*number);
        let smallest = (*number > 1 && !prime && method != "miller-rabin")
            .then(|| factorize64(*number).into_keys().next().unwrap());
        json!({"number": exact(*number), "prime": prime, "smallestFactor": smallest.map(exact)})
    };
    numbers.iter().map(verdict).collect()
}

fn lines(numbers: &[u64]) -> Vec<String> {
    let line = |number: &u64| {
        let answer = if is_prime64(*number) { "True" } else { "False" };
        format!("{number} is prime: {answer}")
    };
    numbers.iter().map(line).collect()
}

fn assert_right_in_every_way(numbers: &[u64]) {
    for (team, method) in runners()
        .iter()
        .flat_map(|team| METHODS.map(|method| (team, method)))
    {
        for (split, schedule) in SPLITS
            .iter()
            .flat_map(|split| SCHEDULES.map(|s| (split, s)))
        {
            let (value, output) =
                team.run("prime-check", &arguments(numbers, method, split, schedule));
            let way = format!("{method} {split} {schedule} {}", team.name);
            assert_eq!(value, Ok(expected(numbers, method)), "{way}");
            assert_eq!(output, lines(numbers), "{way}");
        }
    }
}

#[test]
fn in_every_way_the_same() {
    assert_right_in_every_way(&[
        0,
        1,
        2,
        3,
        4,
        9,
        25,
        1_000_003,
        1_000_003 * 1_000_033,
        561,
        2_147_483_647,
        // With `split: range` its divisors are several tasks, the last of which finds one.
        999_983 * 999_983,
        // Beyond 2^53 and the limit of SIMD, but with a small divisor.
        u64::MAX,
        (1 << 63) + 1,
        (1 << 53) + 2,
        7 * 1_000_000_000_000_000_003,
    ]);
}

#[test]
fn one_number_several_times() {
    assert_right_in_every_way(&[1_000_003, 15, 1_000_003, 15, 1_000_003]);
}

/// The tasks of `split: range` are 65536 divisors each. Two of these four are the first of such a
/// range, and two the last.
#[test]
fn factors_at_the_edges_of_ranges() {
    let edges = [
        131_072 * 2 + 3,
        131_072 * 10 + 3,
        131_072 * 6 + 1,
        131_072 * 21 + 1,
    ];
    let [.., runner] = runners();
    for (edge, schedule) in edges.iter().flat_map(|edge| SCHEDULES.map(|s| (edge, s))) {
        let arguments = arguments(&[edge * edge], "trial", "range", schedule);
        let (value, _) = runner.run("prime-check", &arguments);
        assert_eq!(
            value.unwrap()[0]["smallestFactor"],
            json!(edge),
            "{schedule}"
        );
    }
}

/// Each of 64 workers has a slice of the ranges. The second worker finds 8912921 immediately, at the
/// beginning of its slice; the first worker gets to the smaller 191089 later, in its second range.
#[test]
fn ranges_agree_on_the_smallest_factor() {
    let n = 191_089 * 191_099 * 8_912_921;
    let runner = Runner::new(Team::threads(64).unwrap());
    for schedule in SCHEDULES {
        let (value, _) = runner.run("prime-check", &arguments(&[n], "trial", "range", schedule));
        assert_eq!(
            value.unwrap()[0]["smallestFactor"],
            json!(191_089),
            "{schedule}"
        );
    }
}

#[test]
fn the_smallest_factor_of_a_large_number_is_exact() {
    // 4294967291 is the largest prime of 32 bits.
    let n = 4_294_967_291 * 3;
    assert_right_in_every_way(&[n]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_numbers(numbers in prop::collection::vec((20..64_u32, any::<u64>()), 1..12)) {
        let numbers: Vec<u64> = numbers.into_iter().map(|(shift, random)| random >> shift).collect();
        assert_right_in_every_way(&numbers);
    }
}

#[test]
fn ten_thousand_numbers() {
    let numbers: Vec<u64> = (0..10_000).collect();
    let [.., team] = runners();
    for split in SPLITS {
        let (value, output) = team.run(
            "prime-check",
            &arguments(&numbers, "simd", split, "dynamic"),
        );
        assert_eq!(value, Ok(expected(&numbers, "simd")));
        assert_eq!(output, lines(&numbers));
    }
}

#[test]
fn what_does_not_fit_is_refused() {
    let good = arguments(&[7], "trial", "number", "dynamic");
    let [team, ..] = runners();
    assert!(team.run("prime-check", &good).0.is_ok());
    for (from, to, culprit) in [
        ("[7]", "7", "numbers"),
        ("[7]", "[7,8]", "numbers"),
        ("[7]", "[-7]", "numbers"),
        ("[7]", "[1.5]", "numbers"),
        ("[7]", "[1e3]", "numbers"),
        ("[7]", "[18446744073709551616]", "numbers"),
        ("numbers", "number", "numbers"),
        ("trial", "guess", "method"),
        ("split=number", "split=", "split"),
        ("split=number", "split", "split"),
        ("dynamic", "Dynamic", "schedule"),
    ] {
        let (result, output) = team.run("prime-check", &good.replace(from, to));
        let Err(RunError::InvalidParameter(message)) = &result else {
            panic!("{to}: {result:?}")
        };
        assert!(message.contains(culprit), "{to}: {message}");
        assert!(output.is_empty());
    }
}
