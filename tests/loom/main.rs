//! Everything that blocks or is lock-free, under every interleaving of its threads and with every
//! value that the memory model lets them see. Run with
//! `RUSTFLAGS="--cfg loom" cargo test --release --no-default-features --test loom --target-dir target/loom`.
//!
//! Next to each model there are broken variants in which loom must find the fault: that is how we
//! know that the model would find it.
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

/// Tries `model` under all interleavings that preempt a running thread at most `preemptions` times.
fn check(preemptions: usize, model: impl Fn() + Sync + Send + 'static) {
    let mut builder = loom::model::Builder::new();
    builder.preemption_bound = Some(preemptions);
    builder.check(model);
}

/// Fails unless loom finds an interleaving in which `model` fails with a message that contains
/// `message`.
fn must_fail(preemptions: usize, message: &str, model: impl Fn() + Sync + Send + 'static) {
    assert!(
        !message.is_empty(),
        "an empty message would accept any failure"
    );
    let found = catch_unwind(AssertUnwindSafe(|| check(preemptions, model)));
    let panic = found.expect_err("loom did not find the fault");
    let said = panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or_default();
    assert!(
        said.contains(message),
        "it failed for another reason: {said}"
    );
}
