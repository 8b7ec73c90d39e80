//! Names of characters: none. See Cargo.toml for why.

/// The character of this name: none is known.
pub fn character(_name: &str) -> Option<char> {
    None
}
