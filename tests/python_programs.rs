//! Programs of our own, run by CPython and by the engine: what they print, their exit status and the
//! last line of a traceback must be the same.
//!
//! A program's first lines may say, in comments: `python: 3.12`, the version that it needs (an older
//! CPython is not asked), `lines: any order`, where threads decide the order of its output, or
//! `stderr: whole`, where all of the traceback is compared, but for the lines that point at a part of
//! the line above. What the CPython of many a machine cannot say, being too old or without a library,
//! stands beside the program in a file that ends in `.out`: what it prints, and ends with status 0 and
//! nothing on stderr. Programs run side by side.
#![cfg(feature = "python")]

#[path = "common/python.rs"]
mod python;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use python::{ALL_WAYS, run};

struct Program {
    path: PathBuf,
    needs: (u32, u32),
    any_order: bool,
    whole_traceback: bool,
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
            let whole_traceback = marks.contains(&"# stderr: whole");
            let threads = ["threading", "concurrent", "asyncio", "multiprocessing"]
                .iter()
                .any(|module| text.contains(module));
            found.push(Program {
                path,
                needs: (3, minor.unwrap_or(0)),
                any_order,
                whole_traceback,
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

fn seen(output: &Output, program: &Program) -> (String, Option<i32>, String) {
    let mut printed = text(&output.stdout);
    if program.any_order {
        let mut lines: Vec<&str> = printed.lines().collect();
        lines.sort_unstable();
        printed = lines.join("\n");
    }
    let errors = text(&output.stderr);
    let points =
        |line: &str| line.contains('^') && line.chars().all(|character| " |~^".contains(character));
    let errors = match program.whole_traceback {
        true => {
            let lines: Vec<&str> = errors.lines().filter(|line| !points(line)).collect();
            lines.join("\n")
        }
        false => errors.lines().last().unwrap_or_default().to_owned(),
    };
    (printed, output.status.code(), errors)
}

/// What differs between CPython and the engine.
fn differences(python: &str, program: &Program) -> Vec<String> {
    let theirs = match std::fs::read_to_string(program.path.with_extension("out")) {
        Ok(written) => (written, Some(0), String::new()),
        Err(_) => {
            let theirs = Command::new(python)
                .env("PYTHONHASHSEED", "0")
                .arg(&program.path)
                .output()
                .expect("CPython");
            seen(&theirs, program)
        }
    };
    let path = program.path.display();
    let ways: &[&[&str]] = if program.threads { ALL_WAYS } else { &[&[]] };
    let mut found = Vec::new();
    for way in ways {
        let ours = run(way, &program.path);
        let ours = seen(&ours, program);
        if theirs != ours {
            found.push(format!(
                "{path} {way:?}\n  CPython: {theirs:?}\n  here:    {ours:?}"
            ));
        }
    }
    found
}

#[test]
fn programs_do_what_they_do_in_cpython() {
    let Some((python, version)) = cpython() else {
        println!("Skipped: there is no python3 here.");
        return;
    };
    let mut all = Vec::new();
    let folder = std::fs::canonicalize("tests/python/programs").expect("the folder");
    programs(&folder, &mut all);
    let found = all.len();
    all.retain(|program| program.needs <= version || program.path.with_extension("out").exists());
    let (next, failures) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    // Many of them wait most of the time.
    let cores = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..3 * cores {
            scope.spawn(|| {
                while let Some(program) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let different = differences(&python, program);
                    let mut failures = failures.lock().unwrap_or_else(PoisonError::into_inner);
                    failures.extend(different);
                }
            });
        }
    });
    let failures = failures
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner);
    let compared = all.len();
    println!("{compared} of {found} programs compared");
    assert!(
        failures.is_empty(),
        "{} of {compared} differ:\n{}",
        failures.len(),
        failures.join("\n")
    );
}
