//! `format(str, spec)`.

use super::Text;
use super::layout;
use super::spec::{Align, FormatSpec, Sign};
use crate::python::failure::Failure;

/// `format(text, spec)`; `type_name` is for errors.
pub fn format_text(text: Text<'_>, spec: &FormatSpec, type_name: &str) -> Result<String, Failure> {
    let kind = spec.kind.unwrap_or('s');
    spec.check_separators(Some(kind))?;
    if kind != 's' {
        return Err(FormatSpec::unknown_kind(kind, type_name));
    }
    if let Some(refused) = refused(spec) {
        return Err(Failure::value(format!(
            "{refused} not allowed in string format specifier"
        )));
    }
    let text = match spec.precision {
        None => text,
        Some(length) => {
            let length = usize::try_from(length).unwrap_or(usize::MAX);
            Text::new(text.part(0, length), text.is_ascii())
        }
    };
    let missing = layout::width(spec)?.saturating_sub(text.len());
    layout::in_field(
        text.as_str().to_owned(),
        missing,
        spec.align.unwrap_or(Align::Left),
        spec.filler(),
    )
}

fn refused(spec: &FormatSpec) -> Option<&'static str> {
    match spec.sign {
        Some(Sign::Space) => return Some("Space"),
        Some(_) => return Some("Sign"),
        None => {}
    }
    if spec.no_negative_zero {
        Some("Negative zero coercion (z)")
    } else if spec.alternate {
        Some("Alternate form (#)")
    } else if spec.align == Some(Align::AfterSign) {
        Some("'=' alignment")
    } else {
        None
    }
}
