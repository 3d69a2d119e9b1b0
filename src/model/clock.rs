//! Clock times as `09:00`.
use chrono::NaiveTime;
use serde::{Deserialize, Deserializer, Serializer};

#[expect(clippy::ref_option, reason = "serde's `with` passes the field by reference")]
pub fn serialize<S: Serializer>(time: &Option<NaiveTime>, to: S) -> Result<S::Ok, S::Error> {
    match time {
        Some(time) => to.collect_str(&time.format("%H:%M")),
        None => to.serialize_none(),
    }
}

pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<NaiveTime>, D::Error> {
    let text = Option::<String>::deserialize(from)?;
    text.map(|t| NaiveTime::parse_from_str(&t, "%H:%M").map_err(serde::de::Error::custom)).transpose()
}
