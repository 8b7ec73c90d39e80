//! What must hold of Python's threads in every driver: a deadlock is told, objects that threads share
//! keep whole.
#![cfg(feature = "python")]

#[path = "common/python.rs"]
mod python;

use std::path::{Path, PathBuf};

use python::{ALL_WAYS, run};

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Beside each program stands what it prints, and what is said about its deadlock.
#[test]
fn a_program_in_which_all_wait_for_each_other_ends_and_says_who_waits_for_what() {
    let folder = std::fs::read_dir("tests/python/deadlocks").expect("the programs");
    let mut programs: Vec<PathBuf> = folder
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .collect();
    programs.sort();
    assert!(programs.len() >= 9);
    let mut failures = Vec::new();
    for program in &programs {
        let expected = std::fs::read_to_string(program.with_extension("txt")).unwrap_or_default();
        for way in ALL_WAYS {
            let output = run(way, program);
            let said = text(&output.stdout) + &text(&output.stderr);
            if (output.status.code(), said.trim_end()) != (Some(1), expected.trim_end()) {
                let path = program.display();
                failures.push(format!("{path} {way:?}: {:?}\n{said}", output.status));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// For a second in each driver; `STRESS_SECONDS=10` for ten.
#[test]
fn objects_that_eight_threads_hammer_keep_whole() {
    let program = std::fs::read_to_string("tests/python/stress/shared.py").expect("the program");
    let seconds = std::env::var("STRESS_SECONDS").unwrap_or_else(|_| "1".to_owned());
    let longer = program.replace("SECONDS = 1.0", &format!("SECONDS = {seconds}"));
    assert!(
        seconds == "1.0" || longer != program,
        "the line with the seconds"
    );
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shared.py");
    std::fs::write(&path, longer).expect("a program to run");
    for way in ALL_WAYS {
        let output = run(way, &path);
        let (said, errors) = (text(&output.stdout), text(&output.stderr));
        assert_eq!(said, "some order explains it\n", "{way:?}:\n{errors}");
        assert_eq!(output.status.code(), Some(0), "{way:?}:\n{errors}");
    }
}
