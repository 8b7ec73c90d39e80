//! Operators: on builtin values here, on others by their methods.

use std::cmp::Ordering;
use std::sync::Arc;

use super::class::{flags, ids};
use super::code::{BinOp, CmpOp, UnaryOp};
use super::error::{Outcome, Raised};
use super::failure::{Failure, check_size};
use super::interp::Interp;
use super::native::{Reply, Vm};
use super::number::{IntRef, arithmetic, bits, compare as numbers, float, power, ratio};
use super::protocol::{self, as_int, builtin_of, call_bound, unwrapped};
use super::symbol::{Sym, well_known as sym};
use super::text;
use super::value::Value;

/// An operator's methods: for the left side, the right side, in place; and how it is written.
struct Operator {
    left: Sym,
    right: Sym,
    in_place: Sym,
    sign: &'static str,
}

const fn operator(left: Sym, right: Sym, in_place: Sym, sign: &'static str) -> Operator {
    Operator {
        left,
        right,
        in_place,
        sign,
    }
}

/// In the order of [`BinOp`].
const OPERATORS: [Operator; 13] = [
    operator(sym::ADD, sym::RADD, sym::IADD, "+"),
    operator(sym::SUB, sym::RSUB, sym::ISUB, "-"),
    operator(sym::MUL, sym::RMUL, sym::IMUL, "*"),
    operator(sym::MATMUL, sym::RMATMUL, sym::IMATMUL, "@"),
    operator(sym::TRUEDIV, sym::RTRUEDIV, sym::ITRUEDIV, "/"),
    operator(sym::FLOORDIV, sym::RFLOORDIV, sym::IFLOORDIV, "//"),
    operator(sym::MOD, sym::RMOD, sym::IMOD, "%"),
    operator(sym::POW, sym::RPOW, sym::IPOW, "** or pow()"),
    operator(sym::LSHIFT, sym::RLSHIFT, sym::ILSHIFT, "<<"),
    operator(sym::RSHIFT, sym::RRSHIFT, sym::IRSHIFT, ">>"),
    operator(sym::AND, sym::RAND, sym::IAND, "&"),
    operator(sym::OR, sym::ROR, sym::IOR, "|"),
    operator(sym::XOR, sym::RXOR, sym::IXOR, "^"),
];

/// A comparison's method, the one of the other side, and how it is written; in the order of [`CmpOp`].
const COMPARISONS: [(Sym, Sym, &str); 6] = [
    (sym::LT, sym::GT, "<"),
    (sym::LE, sym::GE, "<="),
    (sym::EQ, sym::EQ, "=="),
    (sym::NE, sym::NE, "!="),
    (sym::GT, sym::LT, ">"),
    (sym::GE, sym::LE, ">="),
];

// ---- arithmetic -----------------------------------------------------------------------------

/// `a op b`.
pub fn binary(vm: &Vm, op: BinOp, a: &Value, b: &Value) -> Reply {
    if let Some(outcome) = builtin_binary(vm, op, a, b) {
        return outcome;
    }
    by_methods(vm, op, a, b, false)
}

/// `a op= b`.
pub fn in_place(vm: &Vm, op: BinOp, a: &Value, b: &Value) -> Reply {
    match (op, a, b) {
        (BinOp::Add, Value::List(_), _) => {
            return super::iterate::extend_list(vm, a, b).then(vm, {
                let a = a.clone();
                move |_, _| Ok(a)
            });
        }
        (BinOp::Mul, Value::List(list), _) => {
            // One too large is refused below.
            if let Some(times) = as_int(b).and_then(IntRef::to_i64) {
                let times = times.max(0) as usize;
                let items = list.items();
                if let Err(failure) =
                    check_size(items.len().saturating_mul(times).saturating_mul(16))
                {
                    return Reply::Raise(failure.into());
                }
                let repeated = items
                    .iter()
                    .cycle()
                    .take(items.len() * times)
                    .cloned()
                    .collect();
                let old = std::mem::replace(&mut *list.lock(), repeated);
                drop(old);
                return Reply::Value(a.clone());
            }
        }
        (BinOp::Or, Value::Dict(_), _) => {
            return super::types::dict::merge(vm, a, b, None).then(vm, {
                let a = a.clone();
                move |_, _| Ok(a)
            });
        }
        (BinOp::Or | BinOp::And | BinOp::Sub | BinOp::Xor, Value::Set(set), Value::Set(_))
            if !set.frozen =>
        {
            return super::types::set::in_place(vm, op, a, b);
        }
        _ => {}
    }
    if let Value::Instance(_) = a {
        return by_methods(vm, op, a, b, true);
    }
    if let Some(outcome) = builtin_binary(vm, op, a, b) {
        return outcome;
    }
    by_methods(vm, op, a, b, true)
}

