//! What kind a character is, as Python sees it, and `str.isalpha` and its like.
//!
//! The tables of Unicode are those that Rust's core has, and `unicode-ident`, which the parser needs
//! anyway; what Python judges otherwise is in small tables here. Where a newer Unicode than CPython's
//! assigns characters, these are known here already.

use std::ops::RangeInclusive;

use crate::python::failure::Failure;
use crate::python::number::IntRef;

/// The zeros of decimal digits; one to nine follow each.
const ZEROS: [u32; 76] = [
    0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66,
    0xde6, 0xe50, 0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90,
    0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
    0x104a0, 0x10d30, 0x10d40, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0,
    0x11650, 0x116c0, 0x116d0, 0x116da, 0x11730, 0x118e0, 0x11950, 0x11bf0, 0x11c50, 0x11d50,
    0x11da0, 0x11f50, 0x16130, 0x16a60, 0x16ac0, 0x16b50, 0x16d70, 0x1ccf0, 0x1d7ce, 0x1d7d8,
    0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e5f1, 0x1e950, 0x1fbf0,
];

/// Digits that are not decimal: superscripts, circled ones and the like.
const OTHER_DIGITS: [RangeInclusive<u32>; 20] = [
    0xb2..=0xb3,
    0xb9..=0xb9,
    0x1369..=0x1371,
    0x19da..=0x19da,
    0x2070..=0x2070,
    0x2074..=0x2079,
    0x2080..=0x2089,
    0x2460..=0x2468,
    0x2474..=0x247c,
    0x2488..=0x2490,
    0x24ea..=0x24ea,
    0x24f5..=0x24fd,
    0x24ff..=0x24ff,
    0x2776..=0x277e,
    0x2780..=0x2788,
    0x278a..=0x2792,
    0x10a40..=0x10a43,
    0x10e60..=0x10e68,
    0x11052..=0x1105a,
    0x1f100..=0x1f10a,
];

/// Ideographs that stand for numbers.
const NUMERALS: &str = "\
    \u{3405}\u{3483}\u{382a}\u{3b4d}一七万三两九二五亖京亿什仟仨伍佰俩倆億兆兩八六十千卄卅卌\
    叁参參叄四壱壹幺廾廿弌弍弎弐拐拾捌柒洞漆玖百皕秭肆萬貮貳贰鈎钩阡陆陌陸零\u{f96b}\u{f973}\
    \u{f978}\u{f9b2}\u{f9d1}\u{f9d3}\u{f9fd}\u{20001}\u{20064}\u{200e2}\u{20121}\u{2092a}\
    \u{20983}\u{2098c}\u{2099c}\u{20aea}\u{20afd}\u{20b19}\u{22390}\u{22998}\u{23b1b}\
    \u{2626d}\u{2f890}";

/// The character of this number, as `chr` finds it, or an OverflowError or ValueError with this text.
pub fn character(code: IntRef<'_>, out_of_range: Failure) -> Result<char, Failure> {
    match code.to_i64().and_then(|code| u32::try_from(code).ok()) {
        Some(0xd800..=0xdfff) => Err(Failure::unsupported(
            "this playground's strings have no surrogates",
        )),
        Some(code) => char::from_u32(code).ok_or(out_of_range),
        None => Err(out_of_range),
    }
}

/// What a decimal digit of any script stands for.
pub fn decimal_value(c: char) -> Option<u32> {
    let code = c as u32;
    if code < 0x80 {
        return c.to_digit(10);
    }
    let place = ZEROS.partition_point(|zero| *zero <= code);
    let value = code - ZEROS[place - 1];
    (value < 10).then_some(value)
}

/// Whether `str.isspace` says so.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\x1c'..='\x1f').contains(&c)
}

/// Whether `str.isdecimal` says so.
pub fn is_decimal(c: char) -> bool {
    decimal_value(c).is_some()
}

