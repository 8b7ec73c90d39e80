//! Python's strings and bytes, against CPython.

#[path = "common/cpython.rs"]
mod cpython;

use concurrency_playground::python::failure::Failure;
use concurrency_playground::python::slice::places;
use concurrency_playground::python::text::bytes::{
    self as bytes_text, case as bytes_case, hex, search as bytes_search, split as bytes_split,
};
use concurrency_playground::python::text::codec::{CodecFailure, Encoding, decode, encode};
use concurrency_playground::python::text::{
    Text, case, chars, lines, pad, quote, replace, search, split,
};
use cpython::{Cases, Random, Raw, Shown, class, list, literal, tuple};

/// A method's name, and what it is here.
type Method<T, R> = (&'static str, fn(&T) -> R);

/// Some characters of many kinds.
const ALPHABETS: [&str; 3] = [
    "ab ",
    "aAbB1 \t\n_-.,'\"\\",
    "aßÉéıİŉǆǅΣσςΑα'ﬁ가一½²٣ \u{1c}\u{85}\u{a0}\u{2028}\r\n\u{301}😀\u{200b}\0ა",
];

/// Characters that a Unicode newer than some CPython's made into something else.
const CHANGED: &str = "\u{19b}\u{264}\u{295}\u{10fc}\u{4e24}\u{4eac}\u{4fe9}\u{5006}\u{62d0}\u{6d1e}\
    \u{7695}\u{79ed}\u{920e}\u{94a9}\u{a7d3}\u{a7d5}\u{a7f2}\u{a7f3}\u{a7f4}\u{ab69}";

fn random_text(random: &mut Random) -> String {
    let alphabet: Vec<char> = random.pick(&ALPHABETS).chars().collect();
    (0..random.below(9))
        .map(|_| alphabet[random.below(alphabet.len() as u64) as usize])
        .collect()
}

fn random_bytes(random: &mut Random) -> Vec<u8> {
    match random.below(3) {
        0 => (0..random.below(7))
            .map(|_| b"ab "[random.below(3) as usize])
            .collect(),
        1 => (0..random.below(7))
            .map(|_| b"aB1 \t\r\n\x0b-'\\"[random.below(11) as usize])
            .collect(),
        _ => (0..random.below(7)).map(|_| random.next() as u8).collect(),
    }
}

fn bound(random: &mut Random) -> Option<i64> {
    match random.below(5) {
        0 => None,
        1 => Some(*random.pick(&[&i64::MIN, &i64::MAX, &0])),
        _ => Some(random.below(16) as i64 - 8),
    }
}

fn shown(bound: Option<i64>) -> String {
    bound.map_or("None".into(), |bound| bound.to_string())
}

#[test]
fn every_character() {
    // Where CPython's Unicode is older it does not know all characters; those are left out, as is most
    // of what is large and uniform.
    let Some(known) = known_characters() else {
        return;
    };
    let uniform = |c: char| matches!(c, '가'..='\u{d7ff}' | '\u{e000}'..='\u{f8ff}' | '\u{17000}'..='\u{18fff}' | '\u{20000}'..);
    let mut cases = Cases::with(
        "KINDS = [str.isalpha, str.isdecimal, str.isdigit, str.isnumeric, str.isspace, str.isalnum, str.isupper, str.islower, str.isprintable, str.isidentifier]\n\
         CASES = [str.upper, str.lower, str.title, str.casefold, str.swapcase, str.capitalize]\n\
         def row(c): return ''.join('.+'[kind(chr(c))] for kind in KINDS) + '|'.join(case(chr(c)) for case in CASES)",
    );
    for (at, c) in known.into_iter().enumerate() {
        if (uniform(c) && at % 37 != 0) || CHANGED.contains(c) {
            continue;
        }
        let kinds = [
            chars::is_alpha(c),
            chars::is_decimal(c),
            chars::is_digit(c),
            chars::is_numeric(c),
            chars::is_space(c),
            chars::is_alphanumeric(c),
            c.is_uppercase(),
            c.is_lowercase(),
            chars::is_printable(c),
            chars::is_identifier(&c.to_string()),
        ];
        let text = &c.to_string();
        let cased = [
            case::upper,
            case::lower,
            case::title,
            case::fold,
            case::swap_case,
            case::capitalize,
        ]
        .map(|f| f(text));
        let ours: String = kinds.iter().map(|is| if *is { '+' } else { '.' }).collect();
        cases.add(format!("row({})", c as u32), ours + &cased.join("|"));
    }
    cases.check();
}

/// The characters that this Python's Unicode knows; none where there is no Python.
fn known_characters() -> Option<Vec<char>> {
    let program = std::env::var("PYTHON").unwrap_or_else(|_| "python3".into());
    let known = "import unicodedata; print(*[c for c in range(0x110000) if unicodedata.category(chr(c)) not in ('Cn', 'Cs')])";
    let output = std::process::Command::new(program)
        .args(["-X", "utf8", "-c", known])
        .output()
        .ok()?;
    let text = String::from_utf8(output.stdout).unwrap();
    Some(
        text.split_whitespace()
            .map(|code| char::from_u32(code.parse().unwrap()).unwrap())
            .collect(),
    )
}

#[test]
fn methods_of_strings() {
    let mut random = Random::new(21);
    let mut cases = Cases::new();
    for _ in 0..1200 {
        let text = &random_text(&mut random);
        let t = literal(text);
        cases.add(t.clone(), text);
        cases.add(format!("ascii({t})"), quote::ascii(&quote::string(text)));
        let conversions: [Method<str, String>; 6] = [
            ("upper", case::upper),
            ("lower", case::lower),
            ("title", case::title),
            ("casefold", case::fold),
            ("swapcase", case::swap_case),
            ("capitalize", case::capitalize),
        ];
        for (name, convert) in conversions {
            cases.add(format!("{t}.{name}()"), convert(text));
        }
        let kinds: [Method<str, bool>; 11] = [
            ("isalpha", |t| chars::all(t, chars::is_alpha)),
            ("isdecimal", |t| chars::all(t, chars::is_decimal)),
            ("isdigit", |t| chars::all(t, chars::is_digit)),
            ("isnumeric", |t| chars::all(t, chars::is_numeric)),
            ("isspace", |t| chars::all(t, chars::is_space)),
            ("isalnum", |t| chars::all(t, chars::is_alphanumeric)),
            ("isupper", chars::is_upper),
            ("islower", chars::is_lower),
            ("istitle", chars::is_title),
            ("isidentifier", chars::is_identifier),
            ("isprintable", chars::is_all_printable),
        ];
        for (name, is) in kinds {
            cases.add(format!("{t}.{name}()"), is(text));
        }
        let width = random.below(14) as i64 - 1;
        let fill = *random.pick(&[&' ', &'*', &'é']);
        cases.add(
            format!("{t}.ljust({width}, '{fill}')"),
            pad::left(text.as_str().into(), width, fill),
        );
        cases.add(
            format!("{t}.rjust({width}, '{fill}')"),
            pad::right(text.as_str().into(), width, fill),
        );
        cases.add(
            format!("{t}.center({width}, '{fill}')"),
            pad::center(text.as_str().into(), width, fill),
        );
        cases.add(
            format!("{t}.zfill({width})"),
            pad::zeros(text.as_str().into(), width),
        );
        let signed = &format!("{}{text}", random.pick(&["+", "-", "--"]));
        cases.add(
            format!("{}.zfill({width})", literal(signed)),
            pad::zeros(signed.as_str().into(), width),
        );
        let times = random.below(5) as i64 - 1;
        cases.add(format!("{t} * {times}"), pad::repeat(text, times));
        let tabbed = &text.replace('a', "\t");
        let size = random.below(6) as i64 - 1;
        cases.add(
            format!("{}.expandtabs({size})", literal(tabbed)),
            lines::expand_tabs(tabbed, size),
        );
        cases.add(
            format!("{t}.splitlines()"),
            list(&lines::split_lines(text, false)),
        );
        cases.add(
            format!("{t}.splitlines(True)"),
            list(&lines::split_lines(text, true)),
        );
    }
    for fill in ["", "ab", "é", "x"] {
        let ours = pad::fill_character(fill).and_then(|fill| pad::center("abc".into(), 6, fill));
        cases.add(format!("'abc'.center(6, '{fill}')"), ours);
    }
    cases.check();
}

#[test]
fn searching_and_splitting_strings() {
    let mut random = Random::new(22);
    let mut cases = Cases::new();
    for _ in 0..1500 {
        let text = &random_text(&mut random);
        let t = literal(text);
        // Mostly something that is there.
        let wanted = match random.below(4) {
            0 => random_text(&mut random),
            _ => {
                let from = random.below(text.chars().count() as u64 + 1) as usize;
                text.chars()
                    .skip(from)
                    .take(1 + random.below(2) as usize)
                    .collect()
            }
        };
        let wanted = wanted.as_str();
        let w = literal(wanted);
        let (start, end) = (bound(&mut random), bound(&mut random));
        let places = format!("{}, {}", shown(start), shown(end));
        let view = Text::from(text.as_str());
        cases.add(
            format!("{t}.find({w}, {places})"),
            search::find(view, wanted, start, end),
        );
        cases.add(
            format!("{t}.rfind({w}, {places})"),
            search::find_last(view, wanted, start, end),
        );
        cases.add(
            format!("{t}.count({w}, {places})"),
            search::count(view, wanted, start, end),
        );
        cases.add(
            format!("{t}.startswith({w}, {places})"),
            search::starts_with(view, wanted, start, end),
        );
        cases.add(
            format!("{t}.endswith({w}, {places})"),
            search::ends_with(view, wanted, start, end),
        );
        let index = search::find(view, wanted, start, end).ok_or_else(search::not_found);
        cases.add(format!("{t}.index({w}, {places})"), index);
        let limit = random.below(5) as i64 - 1;
        cases.add(
            format!("{t}.split({w}, {limit})"),
            split::split(text, wanted, limit).map(|parts| list(&parts)),
        );
        cases.add(
            format!("{t}.rsplit({w}, {limit})"),
            split::split_last(text, wanted, limit).map(|parts| list(&parts)),
        );
        cases.add(
            format!("{t}.split(None, {limit})"),
            list(&split::split_spaces(text, limit)),
        );
        cases.add(
            format!("{t}.rsplit(None, {limit})"),
            list(&split::split_spaces_last(text, limit)),
        );
        cases.add(
            format!("{t}.partition({w})"),
            split::partition(text, wanted).map(|parts| tuple(&parts)),
        );
        cases.add(
            format!("{t}.rpartition({w})"),
            split::partition_last(text, wanted).map(|parts| tuple(&parts)),
        );
        cases.add(format!("{t}.strip()"), split::strip(text, None));
        cases.add(
            format!("{t}.lstrip({w})"),
            split::strip_start(text, Some(wanted)),
        );
        cases.add(
            format!("{t}.rstrip({w})"),
            split::strip_end(text, Some(wanted)),
        );
        cases.add(format!("{t}.strip({w})"), split::strip(text, Some(wanted)));
        cases.add(
            format!("{t}.removeprefix({w})"),
            split::remove_prefix(text, wanted),
        );
        cases.add(
            format!("{t}.removesuffix({w})"),
            split::remove_suffix(text, wanted),
        );
        let new = random_text(&mut random);
        cases.add(
            format!("{t}.replace({w}, {}, {limit})", literal(&new)),
            replace::replace(text, wanted, &new, limit),
        );
        let step = bound(&mut random);
        let ours = places_of(text, start, end, step);
        cases.add(
            format!("{t}[{}:{}:{}]", shown(start), shown(end), shown(step)),
            ours,
        );
        let at = random.below(20) as i64 - 10;
        let ours = view
            .get(at)
            .map(String::from)
            .ok_or_else(|| Failure::index("string index out of range"));
        cases.add(format!("{t}[{at}]"), ours);
    }
    cases.check();
}

fn places_of(
    text: &str,
    start: Option<i64>,
    end: Option<i64>,
    step: Option<i64>,
) -> Result<String, Failure> {
    let view = Text::from(text);
    Ok(view
        .slice(places(start, end, step, view.len())?)
        .into_owned())
}

#[test]
fn translating() {
    use replace::{Replacement, translate};
    let table = |c: char| -> Result<Replacement<'_>, Failure> {
        Ok(match c {
            'a' => Replacement::Text("xyz".into()),
            'b' => Replacement::Remove,
            'c' => Replacement::Code(233),
            'd' => Replacement::Code(0x110000),
            _ => Replacement::Keep,
        })
    };
    let mut cases = Cases::new();
    for text in ["abcé", "", "d"] {
        let t = literal(text);
        cases.add(
            format!("{t}.translate({{97: 'xyz', 98: None, 99: 233, 100: 0x110000}})"),
            translate(text, table),
        );
    }
    cases.check();
}