/// Operators on builtin values, also on those that objects of derived classes keep and whose methods
/// they do not override.
fn builtin_binary(vm: &Vm, op: BinOp, a: &Value, b: &Value) -> Option<Reply> {
    if let (Some(x), Some(y)) = (plain(vm, a, op, false), plain(vm, b, op, true)) {
        if let (Some(x), Some(y)) = (as_int(x), as_int(y)) {
            if let (Value::Bool(x), Value::Bool(y)) = (unwrapped(a), unwrapped(b)) {
                match op {
                    BinOp::And => return Some(Value::Bool(*x & *y).into()),
                    BinOp::Or => return Some(Value::Bool(*x | *y).into()),
                    BinOp::Xor => return Some(Value::Bool(*x ^ *y).into()),
                    _ => {}
                }
            }
            return ints(op, x, y).map(|result| result.map_err(Raised::from).into());
        }
        if let (Some(x), Some(y)) = (as_float(x), as_float(y)) {
            let result = x.and_then(|x| y.and_then(|y| floats(op, x, y)));
            return result.map_err(Raised::from).transpose().map(Reply::from);
        }
        return sequences(vm, op, x, y);
    }
    // A text is formatted with whatever there is.
    if let (BinOp::Mod, Some(format @ (Value::Str(_) | Value::Bytes(_)))) =
        (op, plain(vm, a, op, false))
    {
        return sequences(vm, op, format, b);
    }
    None
}

/// The builtin value to compute with, unless the object has a method of its own for this.
fn plain<'v>(vm: &Vm, value: &'v Value, op: BinOp, right: bool) -> Option<&'v Value> {
    let Value::Instance(instance) = value else {
        return Some(value);
    };
    if set_like(value) || super::types::alias::joins(value) {
        return Some(value);
    }
    let inner = builtin_of(value)?;
    let operator = &OPERATORS[op as usize];
    let name = if right { operator.right } else { operator.left };
    match vm.interp().lookup(instance.class(), name) {
        None | Some(Value::Native(_)) => Some(inner),
        Some(_) => None,
    }
}

/// A float, also where an int stands for it.
fn as_float(value: &Value) -> Option<Result<f64, Failure>> {
    match unwrapped(value) {
        Value::Float(number) => Some(Ok(*number)),
        other => as_int(other).map(IntRef::to_float),
    }
}

fn ints(op: BinOp, a: IntRef<'_>, b: IntRef<'_>) -> Option<Result<Value, Failure>> {
    Some(match op {
        BinOp::Add => Ok(Value::int(arithmetic::add(a, b))),
        BinOp::Sub => Ok(Value::int(arithmetic::subtract(a, b))),
        BinOp::Mul => Ok(Value::int(arithmetic::multiply(a, b))),
        BinOp::FloorDiv => arithmetic::floor_divide(a, b).map(Value::int),
        BinOp::Mod => arithmetic::modulo(a, b).map(Value::int),
        BinOp::TrueDiv => ratio::true_divide(a, b).map(Value::Float),
        BinOp::Pow => power::power(a, b).map(|power| match power {
            power::Power::Int(number) => Value::int(number),
            power::Power::Float(number) => Value::Float(number),
        }),
        BinOp::LShift => bits::shift_left(a, b).map(Value::int),
        BinOp::RShift => bits::shift_right(a, b).map(Value::int),
        BinOp::And => Ok(Value::int(bits::and(a, b))),
        BinOp::Or => Ok(Value::int(bits::or(a, b))),
        BinOp::Xor => Ok(Value::int(bits::xor(a, b))),
        BinOp::MatMul => return None,
    })
}

fn floats(op: BinOp, a: f64, b: f64) -> Result<Option<Value>, Failure> {
    Ok(Some(Value::Float(match op {
        BinOp::Add => a + b,
        BinOp::Sub => a - b,
        BinOp::Mul => a * b,
        BinOp::TrueDiv => float::divide(a, b)?,
        BinOp::FloorDiv => float::floor_divide(a, b)?,
        BinOp::Mod => float::modulo(a, b)?,
        BinOp::Pow => float::power(a, b)?,
        _ => return Ok(None),
    })))
}

