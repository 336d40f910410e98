//! Decimals in JSON are strings, `"53.1"`, so that no digit is lost on the way through a float.

use std::fmt;

use rust_decimal::Decimal;
use serde::de::{Error, Visitor};
use serde::{Deserializer, Serializer};

pub fn serialize<S: Serializer>(value: &Decimal, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(&value.normalize())
}

pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Decimal, D::Error> {
    struct Digits;
    impl Visitor<'_> for Digits {
        type Value = Decimal;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a decimal number as a string")
        }
        fn visit_str<E: Error>(self, text: &str) -> Result<Decimal, E> {
            text.parse().map_err(E::custom)
        }
    }
    from.deserialize_str(Digits)
}
