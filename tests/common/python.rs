//! Runs programs by `run-python`, never longer than a minute: a lost wake-up is a failed test, not a
//! test run that never ends.

use std::io::Read;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How a program with threads is run.
#[allow(dead_code, reason = "some tests run programs in one way alone")]
pub const ALL_WAYS: &[&[&str]] = &[
    &["--threads", "workers", "--gil", "on"],
    &["--threads", "workers", "--gil", "off"],
    &["--threads", "green"],
];

fn read_all(mut from: impl Read + Send + 'static) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = from.read_to_end(&mut bytes);
        bytes
    })
}

/// What a program gives that is run so; status and output are those of a killed one if it does not end.
pub fn run(way: &[&str], program: &Path) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_run-python"))
        .args(way)
        .arg(program)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the engine");
    let stdout = read_all(child.stdout.take().expect("its output"));
    let stderr = read_all(child.stderr.take().expect("its errors"));
    let deadline = Instant::now() + Duration::from_secs(60);
    let status = loop {
        match child.try_wait().expect("the engine's status") {
            Some(status) => break status,
            None if Instant::now() > deadline => {
                let _ = child.kill();
                break child.wait().expect("the engine's status");
            }
            None => thread::sleep(Duration::from_millis(2)),
        }
    };
    Output {
        status,
        stdout: stdout.join().expect("its output"),
        stderr: stderr.join().expect("its errors"),
    }
}
