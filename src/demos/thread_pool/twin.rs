//! Pages requested by several threads at once: while one waits for its answer, others ask.

use std::time::Duration;

use super::{Page, Parameters};
use crate::executor::as_completed;
use crate::runtime::{Program, RunError};
use crate::trace::{Kind, Label, LabelText};

/// Requests all pages, and takes each as it comes.
pub(super) fn run(program: &Program, parameters: Parameters) -> Result<Vec<Page>, RunError> {
    let Parameters { urls, workers, .. } = parameters;
    let timeout = Duration::from_millis(parameters.timeout_ms);
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
        let url = urls[index].clone();
        pages.push(match futures[index].result(None)? {
            Ok(bytes) => {
                program.print(format!("'{url}' page is {bytes} bytes"));
                Page::Loaded { url, bytes }
            }
            Err(error) => {
                program.print(format!("'{url}' generated an exception: {error}"));
                Page::Failed { url, error }
            }
        });
    }
    Ok(pages)
}
