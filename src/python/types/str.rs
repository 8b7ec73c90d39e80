//! `str`.

use std::sync::Arc;

use super::super::class::ids;
use super::super::error::{Outcome, Raised};
use super::super::native::{ANY, Args, NativeFn, Reply, Vm};
use super::super::number::IntRef;
use super::super::protocol::{self, as_int, as_str, unwrapped};
use super::super::symbol::well_known as sym;
use super::super::text::{self, Text, percent};
use super::super::value::{Str, Value};
use super::super::{item, iterate, py_try};
use super::list;

/// `format % args`.
pub fn percent(vm: &Vm, format: Arc<Str>, args: Value) -> Reply {
    let vm = vm.clone();
    Reply::later(async move {
        // Whatever has items but is no tuple or text may be a mapping.
        let mapping = match unwrapped(&args) {
            Value::Tuple(_) | Value::Str(_) => None,
            _ => vm
                .interp()
                .lookup(vm.interp().class_of(&args), sym::GETITEM)
                .map(|_| args.clone()),
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

fn view<'a>(args: &Args<'a>) -> Outcome<Text<'a>> {
    match unwrapped(args.this()) {
        Value::Str(text) => Ok(Text::new(text.as_str(), text.is_ascii())),
        _ => Err(Raised::type_error("descriptor needs a str")),
    }
}

/// A text argument.
fn text_argument<'a>(vm: &Vm, args: &Args<'a>, place: usize, function: &str) -> Outcome<&'a str> {
    let value = &args.values()[place];
    as_str(value).ok_or_else(|| {
        let class = vm.class_name(value);
        Raised::type_error(format!(
            "{function}() argument {place} must be str, not {class}"
        ))
    })
}

/// A whole number.
pub fn number_argument(vm: &Vm, value: &Value) -> Outcome<i64> {
    as_int(value).map(IntRef::clamped).ok_or_else(|| {
        let class = vm.class_name(value);
        Raised::type_error(format!(
            "'{class}' object cannot be interpreted as an integer"
        ))
    })
}

/// `start` and `end`, the arguments from `place` on.
pub fn bounds(_: &Vm, args: &Args<'_>, place: usize) -> Outcome<(Option<i64>, Option<i64>)> {
    let bound = |value: Option<&Value>| match value {
        None | Some(Value::None) => Ok(None),
        Some(value) => match as_int(value) {
            Some(number) => Ok(Some(number.clamped())),
            None => Err(Raised::type_error(
                "slice indices must be integers or None or have an __index__ method",
            )),
        },
    };
    Ok((bound(args.get(place))?, bound(args.get(place + 1))?))
}

/// A method that makes a text of a text.
fn mapped(args: &Args<'_>, map: impl FnOnce(&str) -> String) -> Reply {
    Value::str(map(py_try!(this(args)))).into()
}

/// A method that asks something of all characters.
fn asked(args: &Args<'_>, ask: impl FnOnce(&str) -> bool) -> Reply {
    Value::Bool(ask(py_try!(this(args)))).into()
}

fn strings<'a>(parts: impl IntoIterator<Item = &'a str>) -> Vec<Value> {
    parts.into_iter().map(Value::str).collect()
}

fn found(vm: &Vm, args: &Args<'_>, name: &str, last: bool) -> Outcome<Option<usize>> {
    let (start, end) = bounds(vm, args, 2)?;
    let wanted = text_argument(vm, args, 1, name)?;
    let text = view(args)?;
    Ok(match last {
        false => text::search::find(text, wanted, start, end),
        true => text::search::find_last(text, wanted, start, end),
    })
}

fn find(vm: &Vm, args: &Args<'_>, name: &str, last: bool) -> Reply {
    let place = py_try!(found(vm, args, name, last));
    Value::Int(place.map_or(-1, |place| place as i64)).into()
}

fn index(vm: &Vm, args: &Args<'_>, name: &str, last: bool) -> Reply {
    match py_try!(found(vm, args, name, last)) {
        Some(place) => Value::from(place).into(),
        None => Raised::from(text::search::not_found()).into(),
    }
}

