//! `_net`: what `urllib.request` and `requests` fetch with.

use std::sync::Arc;

use super::super::class::ids;
use super::super::error::{Outcome, Raised};
use super::super::host::{FetchError, Request, Response};
use super::super::interp::Interp;
use super::super::iterate::items_quick;
use super::super::module::Source;
use super::super::native::{Args, NativeFn, Reply, Vm};
use super::super::protocol::as_str;
use super::super::threads::{Waiting, WokenBy};
use super::super::value::Value;
use super::locks::timeout_of;
use crate::sync::{Mutex, Wait, Waiters, lock};

/// An answer on its way.
#[derive(Debug, Default)]
struct Pending {
    answer: Option<Result<Response, FetchError>>,
    waiters: Waiters,
}

fn text(value: &Value) -> String {
    as_str(value).unwrap_or_default().to_owned()
}

fn headers_of(value: &Value) -> Vec<(String, String)> {
    let pairs = items_quick(value).unwrap_or_default();
    let pair = |pair: &Value| match &*items_quick(pair)? {
        [name, value] => Some((text(name), text(value))),
        _ => None,
    };
    pairs.iter().filter_map(pair).collect()
}

/// `fetch(url, method, headers, body, timeout)`
fn fetch(vm: &Vm, args: Args<'_>) -> Reply {
    let bound = args.bind("fetch", ["url", "method", "headers", "body", "timeout"], 1);
    let [url, method, headers, body, timeout] = super::super::py_try!(bound);
    let request = Request {
        url: url.as_ref().map(text).unwrap_or_default(),
        method: method.as_ref().map_or_else(|| "GET".to_owned(), text),
        headers: headers.as_ref().map(headers_of).unwrap_or_default(),
        body: match body {
            Some(Value::Bytes(bytes)) => Some(bytes.0.to_vec()),
            _ => None,
        },
        timeout: super::super::py_try!(timeout_of(vm, timeout.as_ref())),
    };
    let vm = vm.clone();
    Reply::later(async move {
        let pending = Arc::new(Mutex::new(Pending::default()));
        let there = Arc::clone(&pending);
        let fetched = Box::new(move |answer| {
            let mut pending = lock(&there);
            pending.answer = Some(answer);
            pending.waiters.wake_all();
        });
        vm.interp().host.fetch(request, fetched);
        let waiting = Waiting {
            by: WokenBy::World,
            ..Waiting::new("a server's answer")
        };
        let answer = Wait::new(
            &pending,
            |pending| &mut pending.waiters,
            |pending: &mut Pending| pending.answer.take(),
        );
        match vm.wait(waiting, None, answer).await {
            Some(answer) => value_of(answer),
            None => value_of(Err(FetchError::TimedOut)),
        }
    })
}

fn value_of(answer: Result<Response, FetchError>) -> Outcome {
    match answer {
        Ok(response) => {
            let pair = |(name, value): (String, String)| {
                Value::tuple([Value::str(name), Value::str(value)])
            };
            Ok(Value::tuple([
                Value::Int(response.status.into()),
                Value::str(response.reason),
                Value::list(response.headers.into_iter().map(pair).collect()),
                Value::bytes(response.body),
                Value::str(response.url),
            ]))
        }
        Err(FetchError::TimedOut) => Err(Raised::new(ids::TIMEOUT_ERROR, "timed out")),
        Err(FetchError::Failed(reason)) => Err(Raised::new(ids::OS_ERROR, reason)),
    }
}

const FUNCTIONS: &[NativeFn] = &[NativeFn::function(
    "fetch",
    super::super::native::ANY,
    fetch,
)];

/// Makes the module.
pub fn install(interp: &Interp) {
    let module = interp.add_module("_net", Source::default());
    interp.add_functions(module, FUNCTIONS);
}
