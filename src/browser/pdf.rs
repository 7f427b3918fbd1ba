//! The program that makes PDFs: `static/boot.js` fetches it, and here it is called.

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// Calls what the program offers by this name, once the program is here; an unknown name only fetches it.
    #[wasm_bindgen(catch, js_name = pdfProgram)]
    async fn call(name: &str, paper: Uint8Array) -> Result<JsValue, JsValue>;
}

/// Fetches the program once the browser has nothing else to do.
pub fn fetch() {
    super::when_idle(|| {
        wasm_bindgen_futures::spawn_local(async {
            // Whoever wants a PDF later tries again, and is told.
            let _ = call("", Uint8Array::default()).await;
        });
    });
}

/// What the fonts lack of a paper's words, one a line; `None` when the program cannot be had.
pub async fn lacking(paper: &[u8]) -> Option<String> {
    String::from_utf8(ask("lacking", paper).await?).ok()
}

/// The PDF of a paper; `None` when the program cannot be had.
pub async fn write(paper: &[u8]) -> Option<Vec<u8>> {
    ask("write", paper).await
}

async fn ask(name: &str, paper: &[u8]) -> Option<Vec<u8>> {
    let answer = call(name, Uint8Array::from(paper)).await.ok()?;
    Some(Uint8Array::new(&answer).to_vec())
}