fn begins_or_ends(
    vm: &Vm,
    args: &Args<'_>,
    name: &str,
    test: fn(Text<'_>, &str, Option<i64>, Option<i64>) -> bool,
) -> Reply {
    let text = py_try!(view(args));
    let (start, end) = py_try!(bounds(vm, args, 2));
    let wrong = |value: &Value| {
        let class = vm.class_name(value);
        Raised::type_error(format!(
            "{name} first arg must be str or a tuple of str, not {class}"
        ))
    };
    match &args.values()[1] {
        Value::Tuple(parts) => {
            for part in &parts.0 {
                let Some(part) = as_str(part) else {
                    let class = vm.class_name(part);
                    return Raised::type_error(format!(
                        "tuple for {name} must only contain str, not {class}"
                    ))
                    .into();
                };
                if test(text, part, start, end) {
                    return Value::Bool(true).into();
                }
            }
            Value::Bool(false).into()
        }
        value => match as_str(value) {
            Some(part) => Value::Bool(test(text, part, start, end)).into(),
            None => wrong(value).into(),
        },
    }
}

fn stripped(
    vm: &Vm,
    args: &Args<'_>,
    name: &str,
    strip: for<'t> fn(&'t str, Option<&str>) -> &'t str,
) -> Reply {
    let text = py_try!(this(args));
    let characters = match args.get(1) {
        None | Some(Value::None) => None,
        Some(value) => match as_str(value) {
            Some(characters) => Some(characters),
            None => {
                let class = vm.class_name(value);
                return Raised::type_error(format!("{name} arg must be None or str, not {class}"))
                    .into();
            }
        },
    };
    Value::str(strip(text, characters)).into()
}

fn split(vm: &Vm, args: &Args<'_>, last: bool) -> Reply {
    let text = py_try!(this(args));
    let [separator, limit] = py_try!(args.rest().bind("split", ["sep", "maxsplit"], 0));
    let limit = match limit {
        Some(limit) => py_try!(number_argument(vm, &limit)),
        None => -1,
    };
    let parts = match separator.as_ref().filter(|separator| !separator.is_none()) {
        None if last => text::split::split_spaces_last(text, limit),
        None => text::split::split_spaces(text, limit),
        Some(separator) => {
            let Some(separator) = as_str(separator) else {
                let class = vm.class_name(separator);
                return Raised::type_error(format!("must be str or None, not {class}")).into();
            };
            let parts = match last {
                true => text::split::split_last(text, separator, limit),
                false => text::split::split(text, separator, limit),
            };
            match parts {
                Ok(parts) => return Value::list(strings(parts)).into(),
                Err(failure) => return Raised::from(failure).into(),
            }
        }
    };
    Value::list(strings(parts)).into()
}

fn partition(
    vm: &Vm,
    args: &Args<'_>,
    cut: for<'t> fn(&'t str, &'t str) -> Result<[&'t str; 3], super::super::failure::Failure>,
) -> Reply {
    let text = py_try!(this(args));
    let separator = py_try!(text_argument(vm, args, 1, "partition"));
    match cut(text, separator) {
        Ok(parts) => Value::tuple(strings(parts)).into(),
        Err(failure) => Raised::from(failure).into(),
    }
}

fn padded(
    vm: &Vm,
    args: &Args<'_>,
    pad: for<'t> fn(
        Text<'t>,
        i64,
        char,
    ) -> Result<std::borrow::Cow<'t, str>, super::super::failure::Failure>,
) -> Reply {
    let text = py_try!(view(args));
    let width = py_try!(number_argument(vm, &args.values()[1]));
    let fill = match args.get(2) {
        None => ' ',
        Some(fill) => {
            let Some(fill) = as_str(fill) else {
                let class = vm.class_name(fill);
                return Raised::type_error(format!(
                    "The fill character must be a unicode character, not {class}"
                ))
                .into();
            };
            py_try!(text::pad::fill_character(fill).map_err(Raised::from))
        }
    };
    pad(text, width, fill)
        .map(|text| Value::str(text.into_owned()))
        .map_err(Raised::from)
        .into()
}