#[test]
fn slices_of_any_length() {
    let mut random = Random::new(23);
    let mut cases = Cases::new();
    for _ in 0..3000 {
        let length = random.below(12) as usize;
        let (start, end, step) = (bound(&mut random), bound(&mut random), bound(&mut random));
        let ours =
            places(start, end, step, length).map(|places| list(&places.iter().collect::<Vec<_>>()));
        let expression = format!(
            "list(range({length}))[{}:{}:{}]",
            shown(start),
            shown(end),
            shown(step)
        );
        cases.add(expression, ours);
    }
    cases.check();
}

#[test]
fn methods_of_bytes() {
    let mut random = Random::new(24);
    let mut cases = Cases::new();
    for _ in 0..1500 {
        let bytes = random_bytes(&mut random);
        let bytes = bytes.as_slice();
        let b = bytes.shown();
        cases.add(b.clone(), bytes);
        let kinds: [Method<[u8], bool>; 7] = [
            ("isalpha", |b| bytes_text::all(b, u8::is_ascii_alphabetic)),
            ("isdigit", |b| bytes_text::all(b, u8::is_ascii_digit)),
            ("isalnum", |b| bytes_text::all(b, u8::is_ascii_alphanumeric)),
            ("isspace", |b| {
                bytes_text::all(b, |b| bytes_split::is_space(*b))
            }),
            ("isupper", bytes_text::is_upper),
            ("islower", bytes_text::is_lower),
            ("istitle", bytes_text::is_title),
        ];
        for (name, is) in kinds {
            cases.add(format!("{b}.{name}()"), is(bytes));
        }
        let conversions: [Method<[u8], Vec<u8>>; 5] = [
            ("upper", |b| b.to_ascii_uppercase()),
            ("lower", |b| b.to_ascii_lowercase()),
            ("title", bytes_case::title),
            ("capitalize", bytes_case::capitalize),
            ("swapcase", bytes_case::swap_case),
        ];
        for (name, convert) in conversions {
            cases.add(format!("{b}.{name}()"), convert(bytes));
        }
        let wanted = match random.below(4) {
            0 => random_bytes(&mut random),
            _ => {
                let from = random.below(bytes.len() as u64 + 1) as usize;
                bytes[from..]
                    .iter()
                    .copied()
                    .take(1 + random.below(2) as usize)
                    .collect()
            }
        };
        let wanted = wanted.as_slice();
        let w = wanted.shown();
        let (start, end) = (bound(&mut random), bound(&mut random));
        let places = format!("{}, {}", shown(start), shown(end));
        cases.add(
            format!("{b}.find({w}, {places})"),
            bytes_search::find(bytes, wanted, start, end),
        );
        cases.add(
            format!("{b}.rfind({w}, {places})"),
            bytes_search::find_last(bytes, wanted, start, end),
        );
        cases.add(
            format!("{b}.count({w}, {places})"),
            bytes_search::count(bytes, wanted, start, end),
        );
        let index =
            bytes_search::find(bytes, wanted, start, end).ok_or_else(bytes_search::not_found);
        cases.add(format!("{b}.index({w}, {places})"), index);
        let limit = random.below(5) as i64 - 1;
        cases.add(
            format!("{b}.split({w}, {limit})"),
            bytes_split::split(bytes, wanted, limit).map(|parts| list(&parts)),
        );
        cases.add(
            format!("{b}.rsplit({w}, {limit})"),
            bytes_split::split_last(bytes, wanted, limit).map(|parts| list(&parts)),
        );
        cases.add(
            format!("{b}.split(None, {limit})"),
            list(&bytes_split::split_spaces(bytes, limit)),
        );
        cases.add(
            format!("{b}.rsplit(None, {limit})"),
            list(&bytes_split::split_spaces_last(bytes, limit)),
        );
        cases.add(
            format!("{b}.partition({w})"),
            bytes_split::partition(bytes, wanted).map(|parts| tuple(&parts)),
        );
        cases.add(
            format!("{b}.rpartition({w})"),
            bytes_split::partition_last(bytes, wanted).map(|parts| tuple(&parts)),
        );
        cases.add(format!("{b}.strip()"), bytes_split::strip(bytes, None));
        cases.add(
            format!("{b}.strip({w})"),
            bytes_split::strip(bytes, Some(wanted)),
        );
        cases.add(
            format!("{b}.lstrip({w})"),
            bytes_split::strip_start(bytes, Some(wanted)),
        );
        cases.add(
            format!("{b}.rstrip({w})"),
            bytes_split::strip_end(bytes, Some(wanted)),
        );
        cases.add(
            format!("{b}.splitlines()"),
            list(&bytes_split::split_lines(bytes, false)),
        );
        cases.add(
            format!("{b}.splitlines(True)"),
            list(&bytes_split::split_lines(bytes, true)),
        );
        let new = random_bytes(&mut random);
        cases.add(
            format!("{b}.replace({w}, {}, {limit})", new.shown()),
            bytes_search::replace(bytes, wanted, &new, limit),
        );
        let width = random.below(14) as i64 - 1;
        for (name, side) in [
            ("ljust", bytes_case::Side::Left),
            ("rjust", bytes_case::Side::Right),
            ("center", bytes_case::Side::Center),
        ] {
            cases.add(
                format!("{b}.{name}({width}, b'*')"),
                bytes_case::pad(bytes, side, width, b'*'),
            );
        }
        cases.add(
            format!("{b}.zfill({width})"),
            bytes_case::zeros(bytes, width),
        );
        cases.add(
            format!("{b}.expandtabs({width})"),
            bytes_case::expand_tabs(bytes, width),
        );
        let group = random.below(7) as i64 - 3;
        cases.add(format!("{b}.hex()"), hex::to_hex(bytes, None, 1));
        cases.add(
            format!("{b}.hex(':', {group})"),
            hex::to_hex(bytes, Some(':'), group),
        );
    }
    for number in [-1, 0, 255, 256] {
        let ours = bytes_search::byte(number)
            .map(|byte| bytes_search::find(b"\0\xff", &[byte], None, None));
        cases.add(format!("b'\\0\\xff'.find({number})"), ours);
    }
    for separator in ["", ":", "ab", "é"] {
        let ours =
            hex::separator(separator).map(|separator| hex::to_hex(b"abc", Some(separator), 1));
        cases.add(format!("b'abc'.hex({})", literal(separator)), ours);
    }
    cases.check();
}

