//! What blocks or is lock-free, in every order that threads could take and with every value that
//! the memory model lets them see. Run with
//! `RUSTFLAGS="--cfg loom" cargo test --release --no-default-features --test loom --target-dir target/loom`.
//!
//! Beside each model stand broken variants, in which loom must find what is broken: so we know that
//! the model would.
#![cfg(loom)]

mod counter;
mod cursor;
mod divisor;
mod event;
mod future;
mod gil;
mod lock;
mod output;
mod queue;
mod ring;
mod semaphore;
mod shared_lock;
mod thread_pool;
mod waiters;
mod window;

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Tries `model` in all orders with up to `preemptions` interruptions of a running thread.
fn check(preemptions: usize, model: impl Fn() + Sync + Send + 'static) {
    let mut builder = loom::model::Builder::new();
    builder.preemption_bound = Some(preemptions);
    builder.check(model);
}

/// Fails unless loom finds an order in which `model` fails with a message that contains `message`.
fn must_fail(preemptions: usize, message: &str, model: impl Fn() + Sync + Send + 'static) {
    assert!(
        !message.is_empty(),
        "any failure would do, even one of the model's own"
    );
    let found = catch_unwind(AssertUnwindSafe(|| check(preemptions, model)));
    let panic = found.expect_err("loom did not find what is broken");
    let said = panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or_default();
    assert!(said.contains(message), "it failed, but with: {said}");
}
