//! Parameters as they were given, before they become a demo's own type.
//!
//! Parameters in any format are first converted to this type, and every demo's `Parameters` is
//! deserialized from it. So a demo only adds code for its fields, not for a format. (Deserialized
//! directly from JavaScript's values, the parameters of one demo took 3 to 5 KB of wasm.)

use std::fmt::{self, Display, Formatter};

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use serde::{Deserialize, forward_to_deserialize_any};

use super::error::RunError;

/// A parameter's value, or all parameters by their names.
#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    /// A whole number.
    Number(u64),
    /// A choice, a text, or a whole number in decimal, since it may be too large for JavaScript's
    /// numbers.
    Text(String),
    /// A list.
    List(Vec<Given>),
    /// Values by name.
    Named(Vec<(String, Given)>),
    /// Something that no parameter accepts.
    Unfit,
}

impl Given {
    /// Not inlined, since it is the same for every demo.
    #[inline(never)]
    fn number(&self) -> Result<u64, Unfit> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(text) => text.parse().ok(),
            _ => None,
        }
        .ok_or(Unfit(None))
    }

    /// Converts this to a demo's parameters.
    ///
    /// # Errors
    /// `InvalidParameter`, with the name of the first parameter that is missing or does not fit.
    pub fn parameters<'g, P: Deserialize<'g>>(&'g self) -> Result<P, RunError> {
        P::deserialize(self).map_err(Unfit::into_error)
    }
}

// ---- From any format -----------------------------------------------------------------------

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

/// Values that no parameter accepts become `Unfit`; the demo then reports which parameter it is.
impl<'de> Visitor<'de> for AnyValue {
    type Value = Given;

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a parameter")
    }

    fn visit_u64<E>(self, number: u64) -> Result<Given, E> {
        Ok(Given::Number(number))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Given, E> {
        Ok(u64::try_from(number).map_or(Given::Unfit, Given::Number))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Given, E> {
        Ok(Given::Unfit)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Given, E> {
        Ok(Given::Unfit)
    }

    fn visit_str<E>(self, text: &str) -> Result<Given, E> {
        Ok(Given::Text(text.to_owned()))
    }

    fn visit_bytes<E>(self, _: &[u8]) -> Result<Given, E> {
        Ok(Given::Unfit)
    }

    fn visit_unit<E>(self) -> Result<Given, E> {
        Ok(Given::Unfit)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Given, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element()? {
            values.push(value);
        }
        Ok(Given::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut named: A) -> Result<Given, A::Error> {
        let mut values = Vec::new();
        while let Some(entry) = named.next_entry()? {
            values.push(entry);
        }
        Ok(Given::Named(values))
    }
}

// ---- To a demo's parameters ----------------------------------------------------------------

/// The error: which parameter is missing or does not fit.
#[derive(Debug)]
pub struct Unfit(Option<&'static str>);

impl Display for Unfit {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let name = self.0.unwrap_or("parameters");
        write!(f, "The parameter {name} is missing or does not fit.")
    }
}

impl std::error::Error for Unfit {}

impl Unfit {
    #[cold]
    fn into_error(self) -> RunError {
        RunError::InvalidParameter(self.to_string())
    }
}

impl Error for Unfit {
    fn custom<T: Display>(_: T) -> Self {
        Self(None)
    }
}

impl<'g> Deserializer<'g> for &'g Given {
    type Error = Unfit;

    fn deserialize_any<V: Visitor<'g>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self {
            Given::Number(number) => visitor.visit_u64(*number),
            Given::Text(text) => visitor.visit_borrowed_str(text),
            Given::List(list) => visitor.visit_seq(Elements(list.iter())),
            Given::Named(_) | Given::Unfit => Err(Unfit(None)),
        }
    }

    fn deserialize_u64<V: Visitor<'g>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_u64(self.number()?)
    }

    fn deserialize_struct<V: Visitor<'g>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        match self {
            Given::Named(values) => visitor.visit_seq(Fields {
                values,
                names: fields.iter(),
            }),
            _ => Err(Unfit(None)),
        }
    }

    fn deserialize_enum<V: Visitor<'g>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        match self {
            Given::Text(text) => visitor.visit_enum(Choice(text)),
            _ => Err(Unfit(None)),
        }
    }

    forward_to_deserialize_any! {
        <V: Visitor<'g>>
        bool i8 i16 i32 i64 u8 u16 u32 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map identifier ignored_any
    }
}

struct Elements<'g>(std::slice::Iter<'g, Given>);

impl<'g> SeqAccess<'g> for Elements<'g> {
    type Error = Unfit;

    fn next_element_seed<T: DeserializeSeed<'g>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unfit> {
        let next = self.0.next();
        next.map(|value| seed.deserialize(value)).transpose()
    }
}

/// The values of a struct's fields, in the fields' order.
struct Fields<'g> {
    values: &'g [(String, Given)],
    names: std::slice::Iter<'static, &'static str>,
}

impl<'g> SeqAccess<'g> for Fields<'g> {
    type Error = Unfit;

    fn next_element_seed<T: DeserializeSeed<'g>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unfit> {
        let Some((name, value)) = self.next() else {
            return Ok(None);
        };
        let value = seed.deserialize(value);
        value.map(Some).map_err(|_| Unfit(Some(name)))
    }
}

impl<'g> Fields<'g> {
    #[inline(never)]
    fn next(&mut self) -> Option<(&'static str, &'g Given)> {
        let name = self.names.next()?;
        let given = self.values.iter().find(|(given, _)| given == name);
        Some((name, given.map_or(&Given::Unfit, |(_, value)| value)))
    }
}

/// One of a few words.
struct Choice<'g>(&'g str);

impl<'g> EnumAccess<'g> for Choice<'g> {
    type Error = Unfit;
    type Variant = Self;

    fn variant_seed<T: DeserializeSeed<'g>>(self, seed: T) -> Result<(T::Value, Self), Unfit> {
        let name: StrDeserializer<'_, Unfit> = self.0.into_deserializer();
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'g> VariantAccess<'g> for Choice<'g> {
    type Error = Unfit;

    fn unit_variant(self) -> Result<(), Unfit> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'g>>(self, _: T) -> Result<T::Value, Unfit> {
        Err(Unfit(None))
    }

    fn tuple_variant<V: Visitor<'g>>(self, _: usize, _: V) -> Result<V::Value, Unfit> {
        Err(Unfit(None))
    }

    fn struct_variant<V: Visitor<'g>>(
        self,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Unfit> {
        Err(Unfit(None))
    }
}
