//! Values as processes send them to each other: as bytes, like Python's pickles.

use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

/// Converts a value to bytes.
///
/// # Panics
/// If its type can't be sent. All types in this project can.
pub fn dump<T: Serialize + ?Sized>(value: &T) -> Vec<u8> {
    postcard::to_allocvec(value).expect("a value that can be pickled")
}

/// Converts bytes back to a value.
///
/// # Panics
/// If the bytes are not a value of this type. Both sides are the same program, so that would be a bug.
pub fn load<'b, T: Deserialize<'b>>(bytes: &'b [u8]) -> T {
    postcard::from_bytes(bytes).expect("a pickled value of this type")
}

/// Many numbers, of eight bytes each: copied as a whole, where postcard would go through each byte of
/// each number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbers(ByteBuf);

impl FromIterator<u64> for Numbers {
    fn from_iter<I: IntoIterator<Item = u64>>(numbers: I) -> Self {
        let numbers = numbers.into_iter();
        let mut bytes = Vec::with_capacity(8 * numbers.size_hint().0);
        for number in numbers {
            bytes.extend_from_slice(&number.to_le_bytes());
        }
        Self(ByteBuf::from(bytes))
    }
}

impl Numbers {
    /// The numbers, in order.
    pub fn into_numbers(self) -> impl ExactSizeIterator<Item = u64> {
        let bytes = self.0;
        (0..bytes.len() / 8).map(move |place| {
            let word = bytes[8 * place..8 * place + 8].try_into();
            word.map_or(0, u64::from_le_bytes)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Numbers, dump, load};

    #[test]
    fn numbers_arrive_as_they_were_sent() {
        for numbers in [vec![], vec![0], vec![1, u64::MAX, 1 << 40]] {
            let sent: Numbers = numbers.iter().copied().collect();
            let received: Numbers = load(&dump(&sent));
            assert_eq!(received.into_numbers().collect::<Vec<_>>(), numbers);
        }
    }
}
