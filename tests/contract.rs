//! The TypeScript types that the page is checked against match the demos' Rust types.

use concurrency_playground::demos::typescript::declarations;

/// What a formatter may change.
const OF_LAYOUT: [char; 6] = [',', ';', '\'', '"', '*', '|'];

fn bare(text: &str) -> String {
    let of_layout = |c: &char| c.is_whitespace() || OF_LAYOUT.contains(c);
    text.chars().filter(|c| !of_layout(c)).collect()
}

#[test]
fn the_declared_types_are_up_to_date() {
    let written = include_str!("../www/demo-types.d.ts");
    assert!(
        bare(written) == bare(&declarations()),
        "the demos' types have changed; write them out again:\n\
         cargo run --bin export-types |\n  \
         node_modules/.bin/biome format --stdin-file-path=types.d.ts >www/demo-types.d.ts"
    );
}
