//! The demos' types in TypeScript, for the page and for callers of `run`: the parameters of each demo,
//! from what pages know about it, and its value, from its `Answer`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ts_rs::{Config, TS, TypeVisitor};

use super::demo::{Answer, Demo, Parameters, Visitor};
use super::info::{Parameter, ParameterType};
use super::registry::{IDS, visit};

/// The text of `www/demo-types.d.ts`, not yet formatted.
pub fn declarations() -> String {
    let demos: Vec<_> = IDS
        .iter()
        .map(|id| visit(id, Describe).expect("the id of a demo"))
        .collect();
    let mut text = String::from(
        "// What each demo takes and gives, from its Rust types. Written by\n\
         // `cargo run --bin export-types`, compared by a test: not to be edited.\n\n\
         /** A whole number; beyond 2^53 a decimal string. */\n\
         export type Integer = number | string;\n\n\
         export interface Demos {\n",
    );
    for Described { id, parameters, .. } in &demos {
        let namespace = namespace(id);
        write_to(
            &mut text,
            format_args!(
                "  '{id}': {{\n    parameters: {{\n{parameters}    }};\n    value: {namespace}.Value;\n  }};\n"
            ),
        );
    }
    text.push_str("}\n");
    for Described { id, types, .. } in &demos {
        let namespace = namespace(id);
        write_to(
            &mut text,
            format_args!("\nexport namespace {namespace} {{\n{types}}}\n"),
        );
    }
    text
}

fn write_to(text: &mut String, arguments: std::fmt::Arguments<'_>) {
    text.write_fmt(arguments).expect("a text takes anything");
}

/// `prime-check` is `PrimeCheck`.
fn namespace(id: &str) -> String {
    let words = id.split('-').map(|word| {
        let (first, rest) = word.split_at(1);
        first.to_uppercase() + rest
    });
    words.collect()
}

struct Described {
    id: &'static str,
    parameters: String,
    types: String,
}

struct Describe;

impl Visitor for Describe {
    type Output = Described;

    fn visit<P: Parameters, A: Answer>(self, demo: &'static Demo<P, A>) -> Described {
        let parameters = demo.info.parameters.iter();
        let config = Config::new().with_large_int("number");
        let mut types = Types {
            config: &config,
            declared: BTreeMap::new(),
        };
        types.visit::<A>();
        let value = A::name(&config);
        // By name: the order in which they are met differs from one compilation to the next.
        let mut types: String = types.declared.into_values().collect();
        write_to(&mut types, format_args!("  export type Value = {value};\n"));
        Described {
            id: demo.id,
            parameters: parameters.map(field).collect(),
            types,
        }
    }
}

/// A parameter as a field in TypeScript.
fn field(parameter: &Parameter) -> String {
    let of = match &parameter.of {
        ParameterType::Integer { max, .. } => whole(*max).to_owned(),
        ParameterType::Workers => "number".to_owned(),
        ParameterType::Choice { choices } => {
            let quoted: Vec<_> = choices().iter().map(|name| format!("'{name}'")).collect();
            quoted.join(" | ")
        }
        ParameterType::Integers { max, .. } => format!("{}[]", whole(*max)),
        ParameterType::Texts { .. } => "string[]".to_owned(),
        ParameterType::CountOrIntegers { max, .. } => format!("number | {}[]", whole(*max)),
    };
    format!("      {}: {of};\n", parameter.name)
}

/// The type of whole numbers up to `max`: `Integer` if they may be too large for JavaScript's numbers.
fn whole(max: u64) -> &'static str {
    if max < 1 << 53 { "number" } else { "Integer" }
}

/// Declares a type and all types that it consists of.
struct Types<'c> {
    config: &'c Config,
    /// Declarations by name.
    declared: BTreeMap<String, String>,
}

impl Types<'_> {
    fn visit_within<T: TS + 'static + ?Sized>(&mut self) {
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

impl TypeVisitor for Types<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_none() {
            return self.visit_within::<T>();
        }
        let name = T::name(self.config);
        if self.declared.contains_key(&name) {
            return;
        }
        let mut text = String::new();
        for line in T::docs().iter().flat_map(|docs| docs.lines()) {
            write_to(&mut text, format_args!("  {line}\n"));
        }
        let declaration = T::decl(self.config);
        write_to(&mut text, format_args!("  export {declaration}\n"));
        self.declared.insert(name, text);
        self.visit_within::<T>();
    }
}
