//! Runs a Python program as `python3 FILE` does: its output, its errors and its exit status.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use concurrency_playground::python::driver::native::{Standard, Threads, run_program};
use concurrency_playground::python::driver::program::{Exit, Sink, replay};
use concurrency_playground::python::driver::schedule::Order;
use concurrency_playground::python::report::{Output, Report};
use concurrency_playground::python::{Settings, Source};

const USAGE: &str = "usage: run-python [--gil on|off] [--cores N] [--threads workers|green] \
                     [--schedule ORDER] [--json] FILE";

/// What the command line asks for.
#[derive(Default)]
struct Request {
    file: String,
    settings: Settings,
    threads: Threads,
    order: Option<Order>,
    json: bool,
}

fn main() -> ExitCode {
    let done = match parse(std::env::args().skip(1)) {
        Ok(request) => read(&request).and_then(|text| run(&request, &text)),
        Err(message) => Err(format!("{message}\n{USAGE}")),
    };
    match done {
        Ok(status) => ExitCode::from(status as u8),
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

fn read(request: &Request) -> Result<String, String> {
    let cannot = |error| format!("{} cannot be read: {error}.", request.file);
    std::fs::read_to_string(&request.file).map_err(cannot)
}

fn run(request: &Request, text: &str) -> Result<i32, String> {
    let program = Source {
        file: request.file.as_str().into(),
        text: text.into(),
    };
    if !request.json {
        return Ok(run_into(request, program, Arc::new(Standard))?.0.code);
    }
    let begun = Instant::now();
    let output = Arc::new(Output::default());
    let (exit, schedule) = run_into(request, program, Arc::<Output>::clone(&output))?;
    let machine = std::thread::available_parallelism().map_or(1, usize::from);
    let status = exit.code;
    let report = Report {
        demo: None,
        source: text.to_owned(),
        gil: request.settings.gil,
        cores: request.settings.cores_of(machine),
        backend: match (&schedule, request.threads) {
            (None, Threads::Workers) => "threads",
            _ => "green",
        },
        elapsed_ms: begun.elapsed().as_secs_f64() * 1e3,
        startup_ms: 0.0,
        output: output.lines(),
        value: exit.into(),
        schedule: schedule.map(|order| order.to_string()),
    };
    let text = serde_json::to_string(&report).map_err(|error| error.to_string())?;
    println!("{text}");
    Ok(status)
}

fn run_into(
    request: &Request,
    program: Source,
    sink: Arc<dyn Sink>,
) -> Result<(Exit, Option<Order>), String> {
    match &request.order {
        None => {
            let exit = run_program(program, sink, request.settings, request.threads);
            Ok((exit, None))
        }
        Some(order) => {
            let ran = replay(program, sink, order);
            let (exit, taken) = ran.map_err(|unfit| unfit.to_string())?;
            Ok((exit, Some(taken)))
        }
    }
}

fn parse(mut args: impl Iterator<Item = String>) -> Result<Request, String> {
    let mut request = Request::default();
    while let Some(argument) = args.next() {
        let mut value = |wanted: &str| {
            let missing = || format!("{argument} needs a value: {wanted}.");
            args.next().ok_or_else(missing)
        };
        match argument.as_str() {
            "--gil" => match value("on or off")?.as_str() {
                "on" => request.settings.gil = true,
                "off" => request.settings.gil = false,
                other => return Err(format!("--gil takes on or off, not {other}.")),
            },
            "--cores" => match value("a number from 1 to 64")?.parse() {
                Ok(cores @ 1..=64) => {
                    (request.settings.gil, request.settings.cores) = (false, Some(cores));
                }
                _ => return Err("--cores takes a number from 1 to 64.".to_owned()),
            },
            "--threads" => match value("workers or green")?.as_str() {
                "workers" => request.threads = Threads::Workers,
                "green" => request.threads = Threads::Green,
                other => return Err(format!("--threads takes workers or green, not {other}.")),
            },
            "--schedule" => request.order = Some(value("an order of steps, as in 3a2b")?.parse()?),
            "--json" => request.json = true,
            option if option.starts_with('-') => {
                return Err(format!("There is no option {option}."));
            }
            _ if !request.file.is_empty() => return Err("Only one program can be run.".to_owned()),
            _ => request.file = argument,
        }
    }
    if request.file.is_empty() {
        return Err("Which program?".to_owned());
    }
    Ok(request)
}