fn join(vm: &Vm, args: Args<'_>) -> Reply {
    let separator = py_try!(this(&args)).to_owned();
    if let Some(items) = iterate::items_quick(&args.values()[1]) {
        return joined(vm, &separator, &items).into();
    }
    let (vm, items) = (vm.clone(), args.values()[1].clone());
    Reply::later(async move {
        let items = match iterate::collect(&vm, &items).await {
            Err(raised)
                if raised.class() == ids::TYPE_ERROR
                    && vm
                        .interp()
                        .lookup(
                            vm.interp().class_of(&items),
                            super::super::symbol::well_known::ITER,
                        )
                        .is_none() =>
            {
                return Err(Raised::type_error("can only join an iterable"));
            }
            other => other?,
        };
        joined(&vm, &separator, &items)
    })
}

fn joined(vm: &Vm, separator: &str, items: &[Value]) -> Outcome {
    let mut text = String::new();
    for (place, item) in items.iter().enumerate() {
        if place > 0 {
            text.push_str(separator);
        }
        let Some(part) = as_str(item) else {
            let class = vm.class_name(item);
            return Err(Raised::type_error(format!(
                "sequence item {place}: expected str instance, {class} found"
            )));
        };
        text.push_str(part);
        super::super::failure::check_size(text.len())?;
    }
    Ok(Value::str(text))
}

/// `text.format(...)`, and `format_map` with a mapping.
fn format(
    vm: &Vm,
    format: String,
    values: Vec<Value>,
    named: Vec<(String, Value)>,
    map: Option<Value>,
) -> Reply {
    let vm = vm.clone();
    Reply::later(async move {
        let source = Source {
            vm: &vm,
            values: &values,
            named: &named,
            map: map.as_ref(),
        };
        let mut numbering = text::template::Numbering::default();
        Ok(Value::str(
            formatted(&source, &format, &mut numbering, 2).await?,
        ))
    })
}

/// What fields take their values from.
struct Source<'a> {
    vm: &'a Vm,
    values: &'a [Value],
    named: &'a [(String, Value)],
    map: Option<&'a Value>,
}

async fn formatted(
    source: &Source<'_>,
    format: &str,
    numbering: &mut text::template::Numbering,
    depth: u32,
) -> Outcome<String> {
    use text::template;
    let vm = source.vm;
    let mut text = String::new();
    for piece in template::Pieces::new(format) {
        let piece = piece?;
        text.push_str(piece.literal);
        let Some(field) = piece.field else { continue };
        if depth == 0 {
            return Err(template::too_deep().into());
        }
        let mut name = template::Name::parse(field.name, numbering)?;
        let mut value = match (name.argument, source.map) {
            (template::Argument::Index(_), Some(_)) => {
                return Err(template::positional_in_map().into());
            }
            (template::Argument::Key(key), Some(map)) => {
                item::get(vm, map, &Value::str(key)).get(vm).await?
            }
            (template::Argument::Index(index), None) => {
                let found = usize::try_from(index)
                    .ok()
                    .and_then(|index| source.values.get(index));
                found
                    .cloned()
                    .ok_or_else(|| template::no_such_argument(index))?
            }
            (template::Argument::Key(key), None) => {
                let found = source.named.iter().find(|(name, _)| name == key);
                let found = found.map(|(_, value)| value.clone());
                found.ok_or_else(|| super::super::exceptions::key_error(Value::str(key)))?
            }
        };
        for step in &mut name {
            value = match step? {
                template::Step::Attribute(name) => {
                    let name = super::super::symbol::Sym::of(name);
                    super::super::attr::load(vm, &value, name).get(vm).await?
                }
                template::Step::Index(index) => {
                    item::get(vm, &value, &Value::from(index as usize))
                        .get(vm)
                        .await?
                }
                template::Step::Key(key) => item::get(vm, &value, &Value::str(key)).get(vm).await?,
            };
        }
        if let Some(conversion) = field.conversion {
            template::check_conversion(conversion)?;
            value = match conversion {
                'r' => Value::str(protocol::repr_text(vm, &value).await?),
                's' => Value::str(protocol::str_text(vm, &value).await?),
                _ => {
                    let repr = protocol::repr_text(vm, &value).await?;
                    Value::str(text::quote::ascii(&repr).into_owned())
                }
            };
        }
        let spec = match field.nested {
            true => Box::pin(formatted(source, field.spec, numbering, depth - 1)).await?,
            false => field.spec.to_owned(),
        };
        let part = protocol::format(vm, &value, &Value::str(spec))
            .get(vm)
            .await?;
        text.push_str(as_str(&part).unwrap_or_default());
    }
    Ok(text)
}

