//! Wrong programs: the engine ends them with CPython's error, in CPython's words, at CPython's line.
//!
//! A file in `tests/python/errors/` has many, with a line `====` between them. What a program ends with
//! stands behind it: `---- line 3: ValueError: ...`; behind `---- 3.14, line 3:` where that is what
//! newer Pythons say, and an older one is not asked. CPython is asked about all of a file at once.
#![cfg(feature = "python")]

#[path = "common/python.rs"]
mod python;

use std::path::PathBuf;
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

struct Wrong {
    program: String,
    line: String,
    error: String,
    newer: bool,
}

fn wrong_programs() -> Vec<Wrong> {
    let mut found = Vec::new();
    for name in ["syntax", "runtime"] {
        let text = std::fs::read_to_string(format!("tests/python/errors/{name}.txt"));
        for case in text.expect("wrong programs").split("====\n") {
            let (program, end) = case.rsplit_once("---- ").expect("what it ends with");
            let newer = end.starts_with("3.14, ");
            let end = end.trim_start_matches("3.14, ").trim_start_matches("line ");
            let (line, error) = end.trim_end().split_once(": ").expect("a line");
            found.push(Wrong {
                program: program.to_owned(),
                line: line.to_owned(),
                error: error.to_owned(),
                newer,
            });
        }
    }
    found
}

/// A folder with the programs, `0.py` and so on; gone at the end.
struct Folder(PathBuf);

impl Folder {
    fn of(name: &str, programs: &[Wrong]) -> Self {
        let folder = std::env::temp_dir().join(format!("{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        for (number, wrong) in programs.iter().enumerate() {
            let path = folder.join(format!("{number}.py"));
            std::fs::write(path, &wrong.program).expect("a program");
        }
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The last line of a traceback, and the last line number in the program that it names.
fn end_of(stderr: &str, file: &str) -> (String, String) {
    let place = format!("{file}\", line ");
    let line = stderr
        .lines()
        .filter(|line| line.starts_with("  File "))
        .filter_map(|line| line.split_once(&place))
        .map(|(_, rest)| rest.split(',').next().unwrap_or_default().to_owned())
        .next_back();
    let last = stderr.lines().last().unwrap_or_default();
    (line.unwrap_or_default(), last.to_owned())
}

#[test]
fn wrong_programs_get_the_error_of_cpython() {
    let all = wrong_programs();
    assert!(all.len() >= 200, "{} wrong programs", all.len());
    let folder = Folder::of("wrong-programs", &all);
    let (next, failures) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let cores = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let Some(wrong) = all.get(number) else { break };
                    let file = format!("{number}.py");
                    let output = python::run(&[], &folder.0.join(&file));
                    let stderr = String::from_utf8_lossy(&output.stderr);
                    let ended = end_of(&stderr, &file);
                    if ended != (wrong.line.clone(), wrong.error.clone()) {
                        failures.lock().expect("no panic").push(format!(
                            "{}  expected: line {}: {}\n  here:     line {}: {}",
                            wrong.program, wrong.line, wrong.error, ended.0, ended.1
                        ));
                    }
                }
            });
        }
    });
    let failures = failures.into_inner().expect("no panic");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Runs the programs of a folder, and prints for each its number, what a traceback ends with, and the
/// last line in the program that the traceback names.
const ASK: &str = r#"
import contextlib, io, os, sys, traceback

sys.stdin = io.StringIO()
for number in sys.argv[2].split(","):
    path = os.path.join(sys.argv[1], number + ".py")
    try:
        with open(path, encoding="utf-8") as file, contextlib.redirect_stdout(io.StringIO()):
            exec(compile(file.read(), path, "exec"), {"__name__": "__main__"})
        line, last = "", ""
    except BaseException as error:
        if isinstance(error, SyntaxError) and error.filename == path:
            line = error.lineno
        else:
            frames = traceback.extract_tb(error.__traceback__)
            line = [frame.lineno for frame in frames if frame.filename == path][-1]
        last = "".join(traceback.format_exception_only(error)).rstrip("\n").split("\n")[-1]
    sys.stdout.write(f"{number}\t{line}\t{last}\n")
"#;

#[test]
fn what_is_written_of_wrong_programs_is_what_cpython_says() {
    let version = "import sys; print(*sys.version_info[:2])";
    let version = Command::new("python3").args(["-c", version]).output();
    let is_known = version.is_ok_and(|version| version.stdout.starts_with(b"3 11"));
    if !is_known {
        println!(
            "Skipped: there is no CPython 3.11 here, whose words are marked where they are old."
        );
        return;
    }
    let all = wrong_programs();
    let folder = Folder::of("wrong-programs-of-cpython", &all);
    let numbers: Vec<String> = all
        .iter()
        .enumerate()
        .filter(|(_, wrong)| !wrong.newer)
        .map(|(number, _)| number.to_string())
        .collect();
    let asked = Command::new("python3")
        .env("PYTHONIOENCODING", "utf-8")
        .env("PYTHONWARNINGS", "ignore")
        .args(["-c", ASK])
        .arg(&folder.0)
        .arg(numbers.join(","))
        .output();
    let Ok(asked) = asked else {
        println!("Skipped: there is no python3 here.");
        return;
    };
    let said = String::from_utf8_lossy(&asked.stdout);
    let mut failures = Vec::new();
    let mut answers = 0;
    for answer in said.lines() {
        let mut parts = answer.splitn(3, '\t');
        let mut part = || parts.next().unwrap_or_default();
        let (number, line, last) = (part(), part(), part());
        let Some(wrong) = number
            .parse()
            .ok()
            .and_then(|number: usize| all.get(number))
        else {
            continue;
        };
        answers += 1;
        // Only the interpreter itself says what was probably meant.
        let written = wrong.error.split(". Did you mean").next();
        if (line, last.split(". Did you mean").next()) != (&wrong.line, written) {
            failures.push(format!(
                "{}  written: line {}: {}\n  CPython: line {line}: {last}",
                wrong.program, wrong.line, wrong.error
            ));
        }
    }
    let stderr = String::from_utf8_lossy(&asked.stderr);
    assert_eq!(answers, numbers.len(), "{stderr}");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
