//! Reading a compiled bundle, and refusing one that does not fit this program.

use super::{Bundle, KEY_HASH, KEY_NAMES, Later};
use crate::wire::Reader;
use serde::de::DeserializeOwned;

/// Version of the bundle's layout; raised whenever a type in `content` changes shape.
pub const FORMAT: u16 = 6;

/// First bytes of every bundle.
const MAGIC: [u8; 4] = *b"STKB";

/// Magic, format (2 bytes), key hash (8 bytes), checksum of the rest (4 bytes), little endian.
const HEADER: usize = 18;

/// Why a bundle could not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BundleError {
    /// Not a bundle at all: a web page, for example.
    NotABundle,
    /// A bundle made for another version of this program.
    OtherVersion,
    /// Cut short or changed on the way.
    Damaged,
}

/// Reads a bundle from its bytes, without what arrives later.
///
/// # Errors
/// See [`BundleError`]; nothing partly read is ever returned.
pub fn decode(bytes: &[u8]) -> Result<Bundle, BundleError> {
    let bundle: Bundle = opened(bytes)?;
    if bundle.texts.len() == KEY_NAMES.len() { Ok(bundle) } else { Err(BundleError::OtherVersion) }
}

/// Reads what arrives later.
///
/// # Errors
/// See [`BundleError`].
pub fn decode_later(bytes: &[u8]) -> Result<Later, BundleError> {
    opened(bytes)
}

fn opened<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, BundleError> {
    let (header, body) = bytes.split_at_checked(HEADER).ok_or(BundleError::NotABundle)?;
    let rest = header.strip_prefix(&MAGIC).ok_or(BundleError::NotABundle)?;
    let (version, sum) = rest.split_at_checked(10).ok_or(BundleError::NotABundle)?;
    if version != fits() {
        return Err(BundleError::OtherVersion);
    }
    if sum != checksum(body).to_le_bytes() {
        return Err(BundleError::Damaged);
    }
    let mut reader = Reader::new(body);
    let value = reader.value();
    if reader.intact() { Ok(value) } else { Err(BundleError::Damaged) }
}

/// Writes a bundle: what the questions need, and what arrives later.
///
/// # Errors
/// When a value cannot be written, which no content file can bring about.
#[cfg(feature = "authoring")]
pub fn encode(bundle: &Bundle) -> Result<[Vec<u8>; 2], postcard::Error> {
    let framed = |body: Vec<u8>| [&MAGIC[..], &fits()[..], &checksum(&body).to_le_bytes()[..], &body].concat();
    Ok([framed(postcard::to_allocvec(bundle)?), framed(postcard::to_allocvec(&bundle.later())?)])
}

/// Format and key hash as they must stand in the header.
fn fits() -> [u8; 10] {
    let mut version = [0; 10];
    let numbers = FORMAT.to_le_bytes().into_iter().chain(KEY_HASH.to_le_bytes());
    version.iter_mut().zip(numbers).for_each(|(to, from)| *to = from);
    version
}

/// FNV-1a: finds damage on the way; it is no protection against an author.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

#[cfg(all(test, feature = "authoring"))]
mod tests {
    use super::*;
    use crate::authoring;
    use crate::content::Language;
    use std::path::Path;

    #[test]
    fn a_bundle_is_whole_again_once_its_second_file_is_here() {
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
        let library = authoring::open(&content).unwrap();
        let bundle = authoring::compile(&library, "meloy", Language::Nb).unwrap().bundle;
        let [first, later] = encode(&bundle).unwrap();
        let part = decode(&first).unwrap();
        assert!(!part.whole() && part.service == bundle.service);
        assert_eq!(part.with(decode_later(&later).unwrap()), bundle);
        for file in [&first, &later] {
            let mut damaged = file.clone();
            *damaged.last_mut().unwrap() ^= 1;
            assert_eq!(decode_later(&damaged).err(), Some(BundleError::Damaged));
        }
        assert_eq!(decode_later(b"<!doctype html><title>").err(), Some(BundleError::NotABundle));
    }
}
