//! `format(int, spec)`.

use super::chars;
use super::format_float::format_float;
use super::layout::{self, Number};
use super::spec::{Align, FormatSpec};
use crate::python::failure::Failure;
use crate::python::number::{IntRef, int_text};

/// `format(integer, spec)`. `type_name` is `int`, `bool` or a subclass's, for errors; `limit` is as in
/// [`int_text::format`]. A bool with nothing in its specifier is the caller's, as is `str(bool)`.
pub fn format_int(
    integer: IntRef<'_>,
    spec: &FormatSpec,
    type_name: &str,
    limit: usize,
) -> Result<String, Failure> {
    let kind = spec.kind.unwrap_or('d');
    spec.check_separators(Some(kind))?;
    let (base, prefix, group) = match kind {
        'b' => (2, "0b", 4),
        'c' => return character(integer, spec),
        'd' => (10, "", 3),
        'n' => (10, "", 0),
        'o' => (8, "0o", 4),
        'x' => (16, "0x", 4),
        'X' => (16, "0X", 4),
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%' => {
            return format_float(integer.to_float()?, spec, type_name);
        }
        _ => return Err(FormatSpec::unknown_kind(kind, type_name)),
    };
    check(spec)?;
    let mut text = int_text::format(integer, base, limit)?;
    if kind == 'X' {
        text.make_ascii_uppercase();
    }
    let number = Number {
        negative: text.starts_with('-'),
        prefix: if spec.alternate { prefix } else { "" },
        digits: text.trim_start_matches('-'),
        rest: "",
        group,
    };
    layout::number(&number, spec)
}

fn check(spec: &FormatSpec) -> Result<(), Failure> {
    if spec.precision.is_some() {
        return Err(Failure::value(
            "Precision not allowed in integer format specifier",
        ));
    }
    if spec.no_negative_zero {
        return Err(Failure::value(
            "Negative zero coercion (z) not allowed in integer format specifier",
        ));
    }
    Ok(())
}

fn character(integer: IntRef<'_>, spec: &FormatSpec) -> Result<String, Failure> {
    check(spec)?;
    if spec.sign.is_some() {
        return Err(Failure::value(
            "Sign not allowed with integer format specifier 'c'",
        ));
    }
    if spec.alternate {
        return Err(Failure::value(
            "Alternate form (#) not allowed with integer format specifier 'c'",
        ));
    }
    if integer.to_i64().is_none() {
        return Err(Failure::overflow(
            "Python int too large to convert to C long",
        ));
    }
    let c = chars::character(integer, Failure::overflow("%c arg not in range(0x110000)"))?;
    let missing = layout::width(spec)?.saturating_sub(1);
    layout::in_field(
        c.into(),
        missing,
        spec.align.map_or(Align::Right, right_after_sign),
        spec.filler(),
    )
}

/// A character has no sign to stand behind.
fn right_after_sign(align: Align) -> Align {
    if align == Align::AfterSign {
        Align::Right
    } else {
        align
    }
}