#[test]
fn hexadecimal_text() {
    let mut random = Random::new(25);
    // What an odd number of digits is told as is new.
    let mut cases = Cases::with("even = lambda text: len(''.join(text.split())) % 2 == 0");
    for _ in 0..1500 {
        let mut text = String::new();
        for _ in 0..random.below(5) {
            text.push_str(
                random.pick(&["0", "a", "F", "12", "cd", " ", "\t", "g", "é", "\u{3000}"]),
            );
        }
        let ours = hex::from_hex(&text);
        if ours.shown().contains("even number") {
            cases.add(format!("even({})", literal(&text)), false);
        } else {
            cases.add(format!("bytes.fromhex({})", literal(&text)), ours);
        }
    }
    cases.check();
}

impl<T: Shown> Shown for Result<T, CodecFailure> {
    fn shown(&self) -> String {
        match self {
            Ok(value) => value.shown(),
            Err(CodecFailure::Codec(error)) => {
                let kind = if error.message.contains("decode") {
                    "Decode"
                } else {
                    "Encode"
                };
                format!("Unicode{kind}Error: {}", error.message)
            }
            Err(CodecFailure::Other(failure)) => {
                format!("{}: {}", class(failure.kind), failure.message)
            }
        }
    }
}

#[test]
fn codecs() {
    let mut random = Random::new(26);
    let mut cases = Cases::new();
    for _ in 0..2500 {
        let mut bytes = Vec::new();
        for _ in 0..random.below(5) {
            bytes.extend_from_slice(random.pick(&[
                &b"a"[..],
                b"bc",
                b"\x80",
                b"\xbf",
                b"\xc3",
                b"\xc3\xa9",
                b"\xe2\x82",
                b"\xe2\x82\xac",
                b"\xed\xa0\x80",
                b"\xf0\x9f\x98\x80",
                b"\xf0\x9f",
                b"\xf4\x90\x80\x80",
                b"\xff",
                b"\xc0\x80",
                b"\xe0\x80",
            ]));
        }
        let (name, encoding) = *random.pick(&[
            &("utf-8", Encoding::Utf8),
            &("latin-1", Encoding::Latin1),
            &("ascii", Encoding::Ascii),
        ]);
        let errors = random.pick(&[
            "strict",
            "strict",
            "ignore",
            "replace",
            "backslashreplace",
            "xmlcharrefreplace",
            "other",
        ]);
        cases.add(
            format!("{}.decode('{name}', '{errors}')", bytes.shown()),
            decode(&bytes, encoding, errors),
        );
        let text = &random_text(&mut random);
        cases.add(
            format!("{}.encode('{name}', '{errors}')", literal(text)),
            encode(text, encoding, errors),
        );
    }
    for name in [
        "utf8",
        "UTF-8",
        "U8",
        "utf 8",
        "latin1",
        "L1",
        "iso8859-1",
        "ISO_8859_1",
        "8859",
        "US-ASCII",
        "646",
        "foo",
        "",
        "ascii",
        "x-y",
    ] {
        let ours = Encoding::named(name)
            .map_err(CodecFailure::Other)
            .and_then(|encoding| encode("é", encoding, "strict"));
        cases.add(format!("'é'.encode('{name}')"), ours);
    }
    cases.check();
}

#[test]
fn long_searches_take_no_square_of_the_time() {
    let text = "a".repeat(300_000);
    let wanted = format!("{}b", "a".repeat(150_000));
    assert_eq!(
        bytes_search::find(text.as_bytes(), wanted.as_bytes(), None, None),
        None
    );
    assert_eq!(
        bytes_search::find_last(text.as_bytes(), wanted.as_bytes(), None, None),
        None
    );
    assert_eq!(
        search::find(text.as_str().into(), &wanted, None, None),
        None
    );
}

#[test]
fn what_memory_has_no_room_for() {
    assert_eq!(pad::repeat("ab", i64::MAX).shown(), "MemoryError: ");
    assert_eq!(
        pad::left("ab".into(), i64::MAX, ' ').shown(),
        "MemoryError: "
    );
    assert_eq!(lines::expand_tabs("\t", i64::MAX).shown(), "MemoryError: ");
    let long = "x".repeat(1 << 16);
    assert_eq!(
        replace::replace(&long, "", &long, -1).shown(),
        "MemoryError: "
    );
    assert_eq!(pad::repeat("", i64::MAX).shown(), "''");
    let _ = Raw(String::new());
}
