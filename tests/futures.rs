//! Futures, `wait` and `as_completed` on real threads. Tasks end when the test opens their gate.

mod common;

use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use common::{Gate, gated, must_end, pool};
use concurrency_playground::executor::{
    Exception, Future, FutureError, ReturnWhen, ThreadPoolExecutor, as_completed, wait,
};
use proptest::prelude::*;

const NOW: Option<Duration> = Some(Duration::ZERO);
const SOON: Option<Duration> = Some(Duration::from_millis(20));

#[test]
fn pending_running_finished() {
    let pool = pool(1);
    let (first, running) = gated(&pool, 1);
    let (second, pending) = gated(&pool, 2);
    first.somebody_is_there();
    assert!(running.running() && !running.done() && !running.cancelled());
    assert!(!pending.running() && !pending.done() && !pending.cancelled());
    assert_eq!(running.result(NOW), Err(FutureError::Timeout));
    assert_eq!(pending.exception(SOON), Err(FutureError::Timeout));
    assert!(!running.cancel(), "it has begun");
    first.open();
    second.open();
    assert_eq!((running.result(None), pending.result(None)), (Ok(1), Ok(2)));
    assert_eq!(running.result(NOW), Ok(1), "as often as one likes");
    assert_eq!(running.exception(NOW), Ok(None));
    assert!(running.done() && !running.running() && !running.cancel());
}

#[test]
fn a_cancelled_task_never_begins() {
    let pool = pool(1);
    let (gate, running) = gated(&pool, ());
    let pending: Future<()> = pool.submit(|()| panic!("it was cancelled")).unwrap();
    assert!(pending.cancel() && pending.cancel(), "also the second time");
    assert!(pending.cancelled() && pending.done() && !pending.running());
    assert_eq!(pending.result(None), Err(FutureError::Cancelled));
    assert_eq!(pending.exception(None), Err(FutureError::Cancelled));
    gate.open();
    drop(pool);
    assert!(running.done());
    assert_eq!(pending.result(None), Err(FutureError::Cancelled));
}

#[test]
fn a_panic_is_the_task_s_exception() {
    let pool = pool(1);
    let said = |text: &str| Exception(text.to_owned());
    let number = 7;
    let raised: [Future<()>; 3] = [
        pool.submit(|()| panic!("plain")).unwrap(),
        pool.submit(move |()| panic!("number {number}")).unwrap(),
        pool.submit(move |()| std::panic::panic_any(number))
            .unwrap(),
    ];
    let texts = ["plain", "number 7", "a task panicked without a message"];
    for (future, text) in raised.iter().zip(texts) {
        let raised = FutureError::Exception(said(text));
        assert_eq!(raised.to_string(), text);
        assert_eq!(future.result(None), Err(raised));
        assert_eq!(future.exception(None), Ok(Some(said(text))));
        assert!(!future.cancelled() && !future.cancel());
    }
    assert_eq!(
        pool.submit(|()| 1).unwrap().result(None),
        Ok(1),
        "the thread lives"
    );
}

#[test]
fn callbacks_come_in_their_order_on_the_thread_that_finishes() {
    let pool = pool(1);
    let worker = pool.submit(|()| thread::current().id()).unwrap();
    let (gate, future) = gated(&pool, 5);
    let (say, said) = channel();
    for number in 0..3 {
        let say = say.clone();
        future.add_done_callback(move |future| {
            let seen = (number, future.result(NOW), thread::current().id());
            say.send(seen).unwrap();
        });
    }
    gate.open();
    let worker = worker.result(None).unwrap();
    for number in 0..3 {
        assert_eq!(said.recv(), Ok((number, Ok(5), worker)));
    }
    // It is done already, so the callback runs right here.
    future.add_done_callback(move |_| say.send((3, Ok(5), thread::current().id())).unwrap());
    assert_eq!(said.try_recv(), Ok((3, Ok(5), thread::current().id())));
    assert!(said.recv().is_err(), "called once each");
}

#[test]
fn who_cancels_calls_back() {
    let pool = pool(1);
    let (gate, _running) = gated(&pool, ());
    let pending = pool.submit(|()| ()).unwrap();
    let (say, said) = channel();
    pending.add_done_callback(move |future| {
        say.send((future.cancelled(), thread::current().id()))
            .unwrap();
    });
    pending.cancel();
    assert_eq!(said.try_recv(), Ok((true, thread::current().id())));
    assert!(said.recv().is_err(), "called once");
    gate.open();
}

