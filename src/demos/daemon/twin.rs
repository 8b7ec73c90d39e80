//! A program ends: it waits for its ordinary threads, and its daemon threads are cut off.

use std::time::Duration;

use super::{Answer, Parameters};
use crate::runtime::{Program, RunError, ThreadContext};
use crate::sync::Arc;
use crate::sync::atomic::{AtomicU64, Ordering};
use crate::trace::{Label, LabelText};

/// Starts a daemon and an ordinary thread, and waits for the latter only.
pub(super) fn run(program: &Program, parameters: Parameters) -> Result<Answer, RunError> {
    let Parameters { lines, pause_ms } = parameters;
    let pause = Duration::from_millis(pause_ms);
    let [by_daemon, by_thread] = [0, 0].map(|lines| Arc::new(AtomicU64::new(lines)));

    let printed = Arc::clone(&by_daemon);
    program.start("daemon", move |cx| {
        talk(cx, "daemon", u64::MAX, pause, &printed)
    }); // !
    let printed = Arc::clone(&by_thread);
    let thread = program.start("thread", move |cx| {
        talk(cx, "thread", lines, pause, &printed)
    });

    program.print("main: nothing left to do");
    let mut main = program.main();
    // What Python does at the end of the program. Nobody waits for the daemon.
    main.join(thread); // !

    // Relaxed: the daemon is still printing, so its number is only a glimpse anyway.
    Ok(Answer {
        daemon_lines: by_daemon.load(Ordering::Relaxed),
        thread_lines: by_thread.load(Ordering::Relaxed),
    })
}

fn talk(cx: &mut ThreadContext, name: &str, lines: u64, pause: Duration, printed: &AtomicU64) {
    for line in 1..=lines {
        cx.compute(Label::of(LabelText::Print), |cx| {
            cx.print(format!("{name}: line {line}"))
        });
        printed.fetch_add(1, Ordering::Relaxed);
        cx.sleep(pause);
    }
}
