//! Programs of our own, run by CPython and by the engine: what they print, their exit status and the
//! last line of a traceback must be the same.
//!
//! A program's first lines may say, in comments: `python: 3.12`, the version that it needs (an older
//! CPython is not asked), or `lines: any order`, where threads decide the order of its output. What
//! the CPython of many a machine cannot say, being too old or without a library, stands beside the
//! program in a file that ends in `.out`: what it prints, and ends with status 0 and nothing on stderr.
#![cfg(feature = "python")]

#[path = "common/python.rs"]
mod python;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use python::{ALL_WAYS, run};

struct Program {
    path: PathBuf,
    needs: (u32, u32),
    any_order: bool,
    /// It starts threads.
    threads: bool,
}

fn programs(folder: &Path, found: &mut Vec<Program>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the folder of programs")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            programs(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            let text = std::fs::read_to_string(&path).expect("a program");
            let marks: Vec<&str> = text
                .lines()
                .take_while(|line| line.starts_with('#'))
                .collect();
            let needs = marks
                .iter()
                .find_map(|mark| mark.strip_prefix("# python: 3."));
            let minor = needs.and_then(|minor| minor.trim().parse().ok());
            let any_order = marks.contains(&"# lines: any order");
            let threads = ["threading", "concurrent", "asyncio", "multiprocessing"]
                .iter()
                .any(|module| text.contains(module));
            found.push(Program {
                path,
                needs: (3, minor.unwrap_or(0)),
                any_order,
                threads,
            });
        }
    }
}

/// The newest CPython here, with its version.
fn cpython() -> Option<(String, (u32, u32))> {
    ["python3.14", "python3.13", "python3"]
        .iter()
        .find_map(|name| {
            let output = Command::new(name)
                .args(["-c", "import sys; print(*sys.version_info[:2])"])
                .output()
                .ok()?;
            let text = String::from_utf8(output.stdout).ok()?;
            let mut parts = text.split_whitespace().map(str::parse);
            Some((
                (*name).to_owned(),
                (parts.next()?.ok()?, parts.next()?.ok()?),
            ))
        })
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn seen(output: &Output, any_order: bool) -> (String, Option<i32>, String) {
    let mut printed = text(&output.stdout);
    if any_order {
        let mut lines: Vec<&str> = printed.lines().collect();
        lines.sort_unstable();
        printed = lines.join("\n");
    }
    let errors = text(&output.stderr);
    let last = errors.lines().last().unwrap_or_default().to_owned();
    (printed, output.status.code(), last)
}

#[test]
fn programs_do_what_they_do_in_cpython() {
    let Some((python, version)) = cpython() else {
        println!("Skipped: there is no python3 here.");
        return;
    };
    let mut all = Vec::new();
    programs(Path::new("tests/python/programs"), &mut all);
    let mut failures = Vec::new();
    let mut compared = 0;
    for program in &all {
        let written = std::fs::read_to_string(program.path.with_extension("out"));
        let theirs = match written {
            Ok(written) => (written, Some(0), String::new()),
            Err(_) if program.needs > version => continue,
            Err(_) => {
                let theirs = Command::new(&python)
                    .env("PYTHONHASHSEED", "0")
                    .arg(&program.path)
                    .output()
                    .expect("CPython");
                seen(&theirs, program.any_order)
            }
        };
        compared += 1;
        let path = program.path.display();
        let ways: &[&[&str]] = if program.threads { ALL_WAYS } else { &[&[]] };
        for way in ways {
            let ours = run(way, &program.path);
            let ours = seen(&ours, program.any_order);
            if theirs != ours {
                failures.push(format!(
                    "{path} {way:?}\n  CPython: {theirs:?}\n  here:    {ours:?}"
                ));
            }
        }
    }
    println!("{compared} of {} programs compared", all.len());
    assert!(
        failures.is_empty(),
        "{} of {compared} differ:\n{}",
        failures.len(),
        failures.join("\n")
    );
}
