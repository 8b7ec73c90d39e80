//! `format`, `str.format` and `%`, against CPython.

#[path = "common/cpython.rs"]
mod cpython;

use concurrency_playground::python::failure::Failure;
use concurrency_playground::python::number::int_text::MAX_DIGITS;
use concurrency_playground::python::number::{IntRef, float_text, from_float, int_text};
use concurrency_playground::python::text::percent::{self, Conversion, Wants};
use concurrency_playground::python::text::spec::FormatSpec;
use concurrency_playground::python::text::template::{
    self, Argument, Field, Name, Numbering, Pieces, Step,
};
use concurrency_playground::python::text::{Text, format_float, format_int, format_text, quote};
use cpython::{Cases, Random, Shown, argument, float_literal, literal};
use num_bigint::BigInt;

/// Values that can be formatted: what the VM has besides is of no concern here.
#[derive(Clone, Debug)]
enum Value {
    Int(BigInt),
    Float(f64),
    Str(String),
    List(Vec<Value>),
}

impl Value {
    fn random(random: &mut Random) -> Self {
        match random.below(3) {
            0 => Self::Int(random.integer()),
            1 => Self::Float(random.float()),
            _ => Self::Str(
                random
                    .pick(&["", "a", "abc", "é", "日本語", "it's", "a b\n"])
                    .to_owned(),
            ),
        }
    }

    fn type_name(&self) -> &'static str {
        match self {
            Self::Int(_) => "int",
            Self::Float(_) => "float",
            Self::Str(_) => "str",
            Self::List(_) => "list",
        }
    }

    /// As an expression.
    fn literal(&self) -> String {
        match self {
            Self::Int(int) => format!("({int})"),
            Self::Float(float) => float_literal(*float),
            Self::Str(text) => literal(text),
            Self::List(items) => format!(
                "[{}]",
                items
                    .iter()
                    .map(Self::literal)
                    .collect::<Vec<_>>()
                    .join(", ")
            ),
        }
    }

    fn repr(&self) -> String {
        match self {
            Self::Int(int) => int_text::format(argument(int).as_ref(), 10, MAX_DIGITS).unwrap(),
            Self::Float(float) => float_text::repr(*float),
            Self::Str(text) => quote::string(text),
            Self::List(items) => format!(
                "[{}]",
                items.iter().map(Self::repr).collect::<Vec<_>>().join(", ")
            ),
        }
    }

    fn str(&self) -> String {
        match self {
            Self::Str(text) => text.clone(),
            other => other.repr(),
        }
    }

    fn format(&self, spec: &str) -> Result<String, Failure> {
        let type_name = self.type_name();
        if matches!(self, Self::List(_)) {
            return match spec {
                "" => Ok(self.repr()),
                _ => Err(Failure::type_(
                    "unsupported format string passed to list.__format__",
                )),
            };
        }
        let parsed = FormatSpec::parse(spec).map_err(|error| error.failure(spec, type_name))?;
        match self {
            Self::Int(int) => format_int(argument(int).as_ref(), &parsed, type_name, MAX_DIGITS),
            Self::Float(float) => format_float(*float, &parsed, type_name),
            _ => format_text(self.str().as_str().into(), &parsed, type_name),
        }
    }
}

/// A case, unless a surrogate comes of it, which this engine's strings have not.
fn add(cases: &mut Cases, expression: String, ours: String) {
    if !ours.contains("no surrogates") {
        cases.add(expression, cpython::Raw(ours));
    }
}

fn random_spec(random: &mut Random) -> String {
    let mut spec = String::new();
    let mut maybe = |chance: u64, from: &[&str], random: &mut Random| {
        if random.chance(chance) {
            spec.push_str(random.pick(from));
        }
    };
    maybe(
        3,
        &["<", ">", "^", "=", "*<", "0>", "é^", "x=", "<<"],
        random,
    );
    maybe(4, &["+", "-", " "], random);
    maybe(8, &["z"], random);
    maybe(6, &["#"], random);
    maybe(6, &["0"], random);
    maybe(2, &["1", "5", "12", "20", "٥"], random);
    maybe(4, &[",", "_", "_", ",,"], random);
    maybe(3, &[".0", ".1", ".3", ".10", ".17", ".40", "."], random);
    maybe(
        2,
        &[
            "d", "f", "g", "e", "%", "s", "x", "X", "b", "o", "n", "c", "F", "E", "G", "q", "é",
            "dd",
        ],
        random,
    );
    spec
}

