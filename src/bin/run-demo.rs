//! Runs a demo natively and prints its output: `run-demo ID PARAMETERS [WORKERS]`, with the parameters
//! as JSON. Without a number of workers, the calling thread does the work. The conformance tests
//! compare the output with what CPython prints for the listing. Addresses in the parameters are
//! relative to the environment variable `BASE`, `http://HOST:PORT/`.

use concurrency_playground::runtime::{Program, RuntimeState, net};
use std::error::Error;
use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use concurrency_playground::demos::json;
use concurrency_playground::executor::Team;
use concurrency_playground::sync::clock;
use concurrency_playground::trace::TraceHooks;

/// As many threads as any demo takes.
const THREADS: usize = 65;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [id, given, workers @ ..] = arguments.as_slice() else {
        return Err("usage: run-demo ID PARAMETERS [WORKERS]".into());
    };
    let team = match workers.first() {
        Some(workers) => Team::threads(workers.parse()?)?,
        None => Team::Caller,
    };
    let state = RuntimeState::new(
        THREADS,
        TraceHooks {
            now: clock::now,
            tick: || (),
        },
    );
    net::set(request);
    state.begin();
    let given = serde_json::from_str(given)?;
    json::run(id, &Program::new(team, state), given)?;
    for line in state.output.take() {
        println!("{line}");
    }
    Ok(())
}

/// Requests a page, with just enough of HTTP. Errors are worded like Python's.
fn request(url: &str, timeout: Duration) -> Result<u64, String> {
    let base = std::env::var("BASE").map_err(|_| "BASE says no server".to_owned())?;
    let host = base
        .trim_start_matches("http://")
        .trim_end_matches('/')
        .to_owned();
    let answer = ask(&host, url, timeout).map_err(|error| match error.kind() {
        ErrorKind::WouldBlock | ErrorKind::TimedOut => "timed out".to_owned(),
        _ => error.to_string(),
    })?;
    let text = String::from_utf8_lossy(&answer);
    let status = text.lines().next().unwrap_or_default();
    let status = status.split_once(' ').unwrap_or_default().1;
    if status != "200 OK" {
        return Err(format!("HTTP Error {}", status.replacen(' ', ": ", 1)));
    }
    let head = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n");
    Ok((answer.len() - head.map_or(0, |end| end + 4)) as u64)
}

fn ask(host: &str, path: &str, timeout: Duration) -> std::io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect(host)?;
    stream.set_read_timeout(Some(timeout))?;
    write!(
        stream,
        "GET /{path} HTTP/1.0\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    )?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(answer)
}