/// Operators on texts, sequences, sets and dicts.
fn sequences(vm: &Vm, op: BinOp, a: &Value, b: &Value) -> Option<Reply> {
    let failed = |failure: Failure| Some(Reply::Raise(failure.into()));
    match (op, a, b) {
        (BinOp::Add, Value::Str(x), Value::Str(y)) => {
            if let Err(failure) = check_size(x.as_str().len() + y.as_str().len()) {
                return failed(failure);
            }
            let mut joined = String::with_capacity(x.as_str().len() + y.as_str().len());
            joined.push_str(x.as_str());
            joined.push_str(y.as_str());
            Some(Value::str(joined).into())
        }
        (BinOp::Add, Value::List(x), Value::List(y)) => {
            let mut items = x.items();
            items.extend(y.items());
            Some(Value::list(items).into())
        }
        (BinOp::Add, Value::Tuple(x), Value::Tuple(y)) => {
            Some(Value::tuple([&*x.0, &*y.0].concat()).into())
        }
        (BinOp::Add, Value::Bytes(x), Value::Bytes(y)) => {
            Some(Value::bytes([&*x.0, &*y.0].concat()).into())
        }
        (BinOp::Add, x, y) => {
            let name = |value| vm.class_name(value);
            let sequence = match x {
                Value::Str(_) => {
                    format!("can only concatenate str (not \"{}\") to str", name(y))
                }
                Value::List(_) => {
                    format!("can only concatenate list (not \"{}\") to list", name(y))
                }
                Value::Tuple(_) => {
                    format!("can only concatenate tuple (not \"{}\") to tuple", name(y))
                }
                Value::Bytes(_) => format!("can't concat {} to bytes", name(y)),
                _ => return None,
            };
            match y {
                Value::Instance(_) => None,
                _ => Some(Raised::type_error(sequence).into()),
            }
        }
        (BinOp::Mul, sequence, times) | (BinOp::Mul, times, sequence)
            if as_int(times).is_some()
                && matches!(
                    sequence,
                    Value::Str(_) | Value::List(_) | Value::Tuple(_) | Value::Bytes(_)
                ) =>
        {
            let Some(times) = as_int(times).and_then(IntRef::to_i64) else {
                let message = "cannot fit 'int' into an index-sized integer";
                return Some(Raised::new(ids::OVERFLOW_ERROR, message).into());
            };
            Some(repeat(sequence, times.max(0)).map_err(Raised::from).into())
        }
        (BinOp::Mod, Value::Str(format), args) => Some(super::types::str::percent(
            vm,
            Arc::clone(format),
            args.clone(),
        )),
        (BinOp::Mod, Value::Bytes(format), args) => {
            Some(super::types::bytes::percent(vm, format, args))
        }
        (BinOp::Sub | BinOp::And | BinOp::Or | BinOp::Xor, x, y) if set_like(x) && set_like(y) => {
            Some(super::types::set::binary(vm, op, x, y))
        }
        (BinOp::Or, Value::Dict(x), Value::Dict(_)) => {
            let copy = Value::Dict(Arc::new(super::value::Dict::new(x.lock().clone())));
            Some(super::types::dict::merge(vm, &copy, b, None).then(vm, {
                let copy = copy.clone();
                move |_, _| Ok(copy)
            }))
        }
        (BinOp::Or, a, b)
            if super::types::alias::joins(a)
                && super::types::alias::joins(b)
                && !(a.is_none() && b.is_none()) =>
        {
            Some(super::types::alias::union(a, b))
        }
        _ => None,
    }
}

/// Sets and views of dicts, which can be combined like sets.
fn set_like(value: &Value) -> bool {
    match value {
        Value::Set(_) => true,
        Value::Instance(instance) => matches!(instance.class(), ids::DICT_KEYS | ids::DICT_ITEMS),
        _ => false,
    }
}

fn repeat(sequence: &Value, times: i64) -> Result<Value, Failure> {
    let count = usize::try_from(times).unwrap_or(usize::MAX);
    Ok(match sequence {
        Value::Str(text) => Value::str(text::pad::repeat(text.as_str(), times)?),
        Value::Bytes(bytes) => {
            check_size(bytes.0.len().saturating_mul(count))?;
            Value::bytes(bytes.0.repeat(count))
        }
        Value::List(list) => {
            let items = list.items();
            check_size(items.len().saturating_mul(count).saturating_mul(16))?;
            Value::list(
                items
                    .iter()
                    .cycle()
                    .take(items.len() * count)
                    .cloned()
                    .collect(),
            )
        }
        Value::Tuple(items) => {
            check_size(items.0.len().saturating_mul(count).saturating_mul(16))?;
            Value::tuple(
                items
                    .0
                    .iter()
                    .cycle()
                    .take(items.0.len() * count)
                    .cloned()
                    .collect::<Vec<_>>(),
            )
        }
        other => other.clone(),
    })
}

