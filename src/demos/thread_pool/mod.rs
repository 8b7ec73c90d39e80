//! Pages requested by several threads at once: while one waits for its answer, others ask.

use super::demo::{Demo, ProcessSupport};
use crate::runtime::{Arguments, Program, RunError};
use crate::value::Value;
use std::time::Duration;

use crate::executor::as_completed;
use crate::trace::{Kind, Label, LabelText};

fn run(program: &Program, arguments: &Arguments) -> Result<Value, RunError> {
    let urls: Vec<String> = arguments.texts("urls")?.map(str::to_owned).collect();
    let workers = arguments.integer("workers")? as usize;
    let timeout = Duration::from_millis(arguments.integer("timeout_ms")?);
    program.expect(urls.len() as u64);

    let executor = program.thread_pool(workers);
    let load = |(number, url): (u64, &String)| {
        let url = url.clone();
        executor.submit(move |cx| {
            let page = cx.fetch(&url, number, timeout);
            cx.advance(1);
            page
        })
    };
    let futures: Vec<_> = (1..).zip(&urls).map(load).collect::<Result<_, _>>()?;

    let mut main = program.main();
    let mut pages = Vec::new();
    let mut completed = as_completed(&futures, None); // !
    let waiting = Label::of(LabelText::ForFutures);
    while let Some(index) = main.block(Kind::Wait, waiting, || completed.next()) {
        let index = index?;
        let url = &urls[index];
        let (name, found) = match futures[index].result(None)? {
            Ok(bytes) => {
                program.print(format!("'{url}' page is {bytes} bytes"));
                ("bytes", bytes.into())
            }
            Err(error) => {
                program.print(format!("'{url}' generated an exception: {error}"));
                ("error", error.into())
            }
        };
        pages.push(Value::record([("url", url.as_str().into()), (name, found)]));
    }
    Ok(Value::List(pages))
}

/// The demo.
pub static DEMO: Demo<Arguments, Value> = Demo {
    id: "thread-pool",
    run: |program, arguments| run(program, &arguments),
    processes: ProcessSupport::No,
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use crate::demos::info::{DemoInfo, Parameter, ParameterType::*, Threads};
        DemoInfo {
            section: "concurrent.futures",
            title: "Request many pages at once",
            summary: "A thread that waits for a page keeps no core busy: several can wait side by \
                      side, and each answer is taken as it comes.",
            parameters: &[
                Parameter {
                    name: "urls",
                    of: Texts {
                        default: &[
                            "pages/threads.html?delay=350",
                            "pages/locks.html?delay=150",
                            "pages/queues.txt?delay=500",
                            "pages/no-such-page.html",
                            "pages/slow.html?delay=3000",
                            "pages/words.txt?delay=250",
                        ],
                        max_items: 50,
                        max_length: 2000,
                    },
                },
                Parameter {
                    name: "workers",
                    of: Integer {
                        default: 5,
                        min: 1,
                        max: 16,
                    },
                },
                Parameter {
                    name: "timeout_ms",
                    of: Integer {
                        default: 1000,
                        min: 1,
                        max: 30_000,
                    },
                },
            ],
            threads: Threads::WORKERS,
            python: include_str!("listing.py"),
        }
    },
};
