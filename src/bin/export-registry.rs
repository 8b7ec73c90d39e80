//! Prints the registry of demos as JSON. The page draws its controls from it before any wasm is
//! loaded. Called by `build.sh`.

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("{}", concurrency_playground::demos::json::registry());
}

#[cfg(target_arch = "wasm32")]
fn main() {}
