//! A row of the database as its entity reads it, column by column, without an image between. It takes what the image
//! would take; what it does not take is left to the image, which can tell the column.

use rusqlite::types::ValueRef;
use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error as _, IntoDeserializer, MapAccess, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::Error;

use crate::model::change::{Column, Kind};

/// A row with its columns, in the order in which they were asked for.
pub(super) struct Columns<'a> {
    row: &'a rusqlite::Row<'a>,
    list: &'static [Column],
    at: usize,
}

impl<'a> Columns<'a> {
    pub(super) fn new(row: &'a rusqlite::Row<'a>, list: &'static [Column]) -> Self {
        Self { row, list, at: 0 }
    }
}

impl<'de> Deserializer<'de> for Columns<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> MapAccess<'de> for Columns<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some(column) = self.list.get(self.at) else { return Ok(None) };
        let name: StrDeserializer<'_, Error> = column.name.into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let (at, kind) = (self.at, self.list.get(self.at).map(|column| column.kind));
        self.at += 1;
        let value = self.row.get_ref(at).map_err(Error::custom)?;
        match (value, kind) {
            (ValueRef::Text(text), Some(Kind::Json | Kind::Times)) => {
                let mut json = serde_json::Deserializer::from_reader(text);
                let read = seed.deserialize(&mut json)?;
                json.end().map(|()| read)
            }
            (ValueRef::Text(text), _) => {
                let text = std::str::from_utf8(text).map_err(Error::custom)?;
                seed.deserialize(Scalar::Text(text))
            }
            (ValueRef::Integer(number), Some(Kind::Flag)) => seed.deserialize(Scalar::Flag(number != 0)),
            (ValueRef::Integer(number), _) => seed.deserialize(Scalar::Number(number)),
            (ValueRef::Null, _) => seed.deserialize(Scalar::Null),
            (ValueRef::Real(_) | ValueRef::Blob(_), _) => Err(Error::custom("neither a number nor a text")),
        }
    }
}

/// A column's value that is not JSON.
#[derive(Clone, Copy)]
enum Scalar<'a> {
    Null,
    Flag(bool),
    Number(i64),
    Text(&'a str),
}

impl<'de> Deserializer<'de> for Scalar<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Null => visitor.visit_unit(),
            Self::Flag(flag) => visitor.visit_bool(flag),
            Self::Number(number) => visitor.visit_i64(number),
            Self::Text(text) => visitor.visit_str(text),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self {
            Self::Text(text) => {
                let text: StrDeserializer<'_, Error> = text.into_deserializer();
                text.deserialize_enum(name, variants, visitor)
            }
            _ => self.deserialize_any(visitor),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}