#[test]
fn the_mini_language() {
    let mut random = Random::new(31);
    let mut cases = Cases::new();
    for _ in 0..12_000 {
        let value = Value::random(&mut random);
        let spec = random_spec(&mut random);
        // A number as a character is most often too large for one.
        let value = match value {
            Value::Int(_) if spec.ends_with('c') && random.chance(2) => {
                Value::Int((0x20 + random.below(0x3000)).into())
            }
            value => value,
        };
        cases.add(
            format!("format({}, {})", value.literal(), literal(&spec)),
            value.format(&spec),
        );
    }
    for spec in ["", "5", "d", "s", "f", "05d", "q"] {
        let parsed = FormatSpec::parse(spec).unwrap();
        // The caller's: a bool with nothing said is its name.
        let ours = if spec.is_empty() {
            Ok("True".into())
        } else {
            format_int(IntRef::Small(1), &parsed, "bool", 0)
        };
        cases.add(format!("format(True, '{spec}')"), ours);
    }
    let large = Value::Int(BigInt::from(10).pow(400));
    for spec in ["f", ".3g", "e", ",d", "_x", "%", "c"] {
        cases.add(format!("format(10 ** 400, '{spec}')"), large.format(spec));
    }
    for (value, spec) in [
        (Value::Int(1.into()), "99999999999999999999"),
        (Value::Int(1.into()), ".99999999999999999999"),
        (Value::Float(1.5), ".2147483648f"),
        (Value::Float(1.5), ".1500f"),
        (Value::Float(1.5), ".1500e"),
        (Value::Float(1.5), "#.1500g"),
        (Value::Float(5e-324), ".1500f"),
        (Value::Float(5e-324), ".1500e"),
        (Value::Float(f64::MAX), ".10f"),
        (Value::Float(f64::MAX), "%"),
        (Value::Float(f64::MAX), ",.2f"),
    ] {
        cases.add(
            format!("format({}, '{spec}')", value.literal()),
            value.format(spec),
        );
    }
    cases.check();
}

#[test]
fn groups_behind_the_point() {
    let mut random = Random::new(32);
    let mut cases = Cases::since(14);
    for _ in 0..2000 {
        let value = Value::random(&mut random);
        let spec = format!(
            "{}{}{}.{}{}{}",
            random.pick(&["", "0", "<", "*="]),
            random.pick(&["", "20", "7"]),
            random.pick(&["", ",", "_"]),
            random.pick(&["", "3", "6", "11"]),
            random.pick(&["", ",", "_", "_,"]),
            random.pick(&["", "f", "e", "g", "%", "n", "s", "d", "x"]),
        );
        cases.add(
            format!("format({}, '{spec}')", value.literal()),
            value.format(&spec),
        );
    }
    cases.check();
}

