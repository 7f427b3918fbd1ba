//! Values as bytes, in postcard's format (<https://postcard.jamesmunns.com/wire-format>): bundles on their way to the app,
//! and papers on their way from the app to what makes PDFs of them. Less program than postcard itself would be.

mod reader;
mod writer;

pub use reader::Reader;
pub use writer::bytes_of;
