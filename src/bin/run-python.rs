//! Runs a Python program as `python3 FILE` does: its output, its errors and its exit status.

use std::process::ExitCode;

use concurrency_playground::python::Settings;
use concurrency_playground::python::driver::native::{Threads, run_program};

const USAGE: &str = "usage: run-python [--gil on|off] [--cores N] [--threads workers|green] FILE";

fn main() -> ExitCode {
    match parse(std::env::args().skip(1)) {
        Ok((file, settings, threads)) => match std::fs::read_to_string(&file) {
            Ok(source) => ExitCode::from(run_program(&source, &file, settings, threads) as u8),
            Err(error) => {
                eprintln!("{file} cannot be read: {error}.");
                ExitCode::from(2)
            }
        },
        Err(message) => {
            eprintln!("{message}\n{USAGE}");
            ExitCode::from(2)
        }
    }
}

fn parse(mut args: impl Iterator<Item = String>) -> Result<(String, Settings, Threads), String> {
    let (mut settings, mut threads, mut file) = (Settings::default(), Threads::default(), None);
    while let Some(argument) = args.next() {
        let mut value = |wanted: &str| {
            let missing = || format!("{argument} needs a value: {wanted}.");
            args.next().ok_or_else(missing)
        };
        match argument.as_str() {
            "--gil" => match value("on or off")?.as_str() {
                "on" => settings.gil = true,
                "off" => settings.gil = false,
                other => return Err(format!("--gil takes on or off, not {other}.")),
            },
            "--cores" => match value("a number from 1 to 64")?.parse() {
                Ok(cores @ 1..=64) => (settings.gil, settings.cores) = (false, Some(cores)),
                _ => return Err("--cores takes a number from 1 to 64.".to_owned()),
            },
            "--threads" => match value("workers or green")?.as_str() {
                "workers" => threads = Threads::Workers,
                "green" => threads = Threads::Green,
                other => return Err(format!("--threads takes workers or green, not {other}.")),
            },
            option if option.starts_with('-') => {
                return Err(format!("There is no option {option}."));
            }
            _ if file.is_some() => return Err("Only one program can be run.".to_owned()),
            _ => file = Some(argument),
        }
    }
    Ok((file.ok_or("Which program?")?, settings, threads))
}