/// `format.format(*args, **named)`, as the VM would do it; `None` for `args` is `format_map`.
fn str_format(
    format: &str,
    args: Option<&[Value]>,
    named: &[(&str, Value)],
    numbering: &mut Numbering,
    depth: u32,
) -> Result<String, Failure> {
    if depth == 0 {
        return Err(template::too_deep());
    }
    let mut result = String::new();
    for piece in Pieces::new(format) {
        let piece = piece?;
        result.push_str(piece.literal);
        let Some(Field {
            name,
            conversion,
            spec,
            nested,
        }) = piece.field
        else {
            continue;
        };
        let mut name = Name::parse(name, numbering)?;
        let mut value = match name.argument {
            Argument::Index(index) => args
                .ok_or_else(template::positional_in_map)?
                .get(index as usize)
                .cloned()
                .ok_or_else(|| template::no_such_argument(index))?,
            // A KeyError, which the VM raises.
            Argument::Key(key) => match named.iter().find(|(name, _)| *name == key) {
                Some((_, value)) => value.clone(),
                None => return Err(Failure::lookup(quote::string(key))),
            },
        };
        for step in &mut name {
            value = match (step?, value) {
                (Step::Attribute("real"), value @ (Value::Int(_) | Value::Float(_))) => value,
                (Step::Attribute(name), value) => {
                    let type_name = value.type_name();
                    return Err(Failure::unsupported(format!(
                        "'{type_name}' object has no attribute '{name}'"
                    )));
                }
                (Step::Index(index), Value::List(items)) => items
                    .get(index as usize)
                    .cloned()
                    .ok_or_else(|| Failure::index("list index out of range"))?,
                (Step::Key(_), Value::List(_)) => {
                    return Err(Failure::type_(
                        "list indices must be integers or slices, not str",
                    ));
                }
                _ => return Err(Failure::type_("not subscriptable")),
            };
        }
        let value = match conversion {
            None => value,
            Some(conversion) => {
                template::check_conversion(conversion)?;
                Value::Str(match conversion {
                    'r' => value.repr(),
                    's' => value.str(),
                    _ => quote::ascii(&value.repr()).into_owned(),
                })
            }
        };
        let spec = if nested {
            str_format(spec, args, named, numbering, depth - 1)?
        } else {
            spec.into()
        };
        result.push_str(&value.format(&spec)?);
    }
    Ok(result)
}

/// What the VM raises by classes that a `Failure` has not.
fn renamed(shown: String) -> String {
    match shown.strip_prefix("LookupError: '") {
        Some(rest) => format!("KeyError: '{rest}"),
        None => shown.replacen("unsupported: '", "AttributeError: '", 1),
    }
}

#[test]
fn templates() {
    let mut random = Random::new(33);
    let mut cases = Cases::with("numbers = [1, 2.5]");
    let numbers = Value::List(vec![Value::Int(1.into()), Value::Float(2.5)]);
    let named = [
        ("a", Value::Int(5.into())),
        ("b c", Value::Str("é".into())),
        ("numbers", numbers.clone()),
    ];
    let args = [Value::Int(7.into()), Value::Str("x'y".into()), numbers];
    let call = "(7, \"x'y\", numbers, **{'a': 5, 'b c': 'é', 'numbers': numbers})";
    for _ in 0..9000 {
        let mut format = String::new();
        for _ in 0..1 + random.below(9) {
            format.push_str(random.pick(&[
                "{",
                "}",
                "{",
                "}",
                "{}",
                "{}",
                "{0",
                "{1",
                "{a",
                "{2[0]}",
                "{numbers[1]:>8.3f}",
                "text ",
                ":",
                "!r",
                "!",
                "!s:>5}",
                "[",
                "]",
                ".",
                ".real",
                "{{",
                "}}",
                "{b c}",
                "0",
                "1",
                ":>{a}}",
                ":{0}",
                "{0!r:>6}",
                "é",
                "٠",
                "{a:{a}}",
                "{2[1].real}",
            ]));
        }
        // What the VM alone can say.
        let ours = str_format(&format, Some(&args), &named, &mut Numbering::default(), 2);
        let shown = renamed(ours.shown());
        if shown.contains("subscriptable") {
            continue;
        }
        cases.add(
            format!("{}.format{call}", literal(&format)),
            cpython::Raw(shown),
        );
        let ours = str_format(&format, None, &named, &mut Numbering::default(), 2);
        let shown = renamed(ours.shown());
        if !shown.contains("subscriptable") {
            let map = "({'a': 5, 'b c': 'é', 'numbers': numbers})";
            cases.add(
                format!("{}.format_map{map}", literal(&format)),
                cpython::Raw(shown),
            );
        }
    }
    for format in [
        "{99999999999999999999}",
        "{0[99999999999999999999]}",
        "{5}",
        "{:{:{}}}",
        "{0[0]x}",
        "{0[]}",
        "{0.}",
        "{0!",
        "{0!r",
        "{0!rr}",
        "{0!é}",
        "{2[5]}",
        "{2[x]}",
        "{0[0}",
        "{a{b}}",
        "{a[{]}",
        "{0!\x01}",
        "{-1}",
        "{ 0}",
    ] {
        let ours = str_format(format, Some(&args), &named, &mut Numbering::default(), 2);
        let shown = renamed(ours.shown());
        if !shown.contains("subscriptable") {
            cases.add(
                format!("{}.format{call}", literal(format)),
                cpython::Raw(shown),
            );
        }
    }
    cases.check();
}

