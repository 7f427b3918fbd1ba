//! What does each file weigh on the wire? Writes `.br` and `.gz` beside the files that gain from it.

use crate::process::{Done, files_below, write};
use std::io::Write;
use std::path::Path;

/// Endings of files that are not compressed already.
const COMPRESSIBLE: &[&str] =
    &["html", "css", "js", "json", "webmanifest", "svg", "txt", "xml", "wasm", "bin", "map", "md"];

/// Compresses everything in the folder, and returns a table of names and sizes.
pub fn beside(folder: &Path) -> Done<String> {
    let mut table = format!("{:>10} {:>10} {:>10}  file\n", "bytes", "br", "gz");
    for file in files_below(folder)? {
        let name = file.strip_prefix(folder).unwrap_or(&file).display().to_string();
        let raw = std::fs::read(&file).map_err(|error| format!("cannot read {}: {error}", file.display()))?;
        if !compressible(&file) {
            table += &format!("{:>10} {:>10} {:>10}  {name}\n", raw.len(), "", "");
            continue;
        }
        let (br, gz) = (brotli(&raw)?, gzip(&raw)?);
        for (ending, packed) in [("br", &br), ("gz", &gz)] {
            if packed.len() < raw.len() {
                write(Path::new(&format!("{}.{ending}", file.display())), packed)?;
            }
        }
        table += &format!("{:>10} {:>10} {:>10}  {name}\n", raw.len(), br.len(), gz.len());
    }
    Ok(table)
}

/// Whether a file of this name gains from compression.
fn compressible(file: &Path) -> bool {
    file.extension().is_some_and(|ending| COMPRESSIBLE.iter().any(|known| ending == *known))
}

/// Brotli at its best and slowest.
pub fn brotli(raw: &[u8]) -> Done<Vec<u8>> {
    let mut packed = Vec::new();
    {
        let mut writer = brotli::CompressorWriter::new(&mut packed, 64 * 1024, 11, 22);
        writer.write_all(raw).map_err(|error| format!("brotli: {error}"))?;
    }
    Ok(packed)
}

fn gzip(raw: &[u8]) -> Done<Vec<u8>> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(raw).and_then(|()| writer.finish()).map_err(|error| format!("gzip: {error}"))
}
