//! Answers on their way out: the counterpart of [`Given`].
//!
//! Every demo's answer is first converted to this type, and from there to the format that crosses. So a
//! demo only adds code for its fields, not for a format.
//!
//! [`Given`]: super::Given

use std::fmt::{self, Display, Formatter};

use serde::Serializer;
use serde::ser::{Error, Impossible, Serialize, SerializeSeq, SerializeStruct, SerializeTuple};

/// An answer, or a part of one.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Plain {
    /// Nothing.
    #[default]
    Null,
    /// True or false.
    Bool(bool),
    /// A whole number.
    Whole(i64),
    /// A measurement.
    Float(f64),
    /// A text.
    Text(String),
    /// Bytes, which cross as such.
    Bytes(Vec<u8>),
    /// Values in order.
    List(Vec<Plain>),
    /// Values by name.
    Named(Vec<(&'static str, Plain)>),
}

impl Plain {
    /// Converts an answer.
    ///
    /// # Panics
    /// If it has a part that is none of these, such as a map or an enum's variant with fields. Those that
    /// are `untagged` are fine.
    pub fn of<T: Serialize + ?Sized>(answer: &T) -> Self {
        let mut builder = Builder::default();
        let Ok(()) = answer.serialize(&mut builder);
        builder.whole
    }

    /// Adds a value to values by name.
    ///
    /// # Panics
    /// If this isn't `Named`.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: Self) -> Self {
        let Self::Named(values) = &mut self else {
            panic!("only values by name can have another");
        };
        values.push((name, value));
        self
    }
}

// ---- To any format -------------------------------------------------------------------------

impl Serialize for Plain {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_none(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Whole(number) => serializer.serialize_i64(*number),
            Self::Float(number) => serializer.serialize_f64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Bytes(bytes) => serializer.serialize_bytes(bytes),
            Self::List(values) => serializer.collect_seq(values),
            Self::Named(values) => serializer.collect_map(values.iter().map(|(n, v)| (n, v))),
        }
    }
}

// ---- From an answer ------------------------------------------------------------------------

/// Nothing here fails. That the compiler knows it saves a check for each field of each answer.
#[derive(Debug)]
pub enum Never {}

impl Display for Never {
    fn fmt(&self, _: &mut Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

impl Error for Never {
    fn custom<T: Display>(message: T) -> Self {
        panic!("{message}")
    }
}

/// Builds a [`Plain`] from its parts, one after the other. Whatever is begun is kept here and not in the
/// code that is compiled for each answer, which then has nothing to clean up if it should panic.
#[derive(Default)]
struct Builder {
    /// Lists and values by name that are not complete, from the outermost on.
    begun: Vec<Plain>,
    whole: Plain,
}

// Not inlined, since they are the same for every answer.
impl Builder {
    #[inline(never)]
    fn put(&mut self, value: Plain) {
        match self.begun.last_mut() {
            Some(Plain::List(values)) => values.push(value),
            Some(Plain::Named(values)) => {
                if let Some((_, last)) = values.last_mut() {
                    *last = value;
                }
            }
            _ => self.whole = value,
        }
    }

    /// The name of the value that is put next.
    #[inline(never)]
    fn name(&mut self, name: &'static str) {
        if let Some(Plain::Named(values)) = self.begun.last_mut() {
            values.push((name, Plain::Null));
        }
    }

    #[inline(never)]
    fn begin_list(&mut self) {
        self.begun.push(Plain::List(Vec::new()));
    }

    #[inline(never)]
    fn begin_named(&mut self) {
        self.begun.push(Plain::Named(Vec::new()));
    }

    #[inline(never)]
    fn end(&mut self) {
        let value = self.begun.pop();
        self.put(value.unwrap_or_default());
    }

    #[inline(never)]
    fn null(&mut self) {
        self.put(Plain::Null);
    }

    #[inline(never)]
    fn bool(&mut self, value: bool) {
        self.put(Plain::Bool(value));
    }

    #[inline(never)]
    fn integer(&mut self, number: i64) {
        self.put(Plain::Whole(number));
    }

    #[inline(never)]
    fn unsigned(&mut self, number: u64) {
        self.integer(number.try_into().expect("larger numbers are `Exact`"));
    }

    #[inline(never)]
    fn float(&mut self, number: f64) {
        self.put(Plain::Float(number));
    }

    #[inline(never)]
    fn text(&mut self, text: &str) {
        self.put(Plain::Text(text.to_owned()));
    }

    #[inline(never)]
    fn bytes(&mut self, bytes: &[u8]) {
        self.put(Plain::Bytes(bytes.to_vec()));
    }
}

#[cold]
fn unfit() -> ! {
    panic!("this type has no place in an answer")
}

type Done = Result<(), Never>;

impl Serializer for &mut Builder {
    type Ok = ();
    type Error = Never;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Impossible<(), Never>;
    type SerializeTupleVariant = Impossible<(), Never>;
    type SerializeMap = Impossible<(), Never>;
    type SerializeStruct = Self;
    type SerializeStructVariant = Impossible<(), Never>;

    fn serialize_bool(self, value: bool) -> Done {
        self.bool(value);
        Ok(())
    }

    fn serialize_i8(self, number: i8) -> Done {
        self.serialize_i64(number.into())
    }

    fn serialize_i16(self, number: i16) -> Done {
        self.serialize_i64(number.into())
    }

    fn serialize_i32(self, number: i32) -> Done {
        self.serialize_i64(number.into())
    }

    fn serialize_i64(self, number: i64) -> Done {
        self.integer(number);
        Ok(())
    }

    fn serialize_u8(self, number: u8) -> Done {
        self.serialize_u64(number.into())
    }

    fn serialize_u16(self, number: u16) -> Done {
        self.serialize_u64(number.into())
    }

    fn serialize_u32(self, number: u32) -> Done {
        self.serialize_u64(number.into())
    }

    fn serialize_u64(self, number: u64) -> Done {
        self.unsigned(number);
        Ok(())
    }

    fn serialize_f32(self, number: f32) -> Done {
        self.serialize_f64(number.into())
    }

    fn serialize_f64(self, number: f64) -> Done {
        self.float(number);
        Ok(())
    }

    fn serialize_char(self, character: char) -> Done {
        self.serialize_str(character.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Done {
        self.text(value);
        Ok(())
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Done {
        self.bytes(bytes);
        Ok(())
    }

    fn serialize_none(self) -> Done {
        self.null();
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Done {
        self.serialize_none()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Done {
        self.serialize_none()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Done {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Done {
        unfit()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Never> {
        self.begin_list();
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Never> {
        self.begin_list();
        Ok(self)
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Never> {
        unfit()
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Never> {
        unfit()
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Never> {
        unfit()
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Never> {
        self.begin_named();
        Ok(self)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Never> {
        unfit()
    }
}

impl SerializeSeq for &mut Builder {
    type Ok = ();
    type Error = Never;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        value.serialize(&mut **self)
    }

    fn end(self) -> Done {
        Builder::end(self);
        Ok(())
    }
}

impl SerializeTuple for &mut Builder {
    type Ok = ();
    type Error = Never;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        value.serialize(&mut **self)
    }

    fn end(self) -> Done {
        SerializeSeq::end(self)
    }
}

impl SerializeStruct for &mut Builder {
    type Ok = ();
    type Error = Never;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Done {
        self.name(name);
        value.serialize(&mut **self)
    }

    fn end(self) -> Done {
        SerializeSeq::end(self)
    }
}
