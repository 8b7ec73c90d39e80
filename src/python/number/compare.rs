//! Order among whole numbers and floats, exact where one of them cannot become the other.

use std::cmp::Ordering;

use super::{IntRef, from_float};

/// How `a` compares to `b`.
pub fn integers(a: IntRef<'_>, b: IntRef<'_>) -> Ordering {
    match (a, b) {
        (IntRef::Small(a), IntRef::Small(b)) => a.cmp(&b),
        (IntRef::Big(a), IntRef::Big(b)) => a.cmp(b),
        _ => a.to_big().cmp(&b.to_big()),
    }
}

/// How a whole number compares to a float; none where that is NaN.
pub fn integer_and_float(integer: IntRef<'_>, float: f64) -> Option<Ordering> {
    if let IntRef::Small(small) = integer
        && small.unsigned_abs() <= 1 << 53
    {
        return (small as f64).partial_cmp(&float);
    }
    if float.is_infinite() {
        return 0.0.partial_cmp(&float);
    }
    let whole = from_float(float).ok()?;
    let fraction = float.fract();
    Some(integers(integer, whole.as_ref()).then_with(|| {
        if fraction == 0.0 {
            Ordering::Equal
        } else if fraction < 0.0 {
            Ordering::Greater
        } else {
            Ordering::Less
        }
    }))
}