#[test]
fn a_callback_that_panics_harms_nobody() {
    must_end(|| {
        let pool = pool(1);
        let (gate, future) = gated(&pool, 1);
        let (say, said) = channel();
        future.add_done_callback(|_| panic!("a callback's own fault"));
        future.add_done_callback(move |_| say.send(()).unwrap());
        gate.open();
        said.recv().expect("the second is called all the same");
        assert_eq!(pool.submit(|()| 2).unwrap().result(None), Ok(2));
        future.add_done_callback(|_| panic!("also once it is done"));
        assert_eq!(future.result(None), Ok(1));
    });
}

/// Two tasks at their gates, the second of which will raise, and one that waits for a thread.
fn three() -> (ThreadPoolExecutor<()>, [Gate; 2], [Future<u32>; 3]) {
    let pool = pool(2);
    let (first, one) = gated(&pool, 1);
    let second = Gate::default();
    let passage = second.passage();
    let raising = move |(): &mut ()| -> u32 {
        passage.pass();
        panic!("the second fails")
    };
    let two = pool.submit(raising).unwrap();
    second.somebody_is_there();
    first.somebody_is_there();
    let three = pool.submit(|()| 3).unwrap();
    (pool, [first, second], [one, two, three])
}

#[test]
fn wait_returns_when_it_is_told_to() {
    use ReturnWhen::{AllCompleted, FirstCompleted, FirstException};
    let (_pool, [first, second], futures) = three();
    let none = wait(&futures, SOON, FirstCompleted);
    assert_eq!((none.done, none.not_done), (vec![], vec![0, 1, 2]));
    futures[2].cancel();
    let one = wait(&futures, None, FirstCompleted);
    assert_eq!((one.done, one.not_done), (vec![2], vec![0, 1]));
    // A cancelled future has not raised.
    assert_eq!(wait(&futures, SOON, FirstException).done, [2]);
    second.open();
    let mut raised = wait(&futures, None, FirstException);
    raised.done.sort_unstable();
    assert_eq!((raised.done, raised.not_done), (vec![1, 2], vec![0]));
    assert_eq!(wait(&futures, SOON, AllCompleted).not_done, [0]);
    first.open();
    let all = wait(&futures, None, AllCompleted);
    assert_eq!((all.done.len(), all.not_done.len()), (3, 0));
    for when in [AllCompleted, FirstCompleted, FirstException] {
        let empty = wait::<()>(&[], None, when);
        assert!(empty.done.is_empty() && empty.not_done.is_empty());
    }
}

#[test]
fn as_completed_gives_what_is_done_and_then_that_it_is_late() {
    let (_pool, [first, second], futures) = three();
    futures[2].cancel();
    second.open();
    assert!(futures[1].result(None).is_err());
    let mut completed = as_completed(&futures, SOON);
    let mut done = [completed.next(), completed.next()];
    done.sort_by_key(|done| done.clone().map(Result::ok));
    assert_eq!(done, [Some(Ok(1)), Some(Ok(2))]);
    assert_eq!(completed.next(), Some(Err(FutureError::Timeout)));
    first.open();
    assert_eq!(futures[0].result(None), Ok(1));
    assert_eq!(completed.next(), None, "it has ended");
    assert!(as_completed::<()>(&[], None).next().is_none());
    // One that is passed twice is returned twice, each time with its index.
    let twice = [futures[0].clone(), futures[0].clone()];
    assert!(as_completed(&twice, NOW).eq([Ok(0), Ok(1)]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Whatever order tasks end in is the order in which they are returned.
    #[test]
    fn as_completed_goes_by_the_order_in_which_they_end(order in Just(vec![0, 1, 2, 3, 4]).prop_shuffle()) {
        let pool = pool(5);
        let (gates, futures): (Vec<_>, Vec<_>) = (0..5).map(|number| gated(&pool, number)).unzip();
        let mut completed = as_completed(&futures, None);
        for number in order {
            gates[number].open();
            prop_assert_eq!(completed.next(), Some(Ok(number)));
        }
        prop_assert_eq!(completed.next(), None);
    }
}