/// Operators by methods: the left side's, then the right side's, the right side's first where its class
/// is derived from the left side's.
fn by_methods(vm: &Vm, op: BinOp, a: &Value, b: &Value, in_place: bool) -> Reply {
    let interp = vm.interp();
    let operator = &OPERATORS[op as usize];
    let (class_a, class_b) = (interp.class_of(a), interp.class_of(b));
    let left = interp.lookup(class_a, operator.left);
    let right = if class_a == class_b {
        None
    } else {
        interp.lookup(class_b, operator.right)
    };
    let own = if in_place {
        interp.lookup(class_a, operator.in_place)
    } else {
        None
    };
    // What builtin values do among themselves was tried before.
    let of_program = |value: &Value, method: &Value| {
        !matches!(method, Value::Native(_))
            || matches!(value, Value::Instance(instance)
                if matches!(instance.payload, super::instance::Payload::Native(_)))
    };
    let left = left.filter(|method| of_program(a, method));
    let right = right.filter(|method| of_program(b, method));
    let own = own.filter(|method| of_program(a, method));
    let mut tries: Vec<(Value, bool)> = Vec::new();
    tries.extend(own.map(|method| (method, true)));
    let right_first = right.is_some()
        && class_b != class_a
        && interp.is_subclass(class_b, class_a)
        && interp.class(class_b).own(operator.right).is_some();
    if right_first {
        tries.extend(right.clone().map(|method| (method, false)));
    }
    tries.extend(left.map(|method| (method, true)));
    if !right_first {
        tries.extend(right.map(|method| (method, false)));
    }
    if tries.is_empty() && builtin_of(a).is_none() && builtin_of(b).is_none() {
        return match by_index(vm, op, a, b) {
            Some(reply) => reply,
            None => Reply::Raise(unsupported(vm, op, a, b, in_place)),
        };
    }
    let (vm, a, b) = (vm.clone(), a.clone(), b.clone());
    Reply::later(async move {
        for (method, is_left) in tries {
            let (this, other) = if is_left { (&a, &b) } else { (&b, &a) };
            let answer = call_bound(&vm, method, this, std::slice::from_ref(other))
                .get(&vm)
                .await?;
            if !matches!(answer, Value::NotImplemented) {
                return Ok(answer);
            }
        }
        // A builtin value that an object keeps.
        let inner = (unwrapped(&a), unwrapped(&b));
        if (builtin_of(&a).is_some() || builtin_of(&b).is_some())
            && let Some(reply) = builtin_binary(&vm, op, inner.0, inner.1)
        {
            return reply.get(&vm).await;
        }
        match by_index(&vm, op, &a, &b) {
            Some(reply) => reply.get(&vm).await,
            None => Err(unsupported(&vm, op, &a, &b, in_place)),
        }
    })
}

fn is_repeatable(value: &Value) -> bool {
    matches!(
        unwrapped(value),
        Value::Str(_) | Value::List(_) | Value::Tuple(_) | Value::Bytes(_)
    )
}

/// A sequence times an object that has `__index__`.
fn by_index(vm: &Vm, op: BinOp, a: &Value, b: &Value) -> Option<Reply> {
    if op != BinOp::Mul {
        return None;
    }
    let (sequence, times) = match (is_repeatable(a), is_repeatable(b)) {
        (true, false) => (a, b),
        (false, true) => (b, a),
        _ => return None,
    };
    let reply = protocol::call_method(vm, times, sym::INDEX, &[])?;
    let (vm, sequence) = (vm.clone(), unwrapped(sequence).clone());
    Some(Reply::later(async move {
        let times = reply.get(&vm).await?;
        let times = as_int(&times).map_or(0, IntRef::clamped).max(0);
        Ok(repeat(&sequence, times)?)
    }))
}

fn unsupported(vm: &Vm, op: BinOp, a: &Value, b: &Value, in_place: bool) -> Raised {
    if op == BinOp::Mul && (is_repeatable(a) || is_repeatable(b)) {
        let class = vm.class_name(if is_repeatable(a) { b } else { a });
        return Raised::type_error(format!(
            "can't multiply sequence by non-int of type '{class}'"
        ));
    }
    let sign = OPERATORS[op as usize].sign;
    let sign = match (in_place, op) {
        (true, BinOp::Pow) => "**=".to_owned(),
        (true, _) => format!("{sign}="),
        (false, _) => sign.to_owned(),
    };
    let (a, b) = (vm.class_name(a), vm.class_name(b));
    Raised::type_error(format!(
        "unsupported operand type(s) for {sign}: '{a}' and '{b}'"
    ))
}

/// `op a`.
pub fn unary(vm: &Vm, op: UnaryOp, value: &Value) -> Reply {
    let name = match op {
        UnaryOp::Neg => sym::NEG,
        UnaryOp::Pos => sym::POS,
        UnaryOp::Invert => sym::INVERT,
    };
    if let Value::Instance(_) = value
        && let Some(method) = vm.interp().lookup(vm.interp().class_of(value), name)
        && !matches!(method, Value::Native(_))
    {
        return call_bound(vm, method, value, &[]);
    }
    if let Value::Float(number) = unwrapped(value) {
        match op {
            UnaryOp::Neg => return Value::Float(-number).into(),
            UnaryOp::Pos => return Value::Float(*number).into(),
            UnaryOp::Invert => {}
        }
    }
    match as_int(value) {
        Some(number) => Value::int(match op {
            UnaryOp::Neg => arithmetic::negate(number),
            UnaryOp::Pos => number.to_int(),
            UnaryOp::Invert => bits::invert(number),
        })
        .into(),
        None => {
            if let Some(reply) = protocol::call_method(vm, value, name, &[]) {
                return reply;
            }
            let sign = match op {
                UnaryOp::Neg => "-",
                UnaryOp::Pos => "+",
                UnaryOp::Invert => "~",
            };
            let class = vm.class_name(value);
            Raised::type_error(format!("bad operand type for unary {sign}: '{class}'")).into()
        }
    }
}

