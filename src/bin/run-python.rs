//! Runs a Python program: `run-python FILE`.

use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(file) = std::env::args().nth(1) else {
        eprintln!("usage: run-python FILE");
        return ExitCode::from(2);
    };
    match std::fs::read_to_string(&file) {
        Ok(source) => {
            let status =
                concurrency_playground::python::driver::native::run_program(&source, &file);
            ExitCode::from(status as u8)
        }
        Err(error) => {
            eprintln!("{file} cannot be read: {error}.");
            ExitCode::from(2)
        }
    }
}
