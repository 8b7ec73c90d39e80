//! What goes into a run as text, and what comes out of it as JSON: whole numbers of any size, exact.

use concurrency_playground::executor::{Schedule, TaskError};
use concurrency_playground::runtime::{Arguments, RunError};
use concurrency_playground::value::Value;
use proptest::prelude::*;
use serde_json::json;

fn parse(text: &str) -> Arguments {
    Arguments::parse(text)
}

#[test]
fn arguments_are_found_by_name() {
    let given = parse("a=1\nlist=[1 2 3]\nno line of ours\nschedule=stealing\nempty=\nb=2=3");
    assert_eq!(given.integer("a"), Ok(1));
    assert_eq!(given.integers("list"), Ok(vec![1, 2, 3]));
    assert_eq!(given.choice("schedule"), Ok(Schedule::Stealing));
    assert_eq!(
        (given.is_list("list"), given.is_list("a")),
        (Ok(true), Ok(false))
    );
    for missing in ["c", "A", "", "lis", "empty", "b"] {
        let Err(RunError::InvalidParameter(message)) = given.integer(missing) else {
            panic!("{missing} was found")
        };
        assert!(message.contains(missing), "{message}");
    }
}

#[test]
fn what_is_of_another_type_is_refused() {
    let given = parse("word=often\nnumber=7\nlist=[7]\nopen=[7\nclose=7]\ncomma=[7,7]\nspace= 7");
    assert!(given.integer("list").is_err() && given.integer("word").is_err());
    assert!(given.integers("number").is_err() && given.integers("word").is_err());
    assert!(
        given.choice::<Schedule>("number").is_err() && given.choice::<Schedule>("word").is_err()
    );
    for broken in ["open", "close", "comma", "space"] {
        assert!(given.integers(broken).is_err(), "{broken}");
    }
    assert!(given.is_list("missing").is_err());
}

proptest! {
    #[test]
    fn whole_numbers_arrive_exact(numbers in prop::collection::vec(any::<u64>(), 1..50)) {
        let text = format!("n={}\nlist={numbers:?}", numbers[0]).replace(',', "");
        prop_assert_eq!(parse(&text).integer("n"), Ok(numbers[0]));
        prop_assert_eq!(parse(&text).integers("list"), Ok(numbers));
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
        prop_assert_eq!(Value::from(number).to_string().parse::<serde_json::Value>().unwrap(), expected);
    }
}

#[test]
fn the_largest_exact_number() {
    let limit: u64 = 1 << 53;
    let json = |number: u64| {
        Value::from(number)
            .to_string()
            .parse::<serde_json::Value>()
            .unwrap()
    };
    assert_eq!(json(limit - 1), json!(9_007_199_254_740_991_u64));
    assert_eq!(json(limit), json!("9007199254740992"));
    assert_eq!(json(u64::MAX), json!("18446744073709551615"));
}

#[test]
fn values_of_all_kinds() {
    let record = Value::record([
        ("nothing", Value::Null),
        ("none", None::<u64>.into()),
        ("some", Some(7_u64).into()),
        ("yes", true.into()),
        ("measured", Value::Float(0.5)),
        ("nowhere", Value::Float(f64::INFINITY)),
        ("late", Value::Float(-1.25e-3)),
        ("text", Value::Text("a \"b\" \\ \n ü".to_owned())),
        ("list", [1_u64, 2].into_iter().collect()),
    ]);
    let expected = json!({
        "nothing": null, "none": null, "some": 7, "yes": true, "measured": 0.5,
        "nowhere": null, "late": -0.00125, "text": "a \"b\" \\ \n ü", "list": [1, 2],
    });
    assert_eq!(
        record.to_string().parse::<serde_json::Value>().unwrap(),
        expected
    );
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
