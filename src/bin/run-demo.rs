//! Runs a demo natively and prints what it prints: `run-demo ID ARGUMENTS [WORKERS]`, the arguments
//! a line each: `name=value`. Without a number of workers the calling thread does the work. The
//! conformance tests compare the output with what CPython prints for the listing.

use std::error::Error;
use std::sync::OnceLock;
use std::time::Instant;

use concurrency_playground::demos::{self, Arguments, Output, Program};
use concurrency_playground::executor::Team;
use concurrency_playground::trace::{Host, Trace};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [id, given, workers @ ..] = arguments.as_slice() else {
        return Err("usage: run-demo ID ARGUMENTS [WORKERS]".into());
    };
    let demo = demos::find(id).ok_or_else(|| format!("there is no demo {id}"))?;
    let team = match workers.first() {
        Some(workers) => Team::threads(workers.parse()?)?,
        None => Team::Caller,
    };
    let trace = Trace::new(team.size() + 1, Host { now, tick: || () });
    let output = Output::default();
    trace.begin();
    (demo.run)(
        &Program::new(&team, &trace, &output),
        &Arguments::parse(given),
    )?;
    for line in output.take() {
        println!("{line}");
    }
    Ok(())
}

fn now() -> f64 {
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_secs_f64() * 1e3
}