/// `format % arguments`, as the VM would do it for a tuple or, where it is named, for a dict.
fn percent(
    format: &str,
    args: &[Value],
    named: Option<&[(&str, Value)]>,
) -> Result<String, Failure> {
    let mut rest = args.iter();
    let mut keyed = false;
    let mut result = String::new();
    for piece in percent::Pieces::new(format, named.is_some()) {
        let mut conversion = match piece? {
            percent::Piece::Literal(text) => {
                result.push_str(text);
                continue;
            }
            percent::Piece::Conversion(conversion) => conversion,
        };
        let mut from_key = None;
        if let Some(key) = conversion.key {
            let found = named
                .unwrap_or_default()
                .iter()
                .find(|(name, _)| *name == key);
            from_key = Some(&found.ok_or_else(|| Failure::lookup(quote::string(key)))?.1);
            keyed = true;
        }
        let mut next = || {
            rest.next()
                .filter(|_| !keyed)
                .ok_or_else(percent::not_enough_arguments)
        };
        let mut star = || match next()? {
            Value::Int(int) => Ok(argument(int).as_ref().clamped()),
            _ => Err(percent::star_wants_int()),
        };
        if conversion.width_argument {
            conversion.set_width(star()?);
        }
        if conversion.precision_argument {
            conversion.set_precision(star()?);
        }
        conversion.complete()?;
        let value = match from_key {
            Some(value) => value,
            None => next()?,
        };
        result.push_str(&render(&conversion, value)?);
    }
    if named.is_none() && rest.next().is_some() {
        return Err(percent::arguments_left_over());
    }
    Ok(result)
}

fn render(conversion: &Conversion<'_>, value: &Value) -> Result<String, Failure> {
    let wrong = || conversion.wrong_type(value.type_name());
    match (conversion.wants()?, value) {
        (Wants::Str, _) => conversion.text(value.str().as_str().into()),
        (Wants::Repr, _) => conversion.text(value.repr().as_str().into()),
        (Wants::Ascii, _) => conversion.text(Text::new(&quote::ascii(&value.repr()), true)),
        (Wants::Integer | Wants::Index, Value::Int(int)) => {
            conversion.integer(argument(int).as_ref(), MAX_DIGITS)
        }
        (Wants::Integer, Value::Float(float)) => {
            conversion.integer(from_float(*float)?.as_ref(), MAX_DIGITS)
        }
        (Wants::Float, Value::Int(int)) => conversion.float(argument(int).as_ref().to_float()?),
        (Wants::Float, Value::Float(float)) => conversion.float(*float),
        (Wants::Character, Value::Int(int)) => conversion.character(argument(int).as_ref()),
        (Wants::Character, Value::Str(text)) => conversion.text(text.as_str().into()),
        _ => Err(wrong()),
    }
}

/// Texts that are more precise since 3.14.
const OLDER: &str = "
import builtins
def apply(format, arguments):
    try:
        return format % arguments
    except TypeError as error:
        text = str(error)
        if text.startswith('%c requires'):
            return '%c requires'
        raise
";

fn percent_shown(format: &str, args: &[Value], named: Option<&[(&str, Value)]>) -> String {
    let shown = renamed(percent(format, args, named).shown());
    if shown.starts_with("TypeError: %c requires") {
        "'%c requires'".into()
    } else {
        shown
    }
}

