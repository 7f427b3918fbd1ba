//! Writes values as postcard does, to memory: nothing can go wrong, so there is no error to return.

use super::reader::Never;
use serde::Serialize;
use serde::ser::{self, Serializer};

/// The bytes of a value.
pub fn bytes_of<T: Serialize>(value: &T) -> Vec<u8> {
    let mut writer = Writer(Vec::new());
    match value.serialize(&mut writer) {
        Ok(()) => writer.0,
        Err(never) => match never {},
    }
}

/// What has been written so far.
pub struct Writer(Vec<u8>);

impl Writer {
    /// A number in groups of seven bits, the lowest first.
    #[inline(never)]
    fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    #[inline(never)]
    fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.0.extend_from_slice(text.as_bytes());
    }
}

impl ser::Error for Never {
    /// Only a type that this writer does not know comes here.
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        std::process::abort()
    }
}

type Written = Result<(), Never>;

/// Numbers of all widths are written alike.
macro_rules! numbers {
    ($($method:ident $type:ty),*) => {$(
        fn $method(self, number: $type) -> Written {
            self.number(u64::from(number));
            Ok(())
        }
    )*};
}

/// What no value has that is written here.
macro_rules! unused {
    ($($method:ident($type:ty)),*) => {$(
        fn $method(self, _: $type) -> Written {
            std::process::abort()
        }
    )*};
}

impl Serializer for &mut Writer {
    type Ok = ();
    type Error = Never;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = ser::Impossible<(), Never>;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    fn serialize_bool(self, yes: bool) -> Written {
        self.serialize_u8(u8::from(yes))
    }

    fn serialize_u8(self, byte: u8) -> Written {
        self.0.push(byte);
        Ok(())
    }

    numbers!(serialize_u16 u16, serialize_u32 u32, serialize_u64 u64);

    unused!(
        serialize_i8(i8),
        serialize_i16(i16),
        serialize_i32(i32),
        serialize_i64(i64),
        serialize_f32(f32),
        serialize_f64(f64),
        serialize_char(char),
        serialize_bytes(&[u8]),
        serialize_unit_struct(&'static str)
    );

    fn serialize_str(self, text: &str) -> Written {
        self.text(text);
        Ok(())
    }

    fn serialize_none(self) -> Written {
        self.serialize_u8(0)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        self.0.push(1);
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, variant: u32, _: &'static str) -> Written {
        self.serialize_u32(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        variant: u32,
        _: &'static str,
        value: &T,
    ) -> Written {
        self.number(u64::from(variant));
        value.serialize(self)
    }

    /// Every list that is written here knows its length.
    fn serialize_seq(self, length: Option<usize>) -> Result<Self, Never> {
        self.number(length.unwrap_or_default() as u64);
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Never> {
        Ok(self)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, Never> {
        Ok(self)
    }

    fn serialize_tuple_variant(self, _: &'static str, variant: u32, _: &'static str, _: usize) -> Result<Self, Never> {
        self.number(u64::from(variant));
        Ok(self)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Never> {
        std::process::abort()
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Never> {
        Ok(self)
    }

    fn serialize_struct_variant(self, _: &'static str, variant: u32, _: &'static str, _: usize) -> Result<Self, Never> {
        self.number(u64::from(variant));
        Ok(self)
    }

    fn is_human_readable(&self) -> bool {
        false
    }
}

/// The parts of a value follow each other, with nothing between.
macro_rules! parts {
    ($($of:ident $method:ident($($name:ty)?)),*) => {$(
        impl ser::$of for &mut Writer {
            type Ok = ();
            type Error = Never;

            fn $method<T: Serialize + ?Sized>(&mut self, $(_: $name,)? part: &T) -> Written {
                part.serialize(&mut **self)
            }

            fn end(self) -> Written {
                Ok(())
            }
        }
    )*};
}

parts!(
    SerializeSeq serialize_element(),
    SerializeTuple serialize_element(),
    SerializeTupleStruct serialize_field(),
    SerializeTupleVariant serialize_field(),
    SerializeStruct serialize_field(&'static str),
    SerializeStructVariant serialize_field(&'static str)
);

#[cfg(all(test, feature = "authoring"))]
mod tests {
    use super::*;
    use crate::answers::Answers;
    use crate::application::Values;
    use crate::content::Language;
    use crate::document::{self, Document};
    use crate::wire::Reader;
    use serde::Deserialize;
    use std::path::Path;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    enum Shape {
        None,
        Round(u64),
        Pair(u8, u16),
        Long { on: bool, sides: (u8, u32) },
    }

    #[test]
    fn what_is_written_is_what_postcard_writes() {
        let value = vec![
            (Shape::None, Some("Čáhppes".to_owned())),
            (Shape::Round(u64::MAX), None),
            (Shape::Pair(128, 127), Some("x".repeat(300))),
            (Shape::Long { on: true, sides: (255, 16_384) }, Some(String::new())),
        ];
        assert_eq!(bytes_of(&value), postcard::to_allocvec(&value).unwrap());
    }

    #[test]
    fn every_paper_arrives_as_it_was_sent() {
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
        let library = crate::authoring::open(&content).unwrap();
        for id in &library.municipalities {
            let bundle = crate::authoring::compile(&library, id, Language::Nb).unwrap().bundle;
            let (answers, values) = (Answers::default(), Values::default());
            let papers = [
                document::blank(&bundle),
                document::blank_complaint(&bundle),
                document::application(&bundle, &answers, &values, crate::calendar::Date::new(2026, 11, 22)),
            ];
            for paper in papers {
                let bytes = bytes_of(&paper);
                let mut reader = Reader::new(&bytes);
                let read: Document = reader.value();
                assert!(reader.intact() && read == paper, "{id}: {}", paper.title);
            }
        }
    }
}
