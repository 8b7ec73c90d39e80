//! The demo `pool-map`: the same results, however they are computed; and an exact summary if there
//! are very many.

mod common;

use common::runners;
use concurrency_playground::runtime::RunError;
use concurrency_playground::workloads::functions::{
    collatz_steps, is_prime, mandelbrot_row, square,
};
use serde_json::{Value, json};

const ORDERED: [&str; 3] = ["map", "starmap", "imap"];
const UNORDERED: &str = "imap_unordered";
const SCHEDULES: [&str; 3] = ["dynamic", "static", "stealing"];
type Function = fn(u64) -> u64;

const NUMERIC: [(&str, Function); 3] = [
    ("square", square),
    ("collatz-steps", collatz_steps),
    ("is-prime", is_prime),
];

fn arguments(function: &str, items: &str, call: &str, chunksize: u64, schedule: &str) -> String {
    format!(
        "function={function}\nitems={items}\ncall={call}\nchunksize={chunksize}\nschedule={schedule}"
    )
}

/// As in the contract: numbers beyond 2^53 as decimal strings.
fn exact(number: u128) -> Value {
    if number < 1 << 53 {
        json!(number as u64)
    } else {
        json!(number.to_string())
    }
}

/// The line that the listing prints.
fn line(results: &[u64]) -> String {
    let sum: u128 = results.iter().map(|result| u128::from(*result)).sum();
    let [first, .., last] = results else {
        return line(&[results[0], 0]).replace("2 r", "1 r");
    };
    format!(
        "{} results, sum {sum}, first {first}, last {last}",
        results.len()
    )
}

/// Runs it on every team, with every schedule and several chunk sizes.
fn in_every_way(function: &str, items: &str, call: &str, see: impl Fn(Value, Vec<String>)) {
    for (team, schedule) in runners()
        .iter()
        .flat_map(|team| SCHEDULES.map(|s| (team, s)))
    {
        for chunksize in [0, 1, 7, 1_000_000] {
            let text = arguments(function, items, call, chunksize, schedule);
            let (value, output) = team.run("pool-map", &text);
            see(
                value.unwrap_or_else(|error| panic!("{text} {}: {error}", team.name)),
                output,
            );
        }
    }
}

fn sorted(value: &Value) -> Vec<u64> {
    let numbers = value.as_array().unwrap().iter();
    let mut sorted: Vec<u64> = numbers
        .map(|number| {
            number
                .as_u64()
                .or_else(|| number.as_str()?.parse().ok())
                .unwrap()
        })
        .collect();
    sorted.sort_unstable();
    sorted
}

#[test]
fn few_results_are_reported_one_by_one() {
    let items: Vec<u64> = (0..50).collect();
    for (name, function) in NUMERIC {
        let results: Vec<u64> = items.iter().map(|item| function(*item)).collect();
        for call in ORDERED {
            in_every_way(name, "50", call, |value, output| {
                assert_eq!(
                    (value, output),
                    (json!(results), vec![line(&results)]),
                    "{call}"
                );
            });
        }
    }
}

#[test]
fn a_list_is_mapped_in_its_order() {
    let items = [4_294_967_295, 3, 0, 1, 27, 3, 94_906_266];
    for (name, function) in NUMERIC {
        let results = items.map(function);
        let expected: Value = results
            .iter()
            .map(|result| exact((*result).into()))
            .collect();
        for call in ORDERED {
            in_every_way(
                name,
                &format!("{items:?}").replace(',', ""),
                call,
                |value, output| {
                    assert_eq!(
                        (value, output),
                        (expected.clone(), vec![line(&results)]),
                        "{call}"
                    );
                },
            );
        }
    }
}

#[test]
fn unordered_results_are_the_same_in_another_order() {
    for (name, function) in NUMERIC {
        let mut results: Vec<u64> = (0..50).map(function).collect();
        results.sort_unstable();
        in_every_way(name, "50", UNORDERED, |value, output| {
            assert_eq!(sorted(&value), results);
            let common = line(&results).split(", first").next().unwrap().to_owned();
            assert!(output[0].starts_with(&common), "{output:?}");
            let [first, .., last] = value.as_array().unwrap().as_slice() else {
                panic!("{value}")
            };
            assert!(
                output[0].ends_with(&format!("first {first}, last {last}")),
                "{output:?}"
            );
        });
    }
}

