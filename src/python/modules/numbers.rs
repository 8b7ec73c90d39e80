//! Numbers in shared memory, as `struct` packs them in native order with standard sizes.

use super::super::error::{Outcome, Raised};
use super::super::number::IntRef;
use super::super::processes::Memory;
use super::super::protocol::as_int;
use super::super::value::Value;

/// Reads a number of the type that `code` names; None beyond the memory's end.
pub fn load(memory: &Memory, code: &str, start: usize) -> Option<Value> {
    Some(match code {
        "c" => Value::bytes(memory.load::<1>(start)?.to_vec()),
        "b" => Value::Int(i8::from_ne_bytes(memory.load(start)?).into()),
        "B" => Value::Int(u8::from_ne_bytes(memory.load(start)?).into()),
        "?" => Value::Bool(memory.load(start)? != [0u8]),
        "h" => Value::Int(i16::from_ne_bytes(memory.load(start)?).into()),
        "H" => Value::Int(u16::from_ne_bytes(memory.load(start)?).into()),
        "i" => Value::Int(i32::from_ne_bytes(memory.load(start)?).into()),
        "I" => Value::Int(u32::from_ne_bytes(memory.load(start)?).into()),
        "q" => Value::Int(i64::from_ne_bytes(memory.load(start)?)),
        "Q" => Value::int(u64::from_ne_bytes(memory.load(start)?)),
        "f" => Value::Float(f32::from_ne_bytes(memory.load(start)?).into()),
        "d" => Value::Float(f64::from_ne_bytes(memory.load(start)?)),
        _ => return None,
    })
}

/// The bytes of a number of the type that `code` names; it fits, as `multiprocessing` sees to.
///
/// # Errors
/// A `TypeError` for what is no number.
pub fn packed(code: &str, value: &Value) -> Outcome<Vec<u8>> {
    if let ("c", Value::Bytes(bytes)) = (code, value) {
        return Ok(bytes.0.to_vec());
    }
    let float = match value {
        Value::Float(float) => Some(*float),
        other => as_int(other).map(|int| int.to_nearest_float()),
    };
    let wrong = || Raised::type_error("a number is needed");
    let whole = || as_int(value).map(low_bits).ok_or_else(wrong);
    Ok(match code {
        "?" | "b" | "B" => (whole()? as u8).to_ne_bytes().to_vec(),
        "h" | "H" => (whole()? as u16).to_ne_bytes().to_vec(),
        "i" | "I" => (whole()? as u32).to_ne_bytes().to_vec(),
        "q" | "Q" => whole()?.to_ne_bytes().to_vec(),
        "f" => (float.ok_or_else(wrong)? as f32).to_ne_bytes().to_vec(),
        _ => float.ok_or_else(wrong)?.to_ne_bytes().to_vec(),
    })
}

/// The lowest 64 bits of a number that fits into them with a sign or without.
fn low_bits(number: IntRef<'_>) -> u64 {
    match number.to_i64() {
        Some(small) => small as u64,
        None => number.to_big().to_u64().unwrap_or_default(),
    }
}
