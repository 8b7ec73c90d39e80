//! `imap`'s window: nobody waits forever, results leave in order, and no worker gets further ahead
//! than the window is wide.

use std::sync::Arc;

use concurrency_playground::executor::window::{Order, Window};
use concurrency_playground::sync::atomic::{AtomicU64, Ordering::Relaxed};
use concurrency_playground::sync::{Condvar, Event, Mutex, lock, wait};
use loom::thread;

use crate::{check, must_fail};

/// Two workers take turns to put in `chunks` chunks, and this thread takes them out.
fn two_workers(order: Order, capacity: u64, chunks: u64) -> impl Fn() + Sync + Send {
    move || {
        let window = Arc::new(Window::new(order, capacity));
        // Counted before each `take`, so never fewer than the window has let out. Relaxed, because
        // whoever sees the window's own count sees this one too: its mutex orders them.
        let takes = Arc::new(AtomicU64::new(0));
        let workers = [0, 1].map(|worker| {
            let (window, takes) = (Arc::clone(&window), Arc::clone(&takes));
            thread::spawn(move || {
                for chunk in (worker..chunks).step_by(2) {
                    assert!(window.enter(chunk, || ()), "nobody has closed it");
                    let end = takes.load(Relaxed) + capacity;
                    assert!(
                        chunk < end,
                        "chunk {chunk} entered a window that ends at {end}"
                    );
                    window.deliver(chunk, chunk);
                }
            })
        });
        let mut taken: Vec<u64> = Vec::new();
        for _ in 0..chunks {
            takes.fetch_add(1, Relaxed);
            taken.push(window.take(|| ()));
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

/// After one result the caller has had enough: workers that wait for room, now or later, are turned
/// away.
#[test]
fn closing_turns_all_workers_away() {
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
            assert!(
                sent_away[0] && sent_away[1],
                "nobody will take their results"
            );
        });
    }
}

/// A wait is announced before it begins. Here the result comes only after the announcement, so a
/// `take` that announced its wait late or never would wait forever.
#[test]
fn take_announces_its_wait_before_it_blocks() {
    check(3, || {
        let window = Arc::new(Window::new(Order::Given, 1));
        let announced = Arc::new(Event::default());
        let worker = thread::spawn({
            let (window, announced) = (Arc::clone(&window), Arc::clone(&announced));
            move || {
                announced.wait(None);
                window.deliver(0, 0);
            }
        });
        assert_eq!(window.take(|| announced.set()), 0);
        worker.join().unwrap();
    });
}

/// Here room is made only after the announcement, so an `enter` that announced its wait late or never
/// would wait forever.
#[test]
fn enter_announces_its_wait_before_it_blocks() {
    check(3, || {
        let window = Arc::new(Window::new(Order::Given, 1));
        window.deliver(0, 0);
        let announced = Arc::new(Event::default());
        let worker = thread::spawn({
            let (window, announced) = (Arc::clone(&window), Arc::clone(&announced));
            move || assert!(window.enter(1, || announced.set()))
        });
        announced.wait(None);
        assert_eq!(window.take(|| panic!("a result is there")), 0);
        worker.join().unwrap();
    });
}

/// A thread that can go on at once announces nothing, whatever the other does meanwhile.
#[test]
fn no_wait_is_announced_where_there_is_none() {
    check(3, || {
        let window = Arc::new(Window::new(Order::Given, 2));
        window.deliver(0, 0);
        let worker = thread::spawn({
            let window = Arc::clone(&window);
            move || {
                assert!(window.enter(1, || panic!("there is room")));
                window.deliver(1, 1);
            }
        });
        assert_eq!(window.take(|| panic!("a result is there")), 0);
        worker.join().unwrap();
        assert_eq!(window.take(|| panic!("a result is there")), 1);
    });
}

/// A window for one result, with parts that can be left out.
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
        // The first chunk is in: both workers wait, the second one longer.
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
fn broken_window_that_does_not_announce_room() {
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
fn broken_window_that_does_not_announce_results() {
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
fn broken_window_that_unlocks_between_check_and_sleep() {
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
