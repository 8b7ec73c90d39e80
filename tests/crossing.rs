//! What crosses the border: parameters on their way in, and whole numbers of any size, which stay
//! exact both ways.

mod common;

use common::parameters;
use concurrency_playground::demos::choices::{choices, fields};
use concurrency_playground::executor::{Schedule, TaskError};
use concurrency_playground::runtime::{Exact, Given, Plain, RunError};
use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;
use serde_json::{Value, json};

#[derive(Debug, PartialEq, Deserialize)]
struct Parameters {
    a: u64,
    list: Vec<u64>,
    texts: Vec<String>,
    schedule: Schedule,
}

fn given(value: Value) -> Given {
    serde_json::from_value(value).unwrap()
}

fn read(value: Value) -> Result<Parameters, RunError> {
    given(value).parameters()
}

fn complete() -> Value {
    parameters("a=1\nlist=[1 2 3]\ntexts=[x y]\nschedule=stealing\nunknown=7\nbackend=auto")
}

#[test]
fn parameters_are_found_by_name() {
    assert_eq!(
        read(complete()),
        Ok(Parameters {
            a: 1,
            list: vec![1, 2, 3],
            texts: vec!["x".to_owned(), "y".to_owned()],
            schedule: Schedule::Stealing,
        })
    );
}

#[test]
fn what_is_missing_or_of_another_type_is_refused_by_its_name() {
    let unfit = [
        ("a", json!(null)),
        ("a", json!(-1)),
        ("a", json!(1.5)),
        ("a", json!("often")),
        ("a", json!("")),
        ("a", json!(" 7")),
        ("a", json!([1])),
        ("a", json!(true)),
        ("list", json!(7)),
        ("list", json!([7, "x"])),
        ("list", json!([[7]])),
        ("list", json!("[7]")),
        ("list", json!({"0": 7})),
        ("texts", json!("x")),
        ("texts", json!([7])),
        ("schedule", json!("often")),
        ("schedule", json!("Dynamic")),
        ("schedule", json!(0)),
        ("schedule", json!(["dynamic"])),
    ];
    for (name, value) in unfit {
        let mut all = complete();
        all[name] = value.clone();
        let message = format!("The parameter {name} is missing or does not fit.");
        assert_eq!(
            read(all).map_err(|error| (error.name(), error.to_string())),
            Err(("InvalidParameter", message)),
            "{value}"
        );
    }
    for name in ["a", "list", "texts", "schedule"] {
        let mut all = complete();
        all.as_object_mut().unwrap().remove(name);
        assert!(read(all).is_err_and(|error| error.to_string().contains(name)));
    }
    for no_parameters in [json!(null), json!(7), json!("a"), json!([1])] {
        assert!(read(no_parameters).is_err());
    }
}

proptest! {
    /// As numbers or as decimal strings.
    #[test]
    fn whole_numbers_arrive_exact(numbers in prop::collection::vec(any::<u64>(), 1..50)) {
        for as_text in [false, true] {
            let value = |number: &u64| match as_text {
                true => json!(number.to_string()),
                false => json!(number),
            };
            let mut all = complete();
            all["a"] = value(&numbers[0]);
            all["list"] = numbers.iter().map(value).collect();
            let read = read(all).unwrap();
            prop_assert_eq!(read.a, numbers[0]);
            prop_assert_eq!(&read.list, &numbers);
        }
    }

    /// Within 2^53 as numbers, beyond as decimal strings.
    #[test]
    fn whole_numbers_leave_exact(number: u128, shift in 0..128_u32) {
        let number = number >> shift;
        let expected = if number < 1 << 53 {
            json!(number as u64)
        } else {
            json!(number.to_string())
        };
        prop_assert_eq!(json!(Exact(number)), expected);
    }
}

#[test]
fn the_largest_exact_number() {
    let limit: u64 = 1 << 53;
    assert_eq!(json!(Exact(limit - 1)), json!(9_007_199_254_740_991_u64));
    assert_eq!(json!(Exact(limit)), json!("9007199254740992"));
    assert_eq!(json!(Exact(u64::MAX)), json!("18446744073709551615"));
}

/// Whatever occurs in the answers of demos.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    exit_code: i32,
    count: u64,
    exact: Exact<u128>,
    elapsed: f64,
    schedule: Schedule,
    prime: bool,
    text: &'static str,
    pair: (f64, u8),
    waits: [[usize; 2]; 2],
    nothing: Option<u64>,
    something: Option<String>,
    untagged: Vec<Untagged>,
    none: Vec<bool>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Untagged {
    Number(Exact<u64>),
    Row(ByteBuf),
    Named { a: u64, b: Vec<Untagged> },
}

#[test]
fn an_answer_is_the_same_whether_it_is_converted_before_or_not() {
    let answer = Answer {
        exit_code: -15,
        count: 7,
        exact: Exact(u128::MAX),
        elapsed: 0.25,
        schedule: Schedule::Stealing,
        prime: true,
        text: "é",
        pair: (1.5, 255),
        waits: [[1, 2], [3, 4]],
        nothing: None,
        something: Some("x".to_owned()),
        untagged: vec![
            Untagged::Row(ByteBuf::from([1, 2])),
            Untagged::Named {
                a: 1,
                b: vec![Untagged::Number(Exact(u64::MAX))],
            },
        ],
        none: Vec::new(),
    };
    assert_eq!(json!(Plain::of(&answer)), json!(answer));
    assert_eq!(
        Plain::of(&[1_u8, 2][..]),
        Plain::List(vec![Plain::Whole(1), Plain::Whole(2)])
    );
    let bytes = ByteBuf::from([1, 2]);
    assert_eq!(Plain::of(&bytes), Plain::Bytes(vec![1, 2]));
    let more = Plain::of(&Untagged::Named {
        a: 1,
        b: Vec::new(),
    })
    .with("c", Plain::Float(0.5));
    assert_eq!(json!(more), json!({ "a": 1, "b": [], "c": 0.5 }));
}

#[test]
fn names_are_those_of_serde() {
    assert_eq!(choices::<Schedule>(), ["dynamic", "static", "stealing"]);
    let names: &[&str] = &["a", "list", "texts", "schedule"];
    assert_eq!(fields::<Parameters>(), Some(names));
    assert_eq!(fields::<Vec<u64>>(), None);
}

/// The names are the contract's.
#[test]
fn errors_have_names_and_say_what_was_wrong() {
    let invalid = RunError::InvalidParameter("no".to_owned());
    assert_eq!(
        (invalid.name(), invalid.to_string().as_str()),
        ("InvalidParameter", "no")
    );
    let task = RunError::from(TaskError {
        items: 3..4,
        message: "oh".to_owned(),
    });
    assert_eq!(task.name(), "WorkerFailed");
    assert_eq!(task.to_string(), "the task of item 3 failed: oh");
}
