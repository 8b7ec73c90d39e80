//! Runs a demo natively and prints what it prints: `run-demo ID ARGUMENTS [WORKERS]`, the arguments
//! a line each: `name=value`. Without a number of workers the calling thread does the work. The
//! conformance tests compare the output with what CPython prints for the listing.

use std::error::Error;

use concurrency_playground::demos::{self, Arguments, Program, Stage};
use concurrency_playground::executor::Team;
use concurrency_playground::sync::clock;
use concurrency_playground::trace::Host;

/// As many as any demo takes.
const THREADS: usize = 65;

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
    let stage = Stage::new(
        THREADS,
        Host {
            now: clock::now,
            tick: || (),
        },
    );
    stage.begin();
    (demo.run)(&Program::new(team, stage), &Arguments::parse(given))?;
    for line in stage.output.take() {
        println!("{line}");
    }
    Ok(())
}
