//! The registry that pages draw their controls from is complete, and everything it offers can be run.

mod common;

use std::collections::BTreeSet;

use common::runners;
use concurrency_playground::demos::choices::fields;
use concurrency_playground::demos::json::registry;
use concurrency_playground::demos::{Answer, Demo, IDS, Parameters, Visitor, visit};
use serde_json::{Value, json};

/// The demos that only compute. The others take a while, or need a server.
const COMPUTING: [&str; 2] = ["prime-check", "pool-map"];

fn described() -> Vec<Value> {
    registry()["demos"].as_array().unwrap().clone()
}

fn parameters_of(demo: &Value) -> &Vec<Value> {
    demo["parameters"].as_array().unwrap()
}

fn text<'a>(record: &'a Value, field: &str) -> &'a str {
    let text = record[field]
        .as_str()
        .unwrap_or_else(|| panic!("no {field} in {record}"));
    assert!(!text.is_empty(), "{field} is empty");
    text
}

fn whole(value: &Value) -> u64 {
    value
        .as_u64()
        .or_else(|| value.as_str()?.parse().ok())
        .unwrap_or_else(|| panic!("{value}"))
}

/// A parameter's default, in the form that the runner takes.
fn argument(parameter: &Value) -> String {
    let name = text(parameter, "name");
    match &parameter["default"] {
        Value::Array(list) => {
            let list: Vec<_> = list
                .iter()
                .map(|number| whole(number).to_string())
                .collect();
            format!("{name}=[{}]", list.join(" "))
        }
        Value::String(word) => format!("{name}={word}"),
        number => format!("{name}={number}"),
    }
}

#[test]
fn the_demos_are_found_by_their_ids() {
    let ids = IDS.to_vec();
    assert!(COMPUTING.iter().all(|id| ids.contains(id)));
    assert!(
        described()
            .iter()
            .map(|demo| text(demo, "id").to_owned())
            .eq(ids.clone())
    );
    assert!(ids.iter().all(|id| visit(id, Id) == Some(id)));
    assert!(visit("prime-Check", Id).is_none() && visit("", Id).is_none());
}

struct Id;

impl Visitor for Id {
    type Output = &'static str;

    fn visit<P: Parameters, A: Answer>(self, demo: &'static Demo<P, A>) -> &'static str {
        demo.id
    }
}

/// Parameters that the page handles itself, so that demos don't have to know them.
const OF_THE_PAGE: [&str; 2] = ["backend", "workers"];

struct Names;

impl Visitor for Names {
    /// The names of the fields that are deserialized, and of the registered parameters.
    type Output = Option<[BTreeSet<&'static str>; 2]>;

    fn visit<P: Parameters, A: Answer>(self, demo: &'static Demo<P, A>) -> Self::Output {
        let own = |name: &&str| !OF_THE_PAGE.contains(name);
        let fields = fields::<P>()?.iter().copied().filter(own);
        let told = demo.info.parameters.iter().map(|parameter| parameter.name);
        Some([fields.collect(), told.filter(own).collect()])
    }
}

#[test]
fn pages_are_told_of_the_parameters_that_demos_take() {
    for id in IDS {
        if let Some([fields, told]) = visit(id, Names).unwrap() {
            assert_eq!(fields, told, "{id}");
        }
    }
}

#[test]
fn every_demo_is_told_of() {
    for demo in described() {
        for field in ["section", "title", "summary", "python"] {
            text(&demo, field);
        }
        let names: BTreeSet<_> = parameters_of(&demo)
            .iter()
            .map(|one| text(one, "name"))
            .collect();
        assert_eq!(names.len(), parameters_of(&demo).len(), "a name twice");
        // Each parameter is also a property of the element, which already has these.
        for member in ["demo", "run", "compare", "stop", "report"] {
            assert!(!names.contains(member), "{member} is taken");
        }
    }
}

#[test]
fn defaults_are_within_the_limits() {
    for demo in described() {
        for parameter in parameters_of(&demo) {
            let default = &parameter["default"];
            let entries = default.as_array().cloned().unwrap_or_default();
            let within = |value: &Value, min: &Value, max: &Value| {
                (whole(min)..=whole(max)).contains(&whole(value))
            };
            let fits = match text(parameter, "type") {
                "integer" => within(default, &parameter["min"], &parameter["max"]),
                "choice" => parameter["choices"][0] == *default,
                "integers" => {
                    (1..=whole(&parameter["maxItems"])).contains(&(entries.len() as u64))
                        && entries
                            .iter()
                            .all(|n| within(n, &parameter["min"], &parameter["max"]))
                }
                "texts" => {
                    (1..=whole(&parameter["maxItems"])).contains(&(entries.len() as u64))
                        && entries.iter().all(|entry| {
                            let entry = entry.as_str().unwrap();
                            entry.len() as u64 <= whole(&parameter["maxLength"])
                                && !entry.contains(char::is_whitespace)
                        })
                }
                "count-or-integers" => within(default, &json!(1), &parameter["maxCount"]),
                // The other types have no limits.
                _ => true,
            };
            assert!(fits, "{parameter}");
        }
    }
}

/// Limits that pages rely on.
#[test]
fn limits_are_as_promised() {
    let of = |id: &str, name: &str| {
        let demos = described();
        let demo = demos.iter().find(|demo| demo["id"] == id).unwrap();
        parameters_of(demo)
            .iter()
            .find(|parameter| parameter["name"] == name)
            .unwrap()
            .clone()
    };
    let numbers = of("prime-check", "numbers");
    assert_eq!(
        (&numbers["min"], &numbers["maxItems"]),
        (&json!(0), &json!(10_000))
    );
    assert_eq!(numbers["max"], json!("18446744073709551615"));
    assert_eq!(numbers["default"][5], json!(1_099_726_899_285_419_u64));
    assert_eq!(of("pool-map", "items")["maxCount"], json!(100_000_000));
    for id in ["prime-check", "pool-map"] {
        let workers = of(id, "workers");
        assert_eq!((&workers["min"], &workers["max"]), (&json!(1), &json!(64)));
        assert_eq!(
            of(id, "schedule")["choices"],
            json!(["dynamic", "static", "stealing"])
        );
    }
}

/// Small enough to run once for each choice.
fn small(parameter: &Value) -> String {
    match text(parameter, "name") {
        "numbers" => "numbers=[97 15]".to_owned(),
        "items" => "items=10".to_owned(),
        _ => argument(parameter),
    }
}

#[test]
fn every_choice_can_be_run() {
    let [.., runner] = runners();
    for id in COMPUTING {
        let mut demos = described().into_iter();
        let demo = demos.find(|demo| demo["id"] == id).unwrap();
        let usual: Vec<_> = parameters_of(&demo).iter().map(small).collect();
        for (place, parameter) in parameters_of(&demo).iter().enumerate() {
            for choice in parameter["choices"].as_array().into_iter().flatten() {
                let mut given = usual.clone();
                given[place] = format!("{}={}", text(parameter, "name"), choice.as_str().unwrap());
                let (value, output) = runner.run(id, &given.join("\n"));
                assert!(value.is_ok(), "{choice}: {value:?}");
                assert!(!output.is_empty(), "{choice} printed nothing");
            }
        }
        let defaults: Vec<_> = parameters_of(&demo).iter().map(argument).collect();
        let (value, output) = runner.run(id, &defaults.join("\n"));
        assert!(
            value.is_ok_and(|value| !value.is_null()) && !output.is_empty(),
            "{id}"
        );
    }
}