/// Whether `str.isdigit` says so.
pub fn is_digit(c: char) -> bool {
    is_decimal(c) || !c.is_ascii() && OTHER_DIGITS.iter().any(|range| range.contains(&(c as u32)))
}

/// Whether `str.isnumeric` says so.
pub fn is_numeric(c: char) -> bool {
    c.is_numeric() || !c.is_ascii() && NUMERALS.contains(c)
}

/// Whether `str.isalpha` says so: a letter. Names may start with a letter, with a letter's number or
/// one of four signs; and a few letters start none.
pub fn is_alpha(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    match c {
        '\u{1885}' | '\u{1886}' | '\u{2118}' | '\u{212e}' => false,
        '\u{37a}' | '\u{e33}' | '\u{eb3}' | '\u{2e2f}' | '\u{fdfa}' | '\u{fdfb}' => true,
        '\u{fc5e}'..='\u{fc63}' | '\u{ff9e}' | '\u{ff9f}' => true,
        '\u{fe70}'..='\u{fe7e}' if c as u32 & 1 == 0 => true,
        _ => unicode_ident::is_xid_start(c) && !c.is_numeric(),
    }
}

/// Whether `str.isalnum` says so.
pub fn is_alphanumeric(c: char) -> bool {
    is_alpha(c) || is_digit(c) || is_numeric(c)
}

/// Whether it is a letter of its own for the beginnings of words, such as ǅ.
pub fn is_titlecase(c: char) -> bool {
    matches!(c,
        '\u{1c5}' | '\u{1c8}' | '\u{1cb}' | '\u{1f2}' | '\u{1fbc}' | '\u{1fcc}' | '\u{1ffc}'
        | '\u{1f88}'..='\u{1f8f}' | '\u{1f98}'..='\u{1f9f}' | '\u{1fa8}'..='\u{1faf}')
}

/// Whether it has a case.
pub fn is_cased(c: char) -> bool {
    c.is_uppercase() || c.is_lowercase() || is_titlecase(c)
}

/// Whether `repr` shows it as it is.
pub fn is_printable(c: char) -> bool {
    if c.is_ascii() {
        return (' '..='~').contains(&c);
    }
    // What Rust escapes for debugging is exactly what Python does not print, except that a mark
    // which joins the character before it is escaped where there is none, so one is put there.
    let mut buffer = [b'a'; 5];
    let end = 1 + c.encode_utf8(&mut buffer[1..]).len();
    std::str::from_utf8(&buffer[..end]).is_ok_and(|text| text.escape_debug().nth(1) == Some(c))
}

/// `str.isalpha`, `isdigit` and their like: at least one character, and all of a kind.
pub fn all(text: &str, kind: impl Fn(char) -> bool) -> bool {
    !text.is_empty() && text.chars().all(kind)
}

/// `str.isprintable`.
pub fn is_all_printable(text: &str) -> bool {
    text.chars().all(is_printable)
}

/// `str.isupper`.
pub fn is_upper(text: &str) -> bool {
    text.chars().any(char::is_uppercase)
        && !text.chars().any(|c| c.is_lowercase() || is_titlecase(c))
}

/// `str.islower`.
pub fn is_lower(text: &str) -> bool {
    text.chars().any(char::is_lowercase)
        && !text.chars().any(|c| c.is_uppercase() || is_titlecase(c))
}

/// `str.istitle`: words begin with capitals and go on with small letters.
pub fn is_title(text: &str) -> bool {
    let mut in_word = false;
    let mut any = false;
    for c in text.chars() {
        let fits = if c.is_uppercase() || is_titlecase(c) {
            !in_word
        } else if c.is_lowercase() {
            in_word
        } else {
            in_word = false;
            continue;
        };
        if !fits {
            return false;
        }
        (in_word, any) = (true, true);
    }
    any
}

/// `str.isidentifier`.
pub fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    chars
        .next()
        .is_some_and(|c| c == '_' || unicode_ident::is_xid_start(c))
        && chars.all(unicode_ident::is_xid_continue)
}
