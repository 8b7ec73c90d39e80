//! `str`.

use std::sync::Arc;

use super::super::class::ids;
use super::super::error::{Outcome, Raised};
use super::super::native::{ANY, Args, NativeFn, Reply, Vm};
use super::super::number::IntRef;
use super::super::protocol::{self, as_int, as_str, unwrapped};
use super::super::text::{self, Text, percent};
use super::super::value::{Str, Value};
use super::super::{item, iterate, py_try};
use super::list;

/// `format % args`.
pub fn percent(vm: &Vm, format: Arc<Str>, args: Value) -> Reply {
    let vm = vm.clone();
    Reply::later(async move {
        let mapping = match unwrapped(&args) {
            Value::Dict(_) => Some(args.clone()),
            _ => None,
        };
        let values = match &args {
            Value::Tuple(items) => items.0.to_vec(),
            _ => vec![args.clone()],
        };
        let is_tuple = matches!(args, Value::Tuple(_));
        let mut next = 0;
        let mut text = String::new();
        let take = |next: &mut usize| -> Outcome {
            let value = values.get(*next).cloned();
            *next += 1;
            value.ok_or_else(|| percent::not_enough_arguments().into())
        };
        let mut used_mapping = false;
        for piece in percent::Pieces::new(format.as_str(), mapping.is_some()) {
            let mut conversion = match piece? {
                percent::Piece::Literal(literal) => {
                    text.push_str(literal);
                    continue;
                }
                percent::Piece::Conversion(conversion) => conversion,
            };
            let keyed = match (conversion.key, &mapping) {
                (Some(key), Some(mapping)) => {
                    used_mapping = true;
                    Some(item::get(&vm, mapping, &Value::str(key)).get(&vm).await?)
                }
                _ => None,
            };
            let star = |value: Value| {
                as_int(&value)
                    .map(IntRef::clamped)
                    .ok_or_else(percent::star_wants_int)
            };
            if conversion.width_argument {
                conversion.set_width(star(take(&mut next)?)?);
            }
            if conversion.precision_argument {
                conversion.set_precision(star(take(&mut next)?)?);
            }
            conversion.complete()?;
            let value = match keyed {
                Some(value) => value,
                None => take(&mut next)?,
            };
            text.push_str(&converted(&vm, &conversion, value).await?);
        }
        let left_over = match is_tuple {
            true => next < values.len(),
            false => next == 0 && mapping.is_none() && !used_mapping,
        };
        if left_over {
            return Err(percent::arguments_left_over().into());
        }
        Ok(Value::str(text))
    })
}

async fn converted(vm: &Vm, conversion: &percent::Conversion<'_>, value: Value) -> Outcome<String> {
    use percent::Wants;
    let wrong = |vm: &Vm, value: &Value| Raised::from(conversion.wrong_type(vm.class_name(value)));
    let of_text = |text: &str| conversion.text(Text::from(text)).map_err(Raised::from);
    match conversion.wants()? {
        Wants::Str => of_text(&protocol::str_text(vm, &value).await?),
        Wants::Repr => of_text(&protocol::repr_text(vm, &value).await?),
        Wants::Ascii => {
            let repr = protocol::repr_text(vm, &value).await?;
            of_text(&text::quote::ascii(&repr))
        }
        Wants::Integer => {
            if let Value::Float(_) = unwrapped(&value) {
                let whole = vm.call(Value::Class(ids::INT), [value.clone()]).await?;
                let number = as_int(&whole).ok_or_else(|| wrong(vm, &value))?;
                return Ok(conversion.integer(number, super::super::DIGITS_LIMIT)?);
            }
            let number = as_int(&value).ok_or_else(|| wrong(vm, &value))?;
            Ok(conversion.integer(number, super::super::DIGITS_LIMIT)?)
        }
        Wants::Index => {
            let number = as_int(&value).ok_or_else(|| wrong(vm, &value))?;
            Ok(conversion.integer(number, super::super::DIGITS_LIMIT)?)
        }
        Wants::Float => match unwrapped(&value) {
            Value::Float(number) => Ok(conversion.float(*number)?),
            other => match as_int(other) {
                Some(number) => Ok(conversion.float(number.to_float()?)?),
                None => Err(wrong(vm, &value)),
            },
        },
        Wants::Character => match (as_str(&value), as_int(&value)) {
            (Some(text), _) => of_text(text),
            (None, Some(number)) => Ok(conversion.character(number)?),
            (None, None) => Err(wrong(vm, &value)),
        },
    }
}

fn this<'a>(args: &Args<'a>) -> Outcome<&'a str> {
    as_str(args.this()).ok_or_else(|| Raised::type_error("descriptor needs a str"))
}

/// Methods of `str`.
pub const METHODS: &[NativeFn] = &[
    NativeFn::static_method("__new__", ANY, |vm, args| {
        let class = args.get(0).cloned();
        let reply = match args.get(1) {
            None => Value::str("").into(),
            Some(value) => protocol::str(vm, value),
        };
        reply.then(vm, move |_, text| {
            Ok(list::made(
                class.as_ref(),
                ids::STR,
                unwrapped(&text).clone(),
            ))
        })
    }),
    NativeFn::method("__init__", ANY, |_, _| Reply::NONE),
    NativeFn::method("upper", (0, 0), |_, args| {
        Value::str(text::case::upper(py_try!(this(&args)))).into()
    }),
    NativeFn::method("join", (1, 1), |vm, args| {
        let separator = py_try!(this(&args)).to_owned();
        let (vm, items) = (vm.clone(), args.values()[1].clone());
        Reply::later(async move {
            let mut joined = String::new();
            for (place, item) in iterate::collect(&vm, &items).await?.iter().enumerate() {
                if place > 0 {
                    joined.push_str(&separator);
                }
                match as_str(item) {
                    Some(text) => joined.push_str(text),
                    None => {
                        let class = vm.class_name(item);
                        return Err(Raised::type_error(format!(
                            "sequence item {place}: expected str instance, {class} found"
                        )));
                    }
                }
            }
            Ok(Value::str(joined))
        })
    }),
];