// ---- comparison -----------------------------------------------------------------------------

/// Compares small numbers.
#[inline(always)]
pub fn compare_ints(op: CmpOp, a: i64, b: i64) -> Option<bool> {
    Some(match op {
        CmpOp::Lt => a < b,
        CmpOp::Le => a <= b,
        CmpOp::Eq | CmpOp::Is => a == b,
        CmpOp::Ne | CmpOp::IsNot => a != b,
        CmpOp::Gt => a > b,
        CmpOp::Ge => a >= b,
        CmpOp::In | CmpOp::NotIn => return None,
    })
}

fn by_order(op: CmpOp, order: Option<Ordering>) -> bool {
    match op {
        CmpOp::Lt => order == Some(Ordering::Less),
        CmpOp::Le => matches!(order, Some(Ordering::Less | Ordering::Equal)),
        CmpOp::Eq => order == Some(Ordering::Equal),
        CmpOp::Ne => order != Some(Ordering::Equal),
        CmpOp::Gt => order == Some(Ordering::Greater),
        _ => matches!(order, Some(Ordering::Greater | Ordering::Equal)),
    }
}

/// A comparison, if it can be said without running Python and is no error.
pub fn compare_quick(interp: &Interp, op: CmpOp, a: &Value, b: &Value) -> Option<bool> {
    if !a.is_bound() || !b.is_bound() {
        return None;
    }
    match (op, a, b) {
        (CmpOp::Is, ..) => return Some(a.is(b)),
        (CmpOp::IsNot, ..) => return Some(!a.is(b)),
        (CmpOp::In, ..) => return contains_quick(interp, b, a),
        (CmpOp::NotIn, ..) => return contains_quick(interp, b, a).map(|found| !found),
        (_, Value::Int(a), Value::Int(b)) => return compare_ints(op, *a, *b),
        (_, Value::Float(a), Value::Float(b)) => return Some(by_order(op, a.partial_cmp(b))),
        (_, Value::Str(a), Value::Str(b)) => {
            return Some(by_order(op, Some(a.as_str().cmp(b.as_str()))));
        }
        (CmpOp::Eq, ..) => return protocol::equal_quick(interp, a, b),
        (CmpOp::Ne, ..) => {
            // `__ne__` may be something else than not `__eq__`.
            let own = |value: &Value| match value {
                Value::Instance(instance) => {
                    interp.class(instance.class()).has(flags::EQ) || {
                        matches!(
                            interp.lookup(instance.class(), sym::NE),
                            Some(Value::Function(_) | Value::Closure(_))
                        )
                    }
                }
                _ => false,
            };
            if own(a) || own(b) {
                return None;
            }
            return protocol::equal_quick(interp, a, b).map(|equal| !equal);
        }
        _ => {}
    }
    if matches!(a, Value::Instance(_)) || matches!(b, Value::Instance(_)) {
        return None;
    }
    order_quick(interp, op, a, b)
}

fn order_quick(interp: &Interp, op: CmpOp, a: &Value, b: &Value) -> Option<bool> {
    if let (Some(x), Some(y)) = (as_int(a), as_int(b)) {
        return Some(by_order(op, Some(numbers::integers(x, y))));
    }
    match (a, b) {
        (Value::Float(x), y) => {
            let order = numbers::integer_and_float(as_int(y)?, *x).map(Ordering::reverse);
            Some(by_order(op, order))
        }
        (x, Value::Float(y)) => Some(by_order(op, numbers::integer_and_float(as_int(x)?, *y))),
        (Value::Tuple(x), Value::Tuple(y)) => lexicographic(interp, op, &x.0, &y.0),
        (Value::List(x), Value::List(y)) => {
            let (x, y) = (x.items(), y.items());
            lexicographic(interp, op, &x, &y)
        }
        (Value::Bytes(x), Value::Bytes(y)) => Some(by_order(op, Some(x.0.cmp(&y.0)))),
        (Value::Set(x), Value::Set(y)) => Some(match op {
            CmpOp::Le => protocol::subset_quick(interp, x, y)?,
            CmpOp::Lt => x.len() < y.len() && protocol::subset_quick(interp, x, y)?,
            CmpOp::Ge => protocol::subset_quick(interp, y, x)?,
            CmpOp::Gt => y.len() < x.len() && protocol::subset_quick(interp, y, x)?,
            _ => return None,
        }),
        _ => None,
    }
}