fn translate(vm: &Vm, args: Args<'_>) -> Reply {
    let text = py_try!(this(&args)).to_owned();
    let (vm, table) = (vm.clone(), args.values()[1].clone());
    Reply::later(async move {
        let mut result = String::with_capacity(text.len());
        for character in text.chars() {
            let key = Value::Int(i64::from(u32::from(character)));
            match item::get(&vm, &table, &key).get(&vm).await {
                Ok(Value::None) => {}
                Ok(found) => match (as_str(&found), as_int(&found).and_then(IntRef::to_i64)) {
                    (Some(text), _) => result.push_str(text),
                    (None, Some(code)) => match u32::try_from(code).ok().and_then(char::from_u32) {
                        Some(character) => result.push(character),
                        None => {
                            return Err(Raised::value_error(
                                "character mapping must be in range(0x110000)",
                            ));
                        }
                    },
                    (None, None) => {
                        return Err(Raised::type_error(
                            "character mapping must return integer, None or str",
                        ));
                    }
                },
                Err(raised) if vm.interp().is_subclass(raised.class(), ids::LOOKUP_ERROR) => {
                    result.push(character);
                }
                Err(raised) => return Err(raised),
            }
        }
        Ok(Value::str(result))
    })
}

fn make_table(vm: &Vm, args: Args<'_>) -> Reply {
    use super::super::value::Dict;
    let table = Arc::new(Dict::default());
    let set = |key: i64, value: Value| {
        drop(item::dict_set_quick(
            vm.interp(),
            &table,
            &Value::Int(key),
            value,
        ));
    };
    match args.values() {
        [Value::Dict(from)] => {
            for (key, value) in from.entries() {
                match (as_str(&key), as_int(&key)) {
                    (Some(key), _) if key.chars().count() == 1 => {
                        set(
                            key.chars().next().map_or(0, |c| i64::from(u32::from(c))),
                            value,
                        );
                    }
                    (Some(_), _) => {
                        return Raised::value_error(
                            "string keys in translate table must be of length 1",
                        )
                        .into();
                    }
                    (None, Some(key)) => set(key.clamped(), value),
                    (None, None) => {
                        return Raised::type_error(
                            "keys in translate table must be strings or integers",
                        )
                        .into();
                    }
                }
            }
        }
        [from, to, rest @ ..] => {
            let (Some(from), Some(to)) = (as_str(from), as_str(to)) else {
                return Raised::type_error("maketrans() arguments must be str").into();
            };
            if from.chars().count() != to.chars().count() {
                return Raised::value_error(
                    "the first two maketrans arguments must have equal length",
                )
                .into();
            }
            for (from, to) in from.chars().zip(to.chars()) {
                set(
                    i64::from(u32::from(from)),
                    Value::Int(i64::from(u32::from(to))),
                );
            }
            for gone in rest.first().and_then(as_str).unwrap_or_default().chars() {
                set(i64::from(u32::from(gone)), Value::None);
            }
        }
        _ => {
            return Raised::type_error(
                "if you give only one argument to maketrans it must be a dict",
            )
            .into();
        }
    }
    Value::Dict(table).into()
}

