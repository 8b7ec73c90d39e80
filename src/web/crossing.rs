//! Converts values and errors between Rust and JavaScript.

use js_sys::{Array, Error, Number, Object};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue};

use crate::runtime::{Given, Plain, RunError};

/// Converts an answer to JavaScript. Bytes become a `Uint8Array`, `Null` becomes `null`.
pub(super) fn to_js(plain: &Plain) -> JsValue {
    let serializer = Serializer::new()
        .serialize_missing_as_null(true)
        .serialize_maps_as_objects(true);
    plain
        .serialize(&serializer)
        .expect("a value that JavaScript can hold")
}

/// Converts a demo's parameters from JavaScript.
///
/// `serde_wasm_bindgen::from_value` would do this in one line, but it costs 9.5 KB gzip of wasm. Most
/// of that formats numbers in the messages of errors that the page has already ruled out.
pub(super) fn given(value: &JsValue) -> Given {
    if let Some(number) = value.as_f64() {
        whole(number).map_or(Given::Unfit, Given::Number)
    } else if let Some(text) = value.as_string() {
        Given::Text(text)
    } else if let Some(list) = value.dyn_ref::<Array>() {
        Given::List(list.iter().map(|value| given(&value)).collect())
    } else if let Some(object) = value.dyn_ref::<Object>() {
        let entries = Object::entries(object);
        Given::Named(entries.iter().filter_map(|entry| named(&entry)).collect())
    } else {
        Given::Unfit
    }
}

/// A name and its value.
fn named(entry: &JsValue) -> Option<(String, Given)> {
    let entry: &Array = entry.dyn_ref()?;
    Some((entry.get(0).as_string()?, given(&entry.get(1))))
}

/// JavaScript's numbers aren't exact beyond 2⁵³; larger ones arrive as texts.
fn whole(number: f64) -> Option<u64> {
    Number::is_safe_integer(&number.into())
        .then(|| u64::try_from(number as i64).ok())
        .flatten()
}

/// Converts the failure of a run to an `Error` with one of the contract's names.
pub(super) fn run_error(failure: &RunError) -> JsValue {
    error(failure.name(), &failure.to_string())
}

pub(super) fn error(name: &str, message: &str) -> JsValue {
    let error = Error::new(message);
    error.set_name(name);
    error.into()
}