fn lexicographic(interp: &Interp, op: CmpOp, a: &[Value], b: &[Value]) -> Option<bool> {
    for (x, y) in a.iter().zip(b) {
        let equal = x.is(y) || protocol::equal_quick(interp, x, y)?;
        if !equal {
            return compare_quick(interp, op, x, y);
        }
    }
    Some(by_order(op, Some(a.len().cmp(&b.len()))))
}

/// A comparison's result.
pub fn compare(vm: &Vm, op: CmpOp, a: &Value, b: &Value) -> Reply {
    match op {
        CmpOp::In => return contains(vm, b, a),
        CmpOp::NotIn => {
            return contains(vm, b, a).then(vm, |_, found| {
                Ok(Value::Bool(matches!(found, Value::Bool(false))))
            });
        }
        _ => {}
    }
    if let Some(truth) = compare_quick(vm.interp(), op, a, b) {
        return Value::Bool(truth).into();
    }
    rich_compare(vm, op, a, b)
}

/// A comparison's truth.
pub fn compare_truth(vm: &Vm, op: CmpOp, a: &Value, b: &Value) -> Reply {
    let reply = compare(vm, op, a, b);
    match reply {
        Reply::Value(Value::Bool(_)) | Reply::Raise(_) => reply,
        Reply::Value(value) => protocol::truth_value(vm, &value),
        other => {
            let vm = vm.clone();
            Reply::later(async move {
                let value = other.get(&vm).await?;
                protocol::truth_value(&vm, &value).get(&vm).await
            })
        }
    }
}

/// Comparison by methods.
fn rich_compare(vm: &Vm, op: CmpOp, a: &Value, b: &Value) -> Reply {
    let interp = vm.interp();
    let (name, reflected, _) = COMPARISONS[op as usize];
    let (class_a, class_b) = (interp.class_of(a), interp.class_of(b));
    let left = interp.lookup(class_a, name);
    let right = interp.lookup(class_b, reflected);
    let right_first = class_a != class_b && interp.is_subclass(class_b, class_a);
    let containers = matches!(
        (a, b),
        (Value::List(_), Value::List(_))
            | (Value::Tuple(_), Value::Tuple(_))
            | (Value::Dict(_), Value::Dict(_))
    );
    let views = set_like(a)
        && set_like(b)
        && (matches!(a, Value::Instance(_)) || matches!(b, Value::Instance(_)));
    let (vm, a, b) = (vm.clone(), a.clone(), b.clone());
    Reply::later(async move {
        if views {
            let mut sides = [Value::None, Value::None];
            for (side, value) in sides.iter_mut().zip([&a, &b]) {
                let items = super::iterate::collect(&vm, value).await?;
                *side = super::types::set::from_items(&vm, items, true)
                    .get(&vm)
                    .await?;
            }
            let [a, b] = sides;
            return Box::pin(compare(&vm, op, &a, &b).get(&vm)).await;
        }
        if containers {
            return compare_containers(&vm, op, &a, &b).await;
        }
        let mut tries = vec![(left, true), (right, false)];
        if right_first {
            tries.reverse();
        }
        for (method, is_left) in tries {
            let Some(method) = method else { continue };
            let (this, other) = if is_left { (&a, &b) } else { (&b, &a) };
            // Those of builtin values are what is said below.
            let is_builtin = matches!(method, Value::Native(_))
                && !matches!(this, Value::Instance(instance)
                    if matches!(instance.payload, super::instance::Payload::Native(_)));
            if is_builtin {
                continue;
            }
            let answer = call_bound(&vm, method, this, std::slice::from_ref(other))
                .get(&vm)
                .await?;
            if !matches!(answer, Value::NotImplemented) {
                return Ok(answer);
            }
        }
        // `!=` is the contrary of `__eq__`, where there is one.
        if op == CmpOp::Ne {
            let answers = [(&a, &b), (&b, &a)];
            for (this, other) in answers {
                let method = vm.interp().lookup(vm.interp().class_of(this), sym::EQ);
                let Some(method) = method.filter(|method| !matches!(method, Value::Native(_)))
                else {
                    continue;
                };
                let answer = call_bound(&vm, method, this, std::slice::from_ref(other))
                    .get(&vm)
                    .await?;
                if !matches!(answer, Value::NotImplemented) {
                    return Ok(Value::Bool(!protocol::is_true(&vm, &answer).await?));
                }
            }
        }
        let (x, y) = (unwrapped(&a), unwrapped(&b));
        if (builtin_of(&a).is_some() || builtin_of(&b).is_some())
            && let Some(truth) = compare_quick(vm.interp(), op, x, y)
        {
            return Ok(Value::Bool(truth));
        }
        match op {
            CmpOp::Eq => Ok(Value::Bool(a.is(&b))),
            CmpOp::Ne => Ok(Value::Bool(!a.is(&b))),
            _ => {
                let sign = COMPARISONS[op as usize].2;
                let (a, b) = (vm.class_name(&a), vm.class_name(&b));
                Err(Raised::type_error(format!(
                    "'{sign}' not supported between instances of '{a}' and '{b}'"
                )))
            }
        }
    })
}

