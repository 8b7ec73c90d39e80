//! `int.to_bytes` and `int.from_bytes`.

use num_bigint::{BigInt, Sign};

use super::{Int, IntRef};
use crate::python::failure::{Failure, check_size};

/// Which byte comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteOrder {
    /// The most significant one.
    Big,
    /// The least significant one.
    Little,
}

impl ByteOrder {
    /// By Python's name.
    pub fn named(name: &str) -> Result<Self, Failure> {
        match name {
            "big" => Ok(Self::Big),
            "little" => Ok(Self::Little),
            _ => Err(Failure::value("byteorder must be either 'little' or 'big'")),
        }
    }
}

/// `int.to_bytes(length, byteorder, signed=...)`.
pub fn to_bytes(
    number: IntRef<'_>,
    length: i64,
    order: ByteOrder,
    signed: bool,
) -> Result<Vec<u8>, Failure> {
    let Ok(length) = usize::try_from(length) else {
        return Err(Failure::value("length argument must be non-negative"));
    };
    check_size(length)?;
    if number.is_negative() && !signed {
        return Err(Failure::overflow("can't convert negative int to unsigned"));
    }
    let (mut bytes, filler) = if number.is_zero() {
        (Vec::new(), 0)
    } else if signed {
        let filler = if number.is_negative() { 0xff } else { 0 };
        (number.to_big().to_signed_bytes_le(), filler)
    } else {
        (number.to_big().magnitude().to_bytes_le(), 0)
    };
    if bytes.len() > length {
        return Err(Failure::overflow("int too big to convert"));
    }
    bytes.resize(length, filler);
    if order == ByteOrder::Big {
        bytes.reverse();
    }
    Ok(bytes)
}

/// `int.from_bytes(bytes, byteorder, signed=...)`.
pub fn from_bytes(bytes: &[u8], order: ByteOrder, signed: bool) -> Int {
    match (order, signed) {
        (ByteOrder::Big, false) => BigInt::from_bytes_be(Sign::Plus, bytes),
        (ByteOrder::Big, true) => BigInt::from_signed_bytes_be(bytes),
        (ByteOrder::Little, false) => BigInt::from_bytes_le(Sign::Plus, bytes),
        (ByteOrder::Little, true) => BigInt::from_signed_bytes_le(bytes),
    }
    .into()
}
