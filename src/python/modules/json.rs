//! `_json`: plain values as JSON, and plain JSON as values. Where something else comes, or the text is
//! wrong, it says None, and the library's `json` does it, errors included.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::Arc;

use super::super::interp::Interp;
use super::super::item::dict_set_quick;
use super::super::module::Source;
use super::super::native::{Args, NativeFn, Reply, Vm};
use super::super::number::float_text;
use super::super::value::{Dict, Value};

/// Containers within containers, to this depth.
const DEEPEST: usize = 40;

// ---- writing --------------------------------------------------------------------------------

fn quote(text: &str, out: &mut String) {
    out.push('"');
    for char in text.chars() {
        match char {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            ' '..='~' => out.push(char),
            other => {
                for unit in other.encode_utf16(&mut [0; 2]) {
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
        }
    }
    out.push('"');
}

fn float(number: f64) -> String {
    if number.is_nan() {
        "NaN".to_owned()
    } else if number.is_infinite() {
        let sign = if number < 0.0 { "-" } else { "" };
        format!("{sign}Infinity")
    } else {
        float_text::repr(number)
    }
}

fn dump(value: &Value, out: &mut String, depth: usize) -> Option<()> {
    match value {
        Value::None => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Int(number) => {
            let _ = write!(out, "{number}");
        }
        Value::Float(number) => out.push_str(&float(*number)),
        Value::Str(text) => quote(text.as_str(), out),
        _ if depth == 0 => return None,
        Value::List(list) => dump_items(&list.items(), out, depth)?,
        Value::Tuple(items) => dump_items(&items.0, out, depth)?,
        Value::Dict(dict) => {
            out.push('{');
            for (place, (key, value)) in dict.entries().iter().enumerate() {
                if place > 0 {
                    out.push_str(", ");
                }
                match key {
                    Value::Str(text) => quote(text.as_str(), out),
                    Value::None | Value::Bool(_) | Value::Int(_) | Value::Float(_) => {
                        out.push('"');
                        dump(key, out, 0)?;
                        out.push('"');
                    }
                    _ => return None,
                }
                out.push_str(": ");
                dump(value, out, depth - 1)?;
            }
            out.push('}');
        }
        _ => return None,
    }
    Some(())
}

fn dump_items(items: &[Value], out: &mut String, depth: usize) -> Option<()> {
    out.push('[');
    for (place, item) in items.iter().enumerate() {
        if place > 0 {
            out.push_str(", ");
        }
        dump(item, out, depth - 1)?;
    }
    out.push(']');
    Some(())
}

// ---- reading --------------------------------------------------------------------------------

struct Reader<'a> {
    interp: &'a Interp,
    text: &'a str,
    at: usize,
    /// Keys that were met: there are few, and each is there many times.
    keys: HashMap<String, Value>,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// Goes on behind `byte`, if that stands next.
    fn takes(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    fn word(&mut self, word: &str, value: Value) -> Option<Value> {
        self.text[self.at..].starts_with(word).then(|| {
            self.at += word.len();
            value
        })
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        match self.peek()? {
            b'"' => {
                self.at += 1;
                Some(Value::str(self.string()?))
            }
            b'n' => self.word("null", Value::None),
            b't' => self.word("true", Value::Bool(true)),
            b'f' => self.word("false", Value::Bool(false)),
            b'-' | b'0'..=b'9' => self.number(),
            _ if depth == 0 => None,
            b'[' => self.array(depth),
            b'{' => self.object(depth),
            _ => None,
        }
    }

    fn array(&mut self, depth: usize) -> Option<Value> {
        let mut items = Vec::new();
        let mut may_lead_on = false;
        self.at += 1;
        self.space();
        if !self.takes(b']') {
            loop {
                self.space();
                let item = self.value(depth - 1)?;
                may_lead_on |= item.is_container();
                items.push(item);
                self.space();
                if self.takes(b']') {
                    break;
                }
                if !self.takes(b',') {
                    return None;
                }
            }
        }
        let list = Value::list(items);
        if let (Value::List(list), true) = (&list, may_lead_on) {
            let container = list.lock().iter().find(|item| item.is_container()).cloned();
            if let Some(container) = container {
                list.track(self.interp, &container);
            }
        }
        Some(list)
    }

    fn object(&mut self, depth: usize) -> Option<Value> {
        let dict = Arc::<Dict>::default();
        self.at += 1;
        self.space();
        if !self.takes(b'}') {
            loop {
                self.space();
                if !self.takes(b'"') {
                    return None;
                }
                let key = self.string()?;
                let key = match self.keys.get(&key) {
                    Some(known) => known.clone(),
                    None => {
                        let value = Value::str(key.as_str());
                        self.keys.insert(key, value.clone());
                        value
                    }
                };
                self.space();
                if !self.takes(b':') {
                    return None;
                }
                self.space();
                let value = self.value(depth - 1)?;
                dict_set_quick(self.interp, &dict, &key, value).ok()?;
                self.space();
                if self.takes(b'}') {
                    break;
                }
                if !self.takes(b',') {
                    return None;
                }
            }
        }
        Some(Value::Dict(dict))
    }

    fn digits(&mut self) -> Option<()> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        (self.at > start).then_some(())
    }

    fn number(&mut self) -> Option<Value> {
        let start = self.at;
        self.takes(b'-');
        if !self.takes(b'0') {
            self.digits()?;
        }
        let mut whole = true;
        if self.takes(b'.') {
            whole = false;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            whole = false;
            self.at += 1;
            if !self.takes(b'+') {
                self.takes(b'-');
            }
            self.digits()?;
        }
        let text = &self.text[start..self.at];
        if whole {
            // What is larger is the library's.
            return text.parse().ok().map(Value::Int);
        }
        float_text::parse(text).ok().map(Value::Float)
    }

    /// A string whose opening quote has been read.
    fn string(&mut self) -> Option<String> {
        let mut content = String::new();
        loop {
            let rest = &self.text[self.at..];
            let end = rest.find(['"', '\\'])?;
            let plain = &rest[..end];
            if plain.bytes().any(|byte| byte < 0x20) {
                return None;
            }
            content.push_str(plain);
            self.at += end + 1;
            if rest.as_bytes()[end] == b'"' {
                return Some(content);
            }
            let escape = self.peek()?;
            self.at += 1;
            content.push(match escape {
                b'"' | b'\\' | b'/' => char::from(escape),
                b'b' => '\u{8}',
                b'f' => '\u{c}',
                b'n' => '\n',
                b'r' => '\r',
                b't' => '\t',
                b'u' => self.escaped()?,
                _ => return None,
            });
        }
    }

    fn unit(&mut self) -> Option<u16> {
        let digits = self.text.get(self.at..self.at + 4)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        self.at += 4;
        u16::from_str_radix(digits, 16).ok()
    }

    fn escaped(&mut self) -> Option<char> {
        let first = self.unit()?;
        if !(0xd800..0xe000).contains(&first) {
            return char::from_u32(first.into());
        }
        if !self.takes(b'\\') || !self.takes(b'u') {
            return None;
        }
        let second = self.unit()?;
        char::decode_utf16([first, second]).next()?.ok()
    }
}

const FUNCTIONS: &[NativeFn] = &[
    NativeFn::function("dumps", (1, 1), |_, args| {
        let mut text = String::new();
        match dump(args.this(), &mut text, DEEPEST) {
            Some(()) => Value::str(text).into(),
            None => Reply::NONE,
        }
    }),
    // `loads(text)`: a tuple of the value; None if the library has to see to it.
    NativeFn::function("loads", (1, 1), loads),
];

fn loads(vm: &Vm, args: Args<'_>) -> Reply {
    let Value::Str(text) = args.this() else {
        return Reply::NONE;
    };
    let mut reader = Reader {
        interp: vm.interp(),
        text: text.as_str(),
        at: 0,
        keys: HashMap::new(),
    };
    reader.space();
    let value = reader.value(DEEPEST);
    reader.space();
    match value {
        Some(value) if reader.peek().is_none() => Value::tuple([value]).into(),
        _ => Reply::NONE,
    }
}

/// Makes the module.
pub fn install(interp: &Interp) {
    let module = interp.add_module("_json", Source::default());
    interp.add_functions(module, FUNCTIONS);
}