#[test]
fn of_many_results_there_is_a_summary() {
    for (items, is_list) in [(1000, true), (1001, false)] {
        let results: Vec<u64> = (0..items).map(square).collect();
        let sum: u64 = results.iter().sum();
        let short = json!({"length": items, "sum": sum, "first": 0, "last": square(items - 1)});
        let expected = if is_list { json!(results) } else { short };
        for call in ORDERED {
            in_every_way("square", &items.to_string(), call, |value, output| {
                assert_eq!(
                    (value, output),
                    (expected.clone(), vec![line(&results)]),
                    "{call}"
                );
            });
        }
    }
}

#[test]
fn a_summary_of_unordered_results_counts_and_adds_up_all() {
    in_every_way("square", "2000", UNORDERED, |value, _| {
        assert_eq!(
            (&value["length"], &value["sum"]),
            (&json!(2000), &json!(2_664_667_000_u64))
        );
    });
}

/// The sum exceeds 2^53, and with the list even 2^64.
#[test]
fn sums_are_exact_however_large() {
    let [.., team] = runners();
    let n = 1_000_000_u128;
    let (value, _) = team.run(
        "pool-map",
        &arguments("square", "1000000", "map", 0, "dynamic"),
    );
    let sum = (n - 1) * n * (2 * n - 1) / 6;
    assert_eq!(
        value.unwrap(),
        json!({"length": 1_000_000, "sum": sum.to_string(), "first": 0, "last": 999_998_000_001_u64})
    );

    let most = u64::from(u32::MAX);
    let list = format!("[{}]", vec![most.to_string(); 1001].join(" "));
    for call in ORDERED {
        let text = arguments("square", &list, call, 10, "static");
        let (value, output) = team.run("pool-map", &text);
        let (square, sum) = ((most * most).to_string(), u128::from(most * most) * 1001);
        assert!(sum > u64::MAX.into());
        assert_eq!(
            value.unwrap(),
            json!({"length": 1001, "sum": sum.to_string(), "first": square, "last": square})
        );
        assert_eq!(
            output,
            [format!(
                "1001 results, sum {sum}, first {square}, last {square}"
            )]
        );
    }
}

#[test]
fn rows_make_a_picture() {
    let rows: Vec<Vec<u8>> = (0..20).map(|y| mandelbrot_row(y, 20)).collect();
    let turns: u64 = rows.iter().flatten().map(|turns| u64::from(*turns)).sum();
    let said = format!("20 rows, {turns} turns of the loop in all");
    for call in ORDERED {
        in_every_way("mandelbrot-row", "20", call, |value, output| {
            assert_eq!(
                (value, &output[..]),
                (json!(rows), &[said.clone()][..]),
                "{call}"
            );
        });
    }
    // With a list, the largest item determines the height of the picture.
    let [team, ..] = runners();
    let (value, _) = team.run(
        "pool-map",
        &arguments("mandelbrot-row", "[19 3]", "map", 0, "static"),
    );
    assert_eq!(value.unwrap(), json!([rows[19], rows[3]]));
}

#[test]
fn what_does_not_fit_is_refused() {
    let good = arguments("square", "[7]", "map", 0, "dynamic");
    let [team, ..] = runners();
    assert_eq!(team.run("pool-map", &good).0, Ok(json!([49])));
    for (from, to, culprit) in [
        ("[7]", "", "items"),
        ("[7]", "seven", "items"),
        ("[7]", "-1", "items"),
        ("[7]", "[7", "items"),
        ("[7]", "[4294967296]", "items"),
        ("square", "cube", "function"),
        ("call=map", "call=imap-unordered", "call"),
        ("chunksize=0", "chunksize=-1", "chunksize"),
        ("chunksize=0", "chunksize=1.5", "chunksize"),
        ("chunksize=0", "", "chunksize"),
        ("dynamic", "fair", "schedule"),
    ] {
        let (result, output) = team.run("pool-map", &good.replace(from, to));
        let Err(RunError::InvalidParameter(message)) = &result else {
            panic!("{to}: {result:?}")
        };
        assert!(message.contains(culprit), "{to}: {message}");
        assert!(output.is_empty());
    }
}
