//! Starts the app, nothing else.

fn main() {
    wasm_bindgen_futures::spawn_local(stottekontaktsjekken::app::start::start());
}
