//! Plain JSON: a run's own result, and what else the page is told.

/// Plain JSON, with whole numbers exact: beyond 2⁵³ they become decimal strings.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing there.
    Null,
    /// True or false.
    Bool(bool),
    /// A whole number of any size.
    Integer(u128),
    /// A measurement, to the millionth; what is not finite becomes null.
    Float(f64),
    /// A text.
    Text(String),
    /// Values in order.
    List(Vec<Value>),
    /// Values by name.
    Record(Vec<(&'static str, Value)>),
}

const LARGEST_SAFE: u128 = (1 << 53) - 1;

impl Value {
    /// Values by name.
    pub fn record<const N: usize>(fields: [(&'static str, Value); N]) -> Self {
        Self::Record(fields.into())
    }
}

impl serde::Serialize for Value {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        match self {
            Self::Null => serializer.serialize_none(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Integer(value) if *value <= LARGEST_SAFE => {
                serializer.serialize_u64(*value as u64)
            }
            Self::Integer(value) => serializer.collect_str(value),
            Self::Float(value) => serializer.serialize_f64(*value),
            Self::Text(value) => serializer.serialize_str(value),
            Self::List(values) => serializer.collect_seq(values),
            Self::Record(fields) => {
                let mut map = serializer.serialize_map(None)?;
                for (name, value) in fields {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<u64> for Value {
    fn from(value: u64) -> Self {
        Self::Integer(value.into())
    }
}

impl From<usize> for Value {
    fn from(value: usize) -> Self {
        Self::Integer(value as u128)
    }
}

impl From<f64> for Value {
    fn from(value: f64) -> Self {
        Self::Float(value)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<u128> for Value {
    fn from(value: u128) -> Self {
        Self::Integer(value)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<T: Into<Value>> FromIterator<T> for Value {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl ts_rs::TS for Value {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn name(_: &ts_rs::Config) -> String {
        "any".to_owned()
    }

    fn inline(config: &ts_rs::Config) -> String {
        Self::name(config)
    }
}
