//! Syntax errors in CPython's words, as far as the parser's tell what is wrong.

use ruff_python_parser::ParseError;

/// The kind of error, and its message.
pub fn message(source: &str, error: &ParseError) -> (&'static str, String) {
    let at = usize::from(error.location.start());
    let said = error.error.to_string();
    let lower = said.to_ascii_lowercase();
    if lower.contains("unexpected indentation") {
        return ("IndentationError", "unexpected indent".to_owned());
    }
    if lower.contains("unindent does not match") {
        return (
            "IndentationError",
            "unindent does not match any outer indentation level".to_owned(),
        );
    }
    if lower.contains("expected an indented block") {
        let text = said
            .trim_start_matches("Expected")
            .trim_start_matches("expected");
        return ("IndentationError", format!("expected{text}"));
    }
    let _ = source.get(at..);
    ("SyntaxError", plain(&said))
}

fn plain(said: &str) -> String {
    let mut characters = said.chars();
    match characters.next() {
        Some(first) => first.to_lowercase().chain(characters).collect(),
        None => "invalid syntax".to_owned(),
    }
}