/// A UnicodeError as an exception.
pub fn codec_error(
    class: super::super::value::ClassId,
    object: Value,
    failure: text::codec::CodecFailure,
) -> Raised {
    match failure {
        text::codec::CodecFailure::Other(failure) => failure.into(),
        text::codec::CodecFailure::Codec(error) => {
            let args = vec![
                Value::str(error.encoding),
                object,
                Value::from(error.start),
                Value::from(error.end),
                Value::str(error.reason),
            ];
            let raised = Raised::with_args(class, args);
            super::exception::set_unicode_parts(&raised);
            raised
        }
    }
}

/// The encoding and the way to handle errors that `encode` and `decode` are given.
pub fn codec_arguments(
    vm: &Vm,
    args: &Args<'_>,
    function: &str,
) -> Outcome<(text::codec::Encoding, String)> {
    let [encoding, errors] = args.rest().bind(function, ["encoding", "errors"], 0)?;
    let name = |value: Option<Value>, name: &str, default: &str| match value {
        None => Ok(default.to_owned()),
        Some(value) => as_str(&value).map(str::to_owned).ok_or_else(|| {
            let class = vm.class_name(&value);
            Raised::type_error(format!(
                "{function}() argument '{name}' must be str, not {class}"
            ))
        }),
    };
    let encoding = text::codec::Encoding::named(&name(encoding, "encoding", "utf-8")?)?;
    Ok((encoding, name(errors, "errors", "strict")?))
}

