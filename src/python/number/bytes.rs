//! `int.to_bytes` and `int.from_bytes`.

use super::{BigInt, Int, IntRef};
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
    let bytes = number.to_big().to_bytes(length, signed);
    let mut bytes = bytes.ok_or_else(|| Failure::overflow("int too big to convert"))?;
    if order == ByteOrder::Big {
        bytes.reverse();
    }
    Ok(bytes)
}

/// `int.from_bytes(bytes, byteorder, signed=...)`.
pub fn from_bytes(bytes: &[u8], order: ByteOrder, signed: bool) -> Int {
    match order {
        ByteOrder::Big => {
            let reversed: Vec<u8> = bytes.iter().rev().copied().collect();
            BigInt::of_bytes(&reversed, signed)
        }
        ByteOrder::Little => BigInt::of_bytes(bytes, signed),
    }
    .into()
}