#[test]
fn percent_signs() {
    let mut random = Random::new(34);
    let mut cases = Cases::with(OLDER);
    for _ in 0..9000 {
        let args: Vec<Value> = (0..1 + random.below(3))
            .map(|_| Value::random(&mut random))
            .collect();
        let mut format = String::new();
        let pieces = match random.below(10) {
            0 => random.below(4),
            _ => args.len() as u64,
        };
        for _ in 0..pieces {
            if random.chance(3) {
                format.push_str(random.pick(&["text", "%%", "é", " "]));
            }
            format.push('%');
            let mut maybe = |chance: u64, from: &[&str], random: &mut Random| {
                if random.chance(chance) {
                    format.push_str(random.pick(from));
                }
            };
            maybe(12, &["(a)", "(b c)", "(a(b))", "(", "(x)"], &mut random);
            maybe(
                3,
                &["-", "+", " ", "#", "0", "-0", "+#0", "0 "],
                &mut random,
            );
            maybe(3, &["1", "7", "12", "*"], &mut random);
            maybe(3, &[".", ".0", ".1", ".3", ".12", ".*"], &mut random);
            maybe(20, &["l", "h", "L", "ll"], &mut random);
            format.push_str(random.pick(&[
                "d", "s", "r", "a", "f", "g", "e", "x", "X", "o", "c", "i", "G", "E", "F", "%",
                "q", "", "é",
            ]));
        }
        // A star with a large number is a large text.
        if format.contains('*')
            && args
                .iter()
                .any(|arg| matches!(arg, Value::Int(int) if int.bits() > 12))
        {
            continue;
        }
        let tuple = args
            .iter()
            .map(|arg| arg.literal() + ",")
            .collect::<String>();
        add(
            &mut cases,
            format!("apply({}, ({tuple}))", literal(&format)),
            percent_shown(&format, &args, None),
        );
        let named = [
            ("a", args[0].clone()),
            ("b c", Value::Str("é".into())),
            ("a(b)", Value::Int(1.into())),
        ];
        let keyed = format.replace('%', "%(a)").replace("%(a)%(a)", "%%");
        let ours = percent_shown(&keyed, &[], Some(&named));
        // With no key at all, the dict itself is the argument: the VM's.
        if keyed.contains("%(") && !keyed.contains('*') && !ours.contains("not enough") {
            let map = format!("{{'a': {}, 'b c': 'é', 'a(b)': 1}}", args[0].literal());
            add(
                &mut cases,
                format!("apply({}, {map})", literal(&keyed)),
                ours,
            );
        }
    }
    for format in [
        "%999999999999999999999d",
        "%.999999999999999999999d",
        "%.2147483648f",
        "%d %d",
        "%",
        "%(a",
        "%é",
        "%\x01",
        "%😀",
        "é%q",
        "%5%",
        "%ld",
    ] {
        let args = [Value::Int(1.into())];
        add(
            &mut cases,
            format!("apply({}, (1,))", literal(format)),
            percent_shown(format, &args, None),
        );
    }
    cases.check();
}

#[test]
fn what_memory_has_no_room_for() {
    for spec in [
        "1000000000",
        "01000000000",
        "<1000000000",
        ".1000000000f",
        "9223372036854775807",
    ] {
        assert_eq!(
            Value::Float(1.5).format(spec).shown(),
            "MemoryError: ",
            "{spec}"
        );
    }
    assert_eq!(
        Value::Str("a".into()).format("1000000000").shown(),
        "MemoryError: "
    );
    assert_eq!(
        percent("%1000000000s", &[Value::Str("a".into())], None).shown(),
        "MemoryError: "
    );
    assert_eq!(
        percent("%.1000000000d", &[Value::Int(1.into())], None).shown(),
        "MemoryError: "
    );
    assert_eq!(
        percent("%01000000000d", &[Value::Int(1.into())], None).shown(),
        "MemoryError: "
    );
}
