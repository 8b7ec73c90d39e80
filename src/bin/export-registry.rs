//! Prints the demo registry as JSON, for the page to draw its controls from before any wasm is
//! loaded. Called by `build.sh`.

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("{}", concurrency_playground::demos::json::registry());
}

#[cfg(target_arch = "wasm32")]
fn main() {}
