//! Reads what postcard has written, for bytes whose checksum is right.
//!
//! Postcard's own reader can fail at every field, and the ways out of that would be a tenth of the program. This one has
//! no error to return: past the end, everything is zero or empty, and [`Reader::intact`] tells afterwards.

use serde::de::value::U32Deserializer;
use serde::de::{
    self, Deserialize, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, SeqAccess, VariantAccess, Visitor,
};
use std::fmt;

/// Reads values from bytes, one after the other.
pub struct Reader<'a> {
    rest: &'a [u8],
    intact: bool,
}

impl<'a> Reader<'a> {
    /// At the first of `bytes`.
    pub fn new(bytes: &'a [u8]) -> Self {
        Reader { rest: bytes, intact: true }
    }

    /// The next value.
    pub fn value<'de, T: Deserialize<'de>>(&mut self) -> T {
        match T::deserialize(self) {
            Ok(value) => value,
            Err(never) => match never {},
        }
    }

    /// Whether everything was there and nothing is left over.
    pub fn intact(&self) -> bool {
        self.intact && self.rest.is_empty()
    }

    #[inline(never)]
    fn bytes(&mut self, count: usize) -> &'a [u8] {
        match self.rest.split_at_checked(count) {
            Some((bytes, rest)) => {
                self.rest = rest;
                bytes
            }
            None => {
                (self.intact, self.rest) = (false, &[]);
                &[]
            }
        }
    }

    fn byte(&mut self) -> u8 {
        self.bytes(1).first().copied().unwrap_or_default()
    }

    /// A number in groups of seven bits, the lowest first.
    #[inline(never)]
    fn number(&mut self) -> u64 {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte();
            number |= u64::from(byte & 0x7f) << (shift & 63);
            shift += 7;
            if byte < 0x80 {
                return number;
            }
        }
    }

    #[inline(never)]
    fn text(&mut self) -> String {
        let count = self.number() as usize;
        let text = String::from_utf8(self.bytes(count).to_vec());
        self.intact &= text.is_ok();
        text.unwrap_or_default()
    }
}

/// The error that there is none of.
#[derive(Debug)]
pub enum Never {}

impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

impl de::Error for Never {
    /// Nothing comes here: a number that no variant has is the first variant's, see `deserialize_enum`, and the types that
    /// are read ask for nothing else that could be wrong.
    fn custom<T: fmt::Display>(_: T) -> Self {
        std::process::abort()
    }
}

/// Numbers of all widths are written alike.
macro_rules! numbers {
    ($($method:ident $visit:ident $type:ty),*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
            visitor.$visit(self.number() as $type)
        }
    )*};
}

/// What the bundle's types never ask for.
macro_rules! unused {
    ($($method:ident($($argument:ty),*)),*) => {$(
        fn $method<V: Visitor<'de>>(self, $(_: $argument,)* _: V) -> Result<V::Value, Never> {
            std::process::abort()
        }
    )*};
}

impl<'de> Deserializer<'de> for &mut Reader<'_> {
    type Error = Never;

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_bool(self.byte() != 0)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_u8(self.byte())
    }

    numbers!(deserialize_u16 visit_u16 u16, deserialize_u32 visit_u32 u32, deserialize_u64 visit_u64 u64);

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_string(self.text())
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        if self.byte() == 0 { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        let left = self.number() as usize;
        visitor.visit_seq(Items { reader: self, left })
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_seq(Fields(self))
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Never> {
        visitor.visit_seq(Fields(self))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Never> {
        visitor.visit_seq(Fields(self))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Never> {
        let number = self.number() as u32;
        let known = number < variants.len() as u32;
        self.intact &= known;
        visitor.visit_enum(Variant { reader: self, number: if known { number } else { 0 } })
    }

    unused!(
        deserialize_any(),
        deserialize_i8(),
        deserialize_i16(),
        deserialize_i32(),
        deserialize_i64(),
        deserialize_f32(),
        deserialize_f64(),
        deserialize_char(),
        deserialize_str(),
        deserialize_bytes(),
        deserialize_byte_buf(),
        deserialize_unit(),
        deserialize_unit_struct(&'static str),
        deserialize_map(),
        deserialize_identifier(),
        deserialize_ignored_any()
    );

    fn is_human_readable(&self) -> bool {
        false
    }
}

/// The items of a list, as many as were announced.
struct Items<'r, 'a> {
    reader: &'r mut Reader<'a>,
    left: usize,
}

impl<'de> SeqAccess<'de> for Items<'_, '_> {
    type Error = Never;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Never> {
        if self.left == 0 || !self.reader.intact {
            return Ok(None);
        }
        self.left -= 1;
        seed.deserialize(&mut *self.reader).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left)
    }
}

/// The fields of a record or a variant, as many as are asked for.
struct Fields<'r, 'a>(&'r mut Reader<'a>);

impl<'de> SeqAccess<'de> for Fields<'_, '_> {
    type Error = Never;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Never> {
        seed.deserialize(&mut *self.0).map(Some)
    }
}

/// Which variant it is, one that there is; what it holds comes next.
struct Variant<'r, 'a> {
    reader: &'r mut Reader<'a>,
    number: u32,
}

impl<'de, 'r, 'a> EnumAccess<'de> for Variant<'r, 'a> {
    type Error = Never;
    type Variant = Fields<'r, 'a>;

    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Fields<'r, 'a>), Never> {
        let number: U32Deserializer<Never> = self.number.into_deserializer();
        seed.deserialize(number).map(|variant| (variant, Fields(self.reader)))
    }
}

impl<'de> VariantAccess<'de> for Fields<'_, '_> {
    type Error = Never;

    fn unit_variant(self) -> Result<(), Never> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Never> {
        seed.deserialize(self.0)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_seq(self)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Never> {
        visitor.visit_seq(self)
    }
}

#[cfg(all(test, feature = "authoring"))]
mod tests {
    use super::*;
    use crate::content::Bundle;
    use crate::{authoring, content::Language};
    use serde::{Deserialize, Serialize};
    use std::path::Path;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    enum Shape {
        None,
        Round(u64),
        Long { on: bool, sides: (u8, u16) },
    }

    #[test]
    fn what_postcard_writes_is_read_back_and_nothing_shorter_passes_for_whole() {
        let value = vec![
            (Shape::None, Some("Čáhppes".to_owned())),
            (Shape::Round(u64::MAX), None),
            (Shape::Long { on: true, sides: (255, 65_535) }, Some(String::new())),
        ];
        let bytes = postcard::to_allocvec(&value).unwrap();
        let mut reader = Reader::new(&bytes);
        assert_eq!(reader.value::<Vec<(Shape, Option<String>)>>(), value);
        assert!(reader.intact());
        for end in 0..bytes.len() {
            let mut reader = Reader::new(&bytes[..end]);
            let _: Vec<(Shape, Option<String>)> = reader.value();
            assert!(!reader.intact(), "{end} bytes");
        }
    }

    #[test]
    fn every_bundle_is_read_as_postcard_reads_it() {
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
        let library = authoring::open(&content).unwrap();
        for (id, language) in library.municipalities.iter().zip(Language::ALL.into_iter().cycle()) {
            let bytes = postcard::to_allocvec(&authoring::compile(&library, id, language).unwrap().bundle).unwrap();
            let mut reader = Reader::new(&bytes);
            let read: Bundle = reader.value();
            assert!(reader.intact() && read == postcard::from_bytes(&bytes).unwrap(), "{id}");
        }
    }
}