async fn compare_containers(vm: &Vm, op: CmpOp, a: &Value, b: &Value) -> Outcome {
    let items = |value: &Value| match value {
        Value::List(list) => list.items(),
        Value::Tuple(items) => items.0.to_vec(),
        _ => Vec::new(),
    };
    if let (Value::Dict(x), Value::Dict(y)) = (a, b) {
        if !matches!(op, CmpOp::Eq | CmpOp::Ne) {
            let sign = COMPARISONS[op as usize].2;
            return Err(Raised::type_error(format!(
                "'{sign}' not supported between instances of 'dict' and 'dict'"
            )));
        }
        let mut equal = x.len() == y.len();
        for (key, value) in x.entries() {
            if !equal {
                break;
            }
            let other = super::item::dict_get(vm, y, &key).await?;
            equal = match other {
                Some(other) => deep_equal(vm, &value, &other).await?,
                None => false,
            };
        }
        return Ok(Value::Bool(equal == (op == CmpOp::Eq)));
    }
    let (x, y) = (items(a), items(b));
    if matches!(op, CmpOp::Eq | CmpOp::Ne) && x.len() != y.len() {
        return Ok(Value::Bool(op == CmpOp::Ne));
    }
    for (left, right) in x.iter().zip(&y) {
        if !deep_equal(vm, left, right).await? {
            return match op {
                CmpOp::Eq => Ok(Value::Bool(false)),
                CmpOp::Ne => Ok(Value::Bool(true)),
                _ => {
                    vm.call(operator_function(vm, op), [left.clone(), right.clone()])
                        .await
                }
            };
        }
    }
    Ok(Value::Bool(by_order(op, Some(x.len().cmp(&y.len())))))
}

/// Equality of items by a call of its own, so that nesting counts against the recursion limit.
async fn deep_equal(vm: &Vm, a: &Value, b: &Value) -> Outcome<bool> {
    if a.is(b) {
        return Ok(true);
    }
    if let Some(equal) = protocol::equal_quick(vm.interp(), a, b) {
        return Ok(equal);
    }
    let answer = vm
        .call(operator_function(vm, CmpOp::Eq), [a.clone(), b.clone()])
        .await?;
    protocol::is_true(vm, &answer).await
}

fn operator_function(vm: &Vm, op: CmpOp) -> Value {
    let name = Sym::of(match op {
        CmpOp::Lt => ".lt",
        CmpOp::Le => ".le",
        CmpOp::Gt => ".gt",
        CmpOp::Ge => ".ge",
        _ => ".eq",
    });
    vm.interp().modules[vm.interp().builtins.0]
        .get(name)
        .unwrap_or_default()
}

// ---- membership -----------------------------------------------------------------------------

fn contains_quick(interp: &Interp, container: &Value, item: &Value) -> Option<bool> {
    let among = |items: &[Value]| {
        for other in items {
            if other.is(item) || protocol::equal_quick(interp, other, item)? {
                return Some(true);
            }
        }
        Some(false)
    };
    match container {
        Value::Str(text) => item.as_str().map(|part| text.as_str().contains(part)),
        Value::List(list) => {
            let items = list.items();
            among(&items)
        }
        Value::Tuple(items) => among(&items.0),
        Value::Dict(dict) => {
            super::item::find_quick(interp, dict, item).map(|value| value.is_some())
        }
        Value::Set(set) => super::types::set::contains_quick(interp, set, item),
        Value::Range(range) => match as_int(item)?.to_i64() {
            Some(number) => Some(range_contains(range, number)),
            None => Some(false),
        },
        _ => None,
    }
}

fn range_contains(range: &super::value::Range, number: i64) -> bool {
    let inside = match range.step > 0 {
        true => range.start <= number && number < range.stop,
        false => range.stop < number && number <= range.start,
    };
    inside && (i128::from(number) - i128::from(range.start)) % i128::from(range.step) == 0
}

