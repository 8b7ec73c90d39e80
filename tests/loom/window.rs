//! `imap`'s window: nobody waits for ever, results leave in their order, and no more than the
//! capacity are in it.

use std::sync::Arc;

use concurrency_playground::executor::window::{Order, Window};
use concurrency_playground::sync::atomic::{AtomicU64, Ordering::Relaxed};
use concurrency_playground::sync::{Condvar, Mutex, lock, wait};
use loom::thread;

use crate::{check, must_fail};

/// Two workers put `chunks` chunks in, in turn, and this thread takes them out.
fn two_workers(order: Order, capacity: u64, chunks: u64) -> impl Fn() + Sync + Send {
    move || {
        let window = Arc::new(Window::new(order, capacity));
        let inside = Arc::new(AtomicU64::new(0));
        let workers = [0, 1].map(|worker| {
            let (window, inside) = (Arc::clone(&window), Arc::clone(&inside));
            thread::spawn(move || {
                for chunk in (worker..chunks).step_by(2) {
                    assert!(window.enter(chunk, || ()), "nobody has closed it");
                    let before = inside.fetch_add(1, Relaxed);
                    // One more may have been taken, but not yet counted out.
                    assert!(before < capacity + 1, "too many inside");
                    window.deliver(chunk, chunk);
                }
            })
        });
        let mut taken: Vec<u64> = Vec::new();
        for _ in 0..chunks {
            taken.push(window.take(|| ()));
            inside.fetch_sub(1, Relaxed);
        }
        for worker in workers {
            worker.join().unwrap();
        }
        if order == Order::Ready {
            taken.sort_unstable();
        }
        assert!(taken.iter().copied().eq(0..chunks), "{taken:?}");
    }
}

#[test]
fn window_of_one_in_the_given_order() {
    check(3, two_workers(Order::Given, 1, 3));
}

#[test]
fn window_of_one_as_they_get_ready() {
    check(3, two_workers(Order::Ready, 1, 3));
}

#[test]
fn window_of_two_in_the_given_order() {
    check(2, two_workers(Order::Given, 2, 4));
}

#[test]
fn window_of_two_as_they_get_ready() {
    check(2, two_workers(Order::Ready, 2, 4));
}

/// After one result the caller has had enough: whoever waits for room, now or later, is sent away.
#[test]
fn closing_sends_all_workers_away() {
    for order in [Order::Given, Order::Ready] {
        check(3, move || {
            let window = Arc::new(Window::new(order, 1));
            let workers = [0, 1].map(|worker| {
                let window = Arc::clone(&window);
                thread::spawn(move || {
                    for chunk in (worker..6).step_by(2) {
                        if !window.enter(chunk, || ()) {
                            return true;
                        }
                        window.deliver(chunk, chunk);
                    }
                    false
                })
            });
            assert_eq!(window.take(|| ()), 0);
            window.close();
            let sent_away = workers.map(|worker| worker.join().unwrap());
            assert!(sent_away[0] && sent_away[1], "nobody takes their results");
        });
    }
}

/// `before_blocking` is for telling the trace: it is called before each wait, and only then.
#[test]
fn who_blocks_says_so_first() {
    check(3, || {
        let window = Arc::new(Window::new(Order::Given, 1));
        let worker = thread::spawn({
            let window = Arc::clone(&window);
            move || {
                assert!(window.enter(0, || panic!("there is room")));
                window.deliver(0, 0);
                let mut blocked = false;
                assert!(window.enter(1, || blocked = true));
                window.deliver(1, 1);
            }
        });
        let mut blocked = 0;
        assert_eq!(window.take(|| blocked += 1), 0);
        assert_eq!(window.take(|| blocked += 1), 1);
        worker.join().unwrap();
        assert!(blocked <= 2);
    });
}

/// A window for one result, of which parts can be left out.
struct Model {
    /// Results delivered and taken.
    state: Mutex<(u64, u64)>,
    room: Condvar,
    ready: Condvar,
    parts: Parts,
}

#[derive(Clone, Copy)]
struct Parts {
    take_notifies: bool,
    deliver_notifies: bool,
    checks_under_the_lock: bool,
    notifies_all: bool,
}

const WHOLE: Parts = Parts {
    take_notifies: true,
    deliver_notifies: true,
    checks_under_the_lock: true,
    notifies_all: true,
};

impl Model {
    fn enter(&self, chunk: u64) {
        let mut state = lock(&self.state);
        while chunk > state.1 {
            if !self.parts.checks_under_the_lock {
                drop(state);
                state = lock(&self.state);
            }
            state = wait(&self.room, state);
        }
    }

    fn deliver(&self) {
        lock(&self.state).0 += 1;
        if self.parts.deliver_notifies {
            self.ready.notify_all();
        }
    }

    fn take(&self) {
        let mut state = lock(&self.state);
        while state.0 == state.1 {
            state = wait(&self.ready, state);
        }
        state.1 += 1;
        match self.parts {
            Parts {
                take_notifies: false,
                ..
            } => (),
            Parts {
                notifies_all: false,
                ..
            } => self.room.notify_one(),
            _ => self.room.notify_all(),
        }
    }
}

fn two_workers_at_a_model(parts: Parts) -> impl Fn() + Sync + Send {
    move || {
        let [room, ready] = [Condvar::new(), Condvar::new()];
        let model = Arc::new(Model {
            state: Mutex::new((0, 0)),
            room,
            ready,
            parts,
        });
        // The first chunk is in: both workers wait, the second of them longer.
        model.deliver();
        let workers = [1, 2].map(|chunk| {
            let model = Arc::clone(&model);
            thread::spawn(move || {
                model.enter(chunk);
                model.deliver();
            })
        });
        (0..3).for_each(|_| model.take());
        for worker in workers {
            worker.join().unwrap();
        }
    }
}

#[test]
fn the_window_with_all_its_parts() {
    check(3, two_workers_at_a_model(WHOLE));
}

#[test]
fn broken_window_that_does_not_tell_of_room() {
    must_fail(
        2,
        "deadlock",
        two_workers_at_a_model(Parts {
            take_notifies: false,
            ..WHOLE
        }),
    );
}

#[test]
fn broken_window_that_does_not_tell_of_results() {
    must_fail(
        2,
        "deadlock",
        two_workers_at_a_model(Parts {
            deliver_notifies: false,
            ..WHOLE
        }),
    );
}

#[test]
fn broken_window_that_lets_go_between_check_and_sleep() {
    let parts = Parts {
        checks_under_the_lock: false,
        ..WHOLE
    };
    must_fail(3, "deadlock", two_workers_at_a_model(parts));
}

#[test]
fn broken_window_that_wakes_only_one() {
    must_fail(
        2,
        "deadlock",
        two_workers_at_a_model(Parts {
            notifies_all: false,
            ..WHOLE
        }),
    );
}