fn new_str(vm: &Vm, args: Args<'_>) -> Reply {
    let class = args.get(0).cloned();
    if args.values().len() > 2 {
        // `str(bytes, encoding)`
        let Some(Value::Bytes(bytes)) = args.get(1) else {
            let class = vm.class_name(&args.values()[1]);
            return Raised::type_error(format!(
                "decoding to str: need a bytes-like object, {class} found"
            ))
            .into();
        };
        let (encoding, errors) = py_try!(codec_arguments(vm, &args.rest(), "str"));
        return match text::codec::decode(&bytes.0, encoding, &errors) {
            Ok(text) => Value::str(text.into_owned()).into(),
            Err(failure) => {
                codec_error(ids::UNICODE_DECODE_ERROR, args.values()[1].clone(), failure).into()
            }
        };
    }
    let reply = match args.values().get(1) {
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
}

/// Methods of `str`.
pub const METHODS: &[NativeFn] = &[
    NativeFn::static_method("__new__", ANY, new_str),
    NativeFn::method("__init__", ANY, |_, _| Reply::NONE),
    NativeFn::method("__str__", (0, 0), |_, args| {
        unwrapped(args.this()).clone().into()
    }),
    NativeFn::static_method("maketrans", (1, 3), make_table),
    NativeFn::method("upper", (0, 0), |_, args| mapped(&args, text::case::upper)),
    NativeFn::method("lower", (0, 0), |_, args| mapped(&args, text::case::lower)),
    NativeFn::method("capitalize", (0, 0), |_, args| {
        mapped(&args, text::case::capitalize)
    }),
    NativeFn::method("title", (0, 0), |_, args| mapped(&args, text::case::title)),
    NativeFn::method("swapcase", (0, 0), |_, args| {
        mapped(&args, text::case::swap_case)
    }),
    NativeFn::method("casefold", (0, 0), |_, args| {
        mapped(&args, text::case::fold)
    }),
    NativeFn::method("isalpha", (0, 0), |_, args| {
        asked(&args, |t| text::chars::all(t, text::chars::is_alpha))
    }),
    NativeFn::method("isdigit", (0, 0), |_, args| {
        asked(&args, |t| text::chars::all(t, text::chars::is_digit))
    }),
    NativeFn::method("isdecimal", (0, 0), |_, args| {
        asked(&args, |t| text::chars::all(t, text::chars::is_decimal))
    }),
    NativeFn::method("isnumeric", (0, 0), |_, args| {
        asked(&args, |t| text::chars::all(t, text::chars::is_numeric))
    }),
    NativeFn::method("isalnum", (0, 0), |_, args| {
        asked(&args, |t| text::chars::all(t, text::chars::is_alphanumeric))
    }),
    NativeFn::method("isspace", (0, 0), |_, args| {
        asked(&args, |t| text::chars::all(t, text::chars::is_space))
    }),
    NativeFn::method("isupper", (0, 0), |_, args| {
        asked(&args, text::chars::is_upper)
    }),
    NativeFn::method("islower", (0, 0), |_, args| {
        asked(&args, text::chars::is_lower)
    }),
    NativeFn::method("istitle", (0, 0), |_, args| {
        asked(&args, text::chars::is_title)
    }),
    NativeFn::method("isidentifier", (0, 0), |_, args| {
        asked(&args, text::chars::is_identifier)
    }),
    NativeFn::method("isprintable", (0, 0), |_, args| {
        asked(&args, text::chars::is_all_printable)
    }),
    NativeFn::method("isascii", (0, 0), |_, args| asked(&args, str::is_ascii)),
    NativeFn::method("strip", (0, 1), |vm, args| {
        stripped(vm, &args, "strip", text::split::strip)
    }),
    NativeFn::method("lstrip", (0, 1), |vm, args| {
        stripped(vm, &args, "lstrip", text::split::strip_start)
    }),
    NativeFn::method("rstrip", (0, 1), |vm, args| {
        stripped(vm, &args, "rstrip", text::split::strip_end)
    }),
    NativeFn::method("split", ANY, |vm, args| split(vm, &args, false)),
    NativeFn::method("rsplit", ANY, |vm, args| split(vm, &args, true)),
    NativeFn::method("splitlines", ANY, |vm, args| {
        let text = py_try!(this(&args));
        let [keep] = py_try!(args.rest().bind("splitlines", ["keepends"], 0));
        let keep = keep.is_some_and(|keep| {
            protocol::truth(vm.interp(), &keep) == protocol::Truth::Known(true)
        });
        Value::list(strings(text::lines::split_lines(text, keep))).into()
    }),
    NativeFn::method("partition", (1, 1), |vm, args| {
        partition(vm, &args, text::split::partition)
    }),
    NativeFn::method("rpartition", (1, 1), |vm, args| {
        partition(vm, &args, text::split::partition_last)
    }),
    NativeFn::method("removeprefix", (1, 1), |vm, args| {
        let part = py_try!(text_argument(vm, &args, 1, "removeprefix"));
        mapped(&args, |text| {
            text::split::remove_prefix(text, part).to_owned()
        })
    }),
    NativeFn::method("removesuffix", (1, 1), |vm, args| {
        let part = py_try!(text_argument(vm, &args, 1, "removesuffix"));
        mapped(&args, |text| {
            text::split::remove_suffix(text, part).to_owned()
        })
    }),
    NativeFn::method("find", (1, 3), |vm, args| find(vm, &args, "find", false)),
    NativeFn::method("rfind", (1, 3), |vm, args| find(vm, &args, "rfind", true)),
    NativeFn::method("index", (1, 3), |vm, args| index(vm, &args, "index", false)),
    NativeFn::method("rindex", (1, 3), |vm, args| {
        index(vm, &args, "rindex", true)
    }),
    NativeFn::method("count", (1, 3), |vm, args| {
        let (start, end) = py_try!(bounds(vm, &args, 2));
        let wanted = py_try!(text_argument(vm, &args, 1, "count"));
        Value::from(text::search::count(
            py_try!(view(&args)),
            wanted,
            start,
            end,
        ))
        .into()
    }),
    NativeFn::method("startswith", (1, 3), |vm, args| {
        begins_or_ends(vm, &args, "startswith", text::search::starts_with)
    }),
    NativeFn::method("endswith", (1, 3), |vm, args| {
        begins_or_ends(vm, &args, "endswith", text::search::ends_with)
    }),
    NativeFn::method("replace", ANY, |vm, args| {
        let text = py_try!(this(&args));
        let [_, _, limit] = py_try!(args.rest().bind("replace", ["/old", "/new", "count"], 2));
        let limit = match limit {
            Some(limit) => py_try!(number_argument(vm, &limit)),
            None => -1,
        };
        let old = py_try!(text_argument(vm, &args, 1, "replace"));
        let new = py_try!(text_argument(vm, &args, 2, "replace"));
        let replaced = text::replace::replace(text, old, new, limit);
        replaced
            .map(|text| Value::str(text.into_owned()))
            .map_err(Raised::from)
            .into()
    }),
    NativeFn::method("ljust", (1, 2), |vm, args| {
        padded(vm, &args, text::pad::left)
    }),
    NativeFn::method("rjust", (1, 2), |vm, args| {
        padded(vm, &args, text::pad::right)
    }),
    NativeFn::method("center", (1, 2), |vm, args| {
        padded(vm, &args, text::pad::center)
    }),
    NativeFn::method("zfill", (1, 1), |vm, args| {
        let width = py_try!(number_argument(vm, &args.values()[1]));
        let filled = text::pad::zeros(py_try!(view(&args)), width);
        filled
            .map(|text| Value::str(text.into_owned()))
            .map_err(Raised::from)
            .into()
    }),
    NativeFn::method("expandtabs", ANY, |vm, args| {
        let text = py_try!(this(&args));
        let [size] = py_try!(args.rest().bind("expandtabs", ["tabsize"], 0));
        let size = match size {
            Some(size) => py_try!(number_argument(vm, &size)),
            None => 8,
        };
        text::lines::expand_tabs(text, size)
            .map(Value::str)
            .map_err(Raised::from)
            .into()
    }),
    NativeFn::method("join", (1, 1), join),
    NativeFn::method("format", ANY, |vm, args| {
        let named = args
            .named()
            .map(|(name, value)| (name.text().to_owned(), value.clone()))
            .collect();
        format(
            vm,
            py_try!(this(&args)).to_owned(),
            args.positional()[1..].to_vec(),
            named,
            None,
        )
    }),
    NativeFn::method("format_map", (1, 1), |vm, args| {
        let map = Some(args.values()[1].clone());
        format(
            vm,
            py_try!(this(&args)).to_owned(),
            Vec::new(),
            Vec::new(),
            map,
        )
    }),
    NativeFn::method("translate", (1, 1), translate),
    NativeFn::method("encode", ANY, |vm, args| {
        let text = py_try!(this(&args));
        let (encoding, errors) = py_try!(codec_arguments(vm, &args, "encode"));
        match text::codec::encode(text, encoding, &errors) {
            Ok(bytes) => Value::bytes(bytes.into_owned()).into(),
            Err(failure) => {
                codec_error(ids::UNICODE_ENCODE_ERROR, args.this().clone(), failure).into()
            }
        }
    }),
    NativeFn::method("__len__", (0, 0), |_, args| {
        Value::from(py_try!(view(&args)).len()).into()
    }),
    NativeFn::method("__iter__", (0, 0), |vm, args| {
        iterate::iter(vm, unwrapped(args.this()))
    }),
    NativeFn::method("__getitem__", (1, 1), |vm, args| {
        item::get(vm, unwrapped(args.this()), &args.values()[1])
    }),
    NativeFn::method("__contains__", (1, 1), |vm, args| {
        super::super::ops::contains(vm, unwrapped(args.this()), &args.values()[1])
    }),
    NativeFn::method("__add__", (1, 1), |vm, args| {
        let (a, b) = (unwrapped(args.this()), unwrapped(&args.values()[1]));
        super::super::ops::binary(vm, super::super::code::BinOp::Add, a, b)
    }),
    NativeFn::method("__mul__", (1, 1), |vm, args| {
        let (a, b) = (unwrapped(args.this()), unwrapped(&args.values()[1]));
        super::super::ops::binary(vm, super::super::code::BinOp::Mul, a, b)
    }),
    NativeFn::method("__mod__", (1, 1), |vm, args| match unwrapped(args.this()) {
        Value::Str(text) => percent(vm, Arc::clone(text), args.values()[1].clone()),
        _ => Value::NotImplemented.into(),
    }),
];
