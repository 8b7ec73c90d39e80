//! Prints the demos' types in TypeScript: `cargo run --bin export-types >www/demo-types.d.ts`.

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    print!(
        "{}",
        concurrency_playground::demos::typescript::declarations()
    );
}

#[cfg(target_arch = "wasm32")]
fn main() {}