/// `item in container`.
pub fn contains(vm: &Vm, container: &Value, item: &Value) -> Reply {
    if let Some(found) = contains_quick(vm.interp(), container, item) {
        return Value::Bool(found).into();
    }
    if let Value::Instance(_) = container
        && let Some(method) = vm
            .interp()
            .lookup(vm.interp().class_of(container), sym::CONTAINS)
    {
        if matches!(method, Value::None) {
            let class = vm.class_name(container);
            return Raised::type_error(format!("'{class}' object is not a container")).into();
        }
        let reply = call_bound(vm, method, container, std::slice::from_ref(item));
        let vm = vm.clone();
        return Reply::later(async move {
            let answer = reply.get(&vm).await?;
            Ok(Value::Bool(protocol::is_true(&vm, &answer).await?))
        });
    }
    match unwrapped(container) {
        Value::Str(_) => {
            let class = vm.class_name(item);
            return Raised::type_error(format!(
                "'in <string>' requires string as left operand, not {class}"
            ))
            .into();
        }
        Value::Bytes(bytes) => {
            return match unwrapped(item) {
                Value::Bytes(part) => {
                    let found = part.0.is_empty()
                        || bytes
                            .0
                            .windows(part.0.len())
                            .any(|window| window == &*part.0);
                    Value::Bool(found).into()
                }
                other => match as_int(other).and_then(IntRef::to_i64) {
                    Some(byte @ 0..=255) => Value::Bool(bytes.0.contains(&(byte as u8))).into(),
                    Some(_) => Raised::value_error("byte must be in range(0, 256)").into(),
                    None => {
                        let class = vm.class_name(item);
                        Raised::type_error(format!(
                            "a bytes-like object is required, not '{class}'"
                        ))
                        .into()
                    }
                },
            };
        }
        Value::Dict(dict) => {
            let (vm, dict, item) = (vm.clone(), Arc::clone(dict), item.clone());
            return Reply::later(async move {
                Ok(Value::Bool(
                    super::item::dict_get(&vm, &dict, &item).await?.is_some(),
                ))
            });
        }
        Value::Set(set) => return super::types::set::contains(vm, set, item),
        _ => {}
    }
    let (vm, container, item) = (vm.clone(), container.clone(), item.clone());
    Reply::later(async move {
        let iter = match super::iterate::iter(&vm, &container).get(&vm).await {
            Ok(iter) => iter,
            Err(raised) if raised.class() == ids::TYPE_ERROR => {
                let class = vm.class_name(&container);
                return Err(Raised::type_error(format!(
                    "argument of type '{class}' is not iterable"
                )));
            }
            Err(raised) => return Err(raised),
        };
        while let Some(other) = super::iterate::step(&vm, &iter).await? {
            if protocol::same_or_equal(&vm, &other, &item).await? {
                return Ok(Value::Bool(true));
            }
        }
        Ok(Value::Bool(false))
    })
}

/// So many items are sorted by insertion, as CPython does with up to 64.
const RUN: usize = 63;

/// `a < b`
async fn less(vm: &Vm, a: &Value, b: &Value) -> Outcome<bool> {
    match compare_quick(vm.interp(), CmpOp::Lt, a, b) {
        Some(less) => Ok(less),
        None => {
            let answer = compare(vm, CmpOp::Lt, a, b).get(vm).await?;
            protocol::is_true(vm, &answer).await
        }
    }
}

/// Sorts a few, comparing the same pairs as CPython: what is in order already, or in descending
/// order, is kept or turned round, and the rest is inserted by bisection.
async fn insert_sorted(vm: &Vm, keys: &[Value], order: &mut [usize]) -> Outcome<()> {
    if order.len() < 2 {
        return Ok(());
    }
    let mut sorted = 2;
    let descending = less(vm, &keys[order[1]], &keys[order[0]]).await?;
    while sorted < order.len()
        && less(vm, &keys[order[sorted]], &keys[order[sorted - 1]]).await? == descending
    {
        sorted += 1;
    }
    if descending {
        order[..sorted].reverse();
    }
    for next in sorted..order.len() {
        let (mut left, mut right) = (0, next);
        while left < right {
            let middle = usize::midpoint(left, right);
            if less(vm, &keys[order[next]], &keys[order[middle]]).await? {
                right = middle;
            } else {
                left = middle + 1;
            }
        }
        order[left..=next].rotate_right(1);
    }
    Ok(())
}

/// The order in which keys come when they are sorted, stably, by `<` alone, which may have to run Python.
///
/// # Errors
/// What a comparison raised.
pub async fn sort(vm: &Vm, keys: &[Value], reverse: bool) -> Outcome<Vec<usize>> {
    let mut order: Vec<usize> = (0..keys.len()).collect();
    // Equal keys keep their order, also where the largest come first.
    if reverse {
        order.reverse();
    }
    for chunk in order.chunks_mut(RUN) {
        insert_sorted(vm, keys, chunk).await?;
    }
    let mut width = RUN;
    while width < order.len() {
        let mut merged = Vec::with_capacity(order.len());
        for chunk in order.chunks(2 * width) {
            let (left, right) = chunk.split_at(width.min(chunk.len()));
            let (mut i, mut j) = (0, 0);
            while i < left.len() && j < right.len() {
                let (later, earlier) = (&keys[right[j]], &keys[left[i]]);
                if less(vm, later, earlier).await? {
                    merged.push(right[j]);
                    j += 1;
                } else {
                    merged.push(left[i]);
                    i += 1;
                }
            }
            merged.extend_from_slice(&left[i..]);
            merged.extend_from_slice(&right[j..]);
        }
        order = merged;
        width *= 2;
    }
    if reverse {
        order.reverse();
    }
    Ok(order)
}
