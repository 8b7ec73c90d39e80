//! Random programs do here what they do in CPython; random texts are refused with an error, and never
//! with a crash.
//!
//! `PYTHON_FUZZ=10000 cargo test --test python_fuzz` tries as many programs, and as many texts.
#![cfg(feature = "python")]

#[path = "common/python.rs"]
mod python;
#[path = "common/random_program.rs"]
mod random_program;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use random_program::{PRELUDE, program};

/// Programs in a file: each file costs a start of CPython.
const TOGETHER: u64 = 100;

fn how_many(default: u64) -> u64 {
    let set = std::env::var("PYTHON_FUZZ").ok();
    set.and_then(|set| set.parse().ok()).unwrap_or(default)
}

struct File(PathBuf);

impl File {
    fn with(name: &str, text: &[u8]) -> Self {
        let path = std::env::temp_dir().join(format!("{name}-{}.py", std::process::id()));
        std::fs::write(&path, text).expect("a file");
        Self(path)
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// The output of each program, by the number that it prints first.
fn by_program(output: &[u8], seeds: std::ops::Range<u64>) -> Vec<String> {
    let text = String::from_utf8_lossy(output);
    let mut parts = vec![String::new()];
    let mut next = seeds.start;
    for line in text.lines() {
        if seeds.contains(&next) && line == next.to_string() {
            parts.push(String::new());
            next += 1;
        }
        if let Some(part) = parts.last_mut() {
            let _ = writeln!(part, "{line}");
        }
    }
    parts
}

#[test]
fn random_programs_do_what_they_do_in_cpython() {
    let version = "import sys; print(sys.version_info >= (3, 11))";
    let asked = Command::new("python3").args(["-c", version]).output();
    if !asked.is_ok_and(|asked| asked.stdout.starts_with(b"True")) {
        println!("Skipped: there is no python3 here that is new enough.");
        return;
    }
    let first = 1_000_000;
    let mut failures = Vec::new();
    let mut from = first;
    while from < first + how_many(500) {
        let seeds = from..from + TOGETHER;
        let mut text = PRELUDE.to_owned();
        seeds.clone().for_each(|seed| text.push_str(&program(seed)));
        let file = File::with("random-programs", text.as_bytes());
        let theirs = Command::new("python3")
            .env("PYTHONIOENCODING", "utf-8")
            .env("PYTHONWARNINGS", "ignore")
            .arg(&file.0)
            .output()
            .expect("CPython");
        let ours = python::run(&[], &file.0);
        let theirs = by_program(&theirs.stdout, seeds.clone());
        let ours_by_program = by_program(&ours.stdout, seeds.clone());
        for (place, theirs) in theirs.iter().enumerate() {
            let ours = ours_by_program.get(place).cloned().unwrap_or_default();
            if ours != *theirs {
                let seed = (from + place as u64).saturating_sub(1);
                failures.push(format!("{}CPython:\n{theirs}here:\n{ours}", program(seed)));
            }
        }
        let stderr = String::from_utf8_lossy(&ours.stderr);
        assert!(ours.status.success(), "{stderr}");
        from += TOGETHER;
    }
    assert!(
        failures.is_empty(),
        "{} programs differ:\n{}",
        failures.len(),
        failures[..failures.len().min(5)].join("\n")
    );
}

fn listings(folder: &Path, found: &mut Vec<Vec<u8>>) {
    for entry in std::fs::read_dir(folder).expect("programs") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            listings(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            found.push(std::fs::read(&path).expect("a program"));
        }
    }
}

/// A text that is hardly a program: one cut short, one with bytes changed, random words, random bytes.
fn broken(seed: u64, listings: &[Vec<u8>]) -> Vec<u8> {
    const WORDS: &[&str] = &[
        "if", "else", ":", "(", ")", "[", "]", "{", "}", "x", "1", "\"a\"", "'", "\n", "\n    ",
        "def", "class", "for", "in", "while", "try", "except", "finally", "with", "as", "lambda",
        "=", "==", "*", "**", ",", ".", "@", "async", "await", "yield", "return", "import", "from",
        "f\"{", "}\"", "not", "match", "case", "_", "|", "global", "nonlocal", "del", "raise",
        ":=", "...", "->", "\\", ";", "\t", "\"\"\"", "#", "0x", "1e", "é", "break", "continue",
        "None", "!", "$",
    ];
    let mut state = seed.wrapping_mul(0x2545_f491_4f6c_dd1d) | 1;
    let mut below = |limit: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        ((state >> 33) as usize) % limit.max(1)
    };
    let mut listing = listings[below(listings.len())].clone();
    let length = listing.len();
    match seed % 4 {
        0 => listing.truncate(below(length)),
        1 => {
            for _ in 0..1 + below(4) {
                let place = below(length);
                let word = WORDS[below(WORDS.len())].bytes();
                listing.splice(place..(place + below(20)).min(length), word);
                listing.resize(length, b' ');
            }
        }
        2 => {
            let count = 1 + below(40);
            let words: Vec<&str> = (0..count).map(|_| WORDS[below(WORDS.len())]).collect();
            listing = words.join(" ").into_bytes();
        }
        _ => {
            let count = below(200);
            listing = (0..count).map(|_| below(256) as u8).collect();
        }
    }
    // It is to be read, and not to be run.
    let mut text = String::from_utf8_lossy(&listing).replace('\0', " ");
    text.insert_str(0, "raise SystemExit(0)\n");
    text.into_bytes()
}

#[test]
fn broken_texts_are_refused_with_a_line() {
    let mut all = Vec::new();
    listings(Path::new("tests/python/programs"), &mut all);
    all.sort();
    for seed in 0..how_many(300) {
        let text = broken(seed, &all);
        let file = File::with("broken-text", &text);
        let output = python::run(&[], &file.0);
        let stderr = String::from_utf8_lossy(&output.stderr);
        let fine = match output.status.code() {
            Some(0) => true,
            Some(1) => {
                stderr.contains("\", line ")
                    && ["SyntaxError", "IndentationError", "TabError"]
                        .iter()
                        .any(|kind| {
                            stderr
                                .lines()
                                .last()
                                .is_some_and(|last| last.starts_with(kind))
                        })
            }
            _ => false,
        };
        let text = String::from_utf8_lossy(&text);
        assert!(fine, "seed {seed}:\n{text}\n{stderr}");
    }
}

#[test]
fn what_nests_too_deeply_is_an_error() {
    let many = 100_000;
    let texts = [
        format!("x = {}1", "-".repeat(many)),
        format!("x = {}", ["1"; 100_000].join("+")),
        format!("x = a{}", ".b".repeat(many)),
        format!("x = a{}", "()".repeat(many)),
        format!("x = {}1", "lambda: ".repeat(many)),
        format!("x = {}1", "not ".repeat(many)),
        "(".repeat(many),
        format!("x = {}1", "1 if 1 else ".repeat(many)),
        format!("with {}: pass", ["a"; 30].join(", ")),
        (0..60).fold(String::new(), |text, level| {
            let space = " ".repeat(level);
            text + &format!("{space}try: pass\n{space}finally:\n")
        }) + &" ".repeat(60)
            + "pass",
    ];
    for text in texts {
        let file = File::with("nested-text", text.as_bytes());
        let output = python::run(&[], &file.0);
        let stderr = String::from_utf8_lossy(&output.stderr);
        let last = stderr.lines().last().unwrap_or_default();
        assert!(last.starts_with("SyntaxError: "), "{:.80}: {last}", text);
    }
}
