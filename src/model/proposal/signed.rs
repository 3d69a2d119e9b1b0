//! Rules of deadlines in the JSON of a proposal: an offset before the session is negative there.

use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use crate::model::report::DeadlineRule;

/// Turns the sign of an offset before the session.
fn turned(mut value: Value) -> Value {
    if value.get("rule").and_then(Value::as_str) == Some("before_event")
        && let Some(n) = value.pointer_mut("/offset/n")
        && let Some(count) = n.as_i64()
    {
        *n = Value::from(-count);
    }
    value
}

/// Writes a rule.
pub fn serialize<S: Serializer>(rule: &DeadlineRule, serializer: S) -> Result<S::Ok, S::Error> {
    turned(serde_json::to_value(rule).map_err(S::Error::custom)?).serialize(serializer)
}

/// Reads a rule; an offset without sign is taken as well.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DeadlineRule, D::Error> {
    let mut value = Value::deserialize(deserializer)?;
    if value.pointer("/offset/n").and_then(Value::as_i64).is_some_and(|n| n < 0) {
        value = turned(value);
    }
    serde_json::from_value(value).map_err(D::Error::custom)
}
