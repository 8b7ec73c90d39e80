//! The threads of an interpreter: who there is, what each waits for, and whether any can still be woken.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering};
use std::task::{Wake, Waker};

use super::value::Value;
use crate::sync::park::Parker;
use crate::sync::{Event, Mutex, lock};

/// What others may know of a thread.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct ThreadInfo {
    pub ident: u64,
    pub name: Mutex<Arc<str>>,
    pub daemon: AtomicBool,
    /// The `threading.Thread` that it runs for.
    pub object: Mutex<Value>,
    /// What it waits for, if it waits.
    pub waiting: Mutex<Option<Waiting>>,
    /// Set when it has ended.
    pub ended: Event,
    /// Whoever gives it its turns: woken to look at it again.
    pub waker: Mutex<Option<Waker>>,
    state: AtomicU8,
    /// How many turns it has had.
    turns: AtomicU64,
    /// How long it has computed, in nanoseconds, up to the last turn that ended.
    computed: AtomicU64,
    /// When the turn under way began, in nanoseconds of the host's clock and one more; 0 for none.
    turn_began: AtomicU64,
}

fn nanoseconds(milliseconds: f64) -> u64 {
    (milliseconds * 1e6) as u64
}

/// It runs, or will be given a turn.
const RUNNING: u8 = 0;
/// It has no turn until it is woken.
const WAITING: u8 = 1;
/// It was woken, and has not been given its turn yet.
const WOKEN: u8 = 2;

/// What a thread waits for.
#[derive(Clone, Debug, Default)]
pub struct Waiting {
    /// What for, as in `waits for the lock`.
    pub what: &'static str,
    /// When the wait ends by itself, in milliseconds of the host's clock.
    pub deadline: Option<f64>,
    /// Who may end it.
    pub by: WokenBy,
    /// Which thread could end it, if one in particular.
    pub held_by: Option<u64>,
    /// For the end of the thread that `held_by` tells.
    pub for_end: bool,
    /// At which line of the program; 0 if at none of it.
    pub line: u32,
}

impl Waiting {
    /// For this, which another thread may end at any time.
    pub fn new(what: &'static str) -> Self {
        Self {
            what,
            ..Self::default()
        }
    }
}

/// Who may end a wait.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WokenBy {
    /// Another thread of the process.
    #[default]
    Thread,
    /// Another process, or a thread of this one.
    Process,
    /// The world outside: nobody here knows whether it will.
    World,
}

/// A waker of a thread: says that it has something to do before whoever runs it is woken.
struct ThreadWaker {
    info: Arc<ThreadInfo>,
    wake: Arc<dyn Fn() + Send + Sync>,
}

impl Wake for ThreadWaker {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.info.state.store(WOKEN, Ordering::SeqCst);
        (self.wake)();
    }
}

impl ThreadInfo {
    /// A waker that marks the thread as woken and then calls `wake`.
    pub fn waker(self: &Arc<Self>, wake: Arc<dyn Fn() + Send + Sync>) -> Waker {
        let info = Arc::clone(self);
        let waker = Waker::from(Arc::new(ThreadWaker { info, wake }));
        *lock(&self.waker) = Some(waker.clone());
        waker
    }

    /// A waker that unparks.
    pub fn unparker(self: &Arc<Self>, parker: &Arc<Parker>) -> Waker {
        let parker = Arc::clone(parker);
        self.waker(Arc::new(move || parker.unpark()))
    }

    /// A turn begins.
    pub fn begin_turn(&self) {
        self.turns.fetch_add(1, Ordering::SeqCst);
        self.state.store(RUNNING, Ordering::SeqCst);
    }

    /// Whether it was woken since its turn began.
    pub fn is_woken(&self) -> bool {
        self.state.load(Ordering::SeqCst) == WOKEN
    }

    /// Whether it waits, and neither time nor the world can end that; and who can.
    fn stuck(&self) -> Option<WokenBy> {
        if self.state.load(Ordering::SeqCst) != WAITING {
            return None;
        }
        let waiting = lock(&self.waiting);
        let waiting = waiting.as_ref()?;
        let is_stuck = waiting.deadline.is_none() && waiting.by != WokenBy::World;
        is_stuck.then_some(waiting.by)
    }

    /// What refers to it, and it to them.
    fn forget(&self) {
        let waker = lock(&self.waker).take();
        let object = std::mem::take(&mut *lock(&self.object));
        drop((waker, object));
    }

    /// It begins to compute, at this time of the host's clock, in milliseconds.
    pub fn clock_in(&self, now: f64) {
        self.turn_began
            .store(nanoseconds(now) + 1, Ordering::Relaxed);
    }

    /// It has computed until now.
    pub fn clock_out(&self, now: f64) {
        let began = self.turn_began.swap(0, Ordering::Relaxed);
        let took = (nanoseconds(now) + 1).saturating_sub(began.max(1));
        self.computed.fetch_add(took, Ordering::Relaxed);
    }

    /// How long it has computed, in nanoseconds.
    pub fn computed(&self, now: f64) -> u64 {
        let done = self.computed.load(Ordering::Relaxed);
        match self.turn_began.load(Ordering::Relaxed) {
            0 => done,
            began => done + (nanoseconds(now) + 1).saturating_sub(began),
        }
    }

    /// Its name.
    pub fn name(&self) -> Arc<str> {
        Arc::clone(&lock(&self.name))
    }
}

/// What a thread that must wait is to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Rest {
    /// It was woken meanwhile.
    GoOn,
    /// Wait.
    Wait,
    /// Wait; all threads of the process do, and only another process can wake one: unless all of those
    /// wait as well.
    AskOthers,
    /// Nobody is left who could wake anybody.
    Deadlock,
}

/// Why nothing goes on.
#[derive(Clone, Debug)]
pub struct Deadlock {
    /// Who waits for what, a line each.
    pub report: String,
    /// The line at which the main thread waits.
    pub line: Option<u32>,
}

/// The threads of an interpreter.
#[derive(Debug, Default)]
pub struct Threads {
    next: AtomicU64,
    alive: Mutex<Vec<Arc<ThreadInfo>>>,
    /// How long those that have ended computed, in nanoseconds.
    computed: AtomicU64,
    /// The program has ended: threads that are left do too.
    stopped: AtomicBool,
    /// Why nothing goes on, once that is so.
    deadlock: Mutex<Option<Deadlock>>,
}

/// The main thread's number: it is the first.
const MAIN: u64 = 1;

/// Threads alive at the same time, the main one among them.
pub const MOST: usize = 64;

impl Threads {
    /// A thread more.
    pub fn add(&self, name: &str, daemon: bool) -> Arc<ThreadInfo> {
        let ident = self.next.fetch_add(1, Ordering::Relaxed) + 1;
        let info = Arc::new(ThreadInfo {
            ident,
            name: Mutex::new(name.into()),
            daemon: AtomicBool::new(daemon),
            object: Mutex::default(),
            waiting: Mutex::default(),
            ended: Event::default(),
            waker: Mutex::default(),
            state: AtomicU8::new(RUNNING),
            turns: AtomicU64::new(0),
            computed: AtomicU64::new(0),
            turn_began: AtomicU64::new(0),
        });
        lock(&self.alive).push(Arc::clone(&info));
        info
    }

    /// A thread has ended. Whether the others wait, and only another process can wake one.
    pub fn remove(&self, info: &ThreadInfo) -> bool {
        let mut alive = lock(&self.alive);
        alive.retain(|other| other.ident != info.ident);
        let computed = info.computed.load(Ordering::Relaxed);
        self.computed.fetch_add(computed, Ordering::Relaxed);
        info.ended.set();
        let ask_others = !is_ending(&alive) && self.look_at(&alive) == Rest::AskOthers;
        drop(alive);
        info.forget();
        ask_others
    }

    /// Forgets those that are left, when the interpreter ends.
    pub fn clear(&self) {
        let left = std::mem::take(&mut *lock(&self.alive));
        for info in left {
            info.forget();
        }
    }

    /// Whether there is more than one.
    pub fn are_several(&self) -> bool {
        lock(&self.alive).len() > 1
    }

    /// How long all threads have computed, in nanoseconds.
    pub fn computed(&self, now: f64) -> u64 {
        let ended = self.computed.load(Ordering::Relaxed);
        let alive = self.alive();
        ended + alive.iter().map(|info| info.computed(now)).sum::<u64>()
    }

    /// Those that have not ended.
    pub fn alive(&self) -> Vec<Arc<ThreadInfo>> {
        lock(&self.alive).clone()
    }

    /// A thread has nothing to do until it is woken.
    pub fn rest(&self, info: &ThreadInfo) -> Rest {
        let alive = lock(&self.alive);
        let rests = info
            .state
            .compare_exchange(RUNNING, WAITING, Ordering::SeqCst, Ordering::SeqCst)
            .is_ok();
        if !rests {
            return Rest::GoOn;
        }
        self.look_at(&alive)
    }

    /// Whether all wait, and who could end that. If nobody can, all are woken to see why.
    fn look_at(&self, alive: &[Arc<ThreadInfo>]) -> Rest {
        let stuck: Option<Vec<_>> = alive.iter().map(|info| info.stuck()).collect();
        match stuck {
            None => Rest::Wait,
            Some(by) if by.is_empty() => Rest::Wait,
            Some(by) if by.contains(&WokenBy::Process) => Rest::AskOthers,
            Some(_) => {
                let (report, line) = (describe(alive, None), main_line(alive));
                lock(&self.deadlock).get_or_insert(Deadlock { report, line });
                wake_all(alive);
                Rest::Deadlock
            }
        }
    }

    /// How many turns all threads have had, if each waits for another thread or process.
    pub fn turns_if_stuck(&self) -> Option<u64> {
        let alive = lock(&self.alive);
        if is_ending(&alive) {
            return None;
        }
        let turns = alive.iter().map(|info| {
            info.stuck()?;
            Some(info.turns.load(Ordering::SeqCst))
        });
        turns.sum()
    }

    /// Who waits for what; `process` tells whose threads these are.
    pub fn describe(&self, process: Option<&str>) -> String {
        describe(&self.alive(), process)
    }

    /// Says why nothing goes on. Whoever drives the threads sees it when it is woken.
    pub fn end_in_deadlock(&self, report: String) {
        let alive = self.alive();
        let line = main_line(&alive);
        lock(&self.deadlock).get_or_insert(Deadlock { report, line });
        wake_all(&alive);
    }

    /// Why nothing goes on, once that is so.
    pub fn deadlock(&self) -> Option<Deadlock> {
        lock(&self.deadlock).clone()
    }

    /// Ends all threads: each sees it when it next has a turn.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::SeqCst);
        wake_all(&self.alive());
    }

    /// Whether the program has ended.
    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::SeqCst)
    }
}

/// The main thread has ended, and its process with it, whatever the others do.
fn is_ending(alive: &[Arc<ThreadInfo>]) -> bool {
    alive.iter().all(|info| info.ident != MAIN)
}

fn main_line(alive: &[Arc<ThreadInfo>]) -> Option<u32> {
    let main = alive.iter().find(|info| info.ident == MAIN)?;
    lock(&main.waiting).as_ref().map(|waiting| waiting.line)
}

fn wake_all(threads: &[Arc<ThreadInfo>]) {
    for info in threads {
        let waker = lock(&info.waker).clone();
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

/// Who waits for what.
fn describe(alive: &[Arc<ThreadInfo>], process: Option<&str>) -> String {
    let of = process.map_or(String::new(), |name| format!("{name}, "));
    let mut lines = VecDeque::new();
    for info in alive {
        let Some(waiting) = lock(&info.waiting).clone() else {
            continue;
        };
        let holder = alive
            .iter()
            .find(|other| Some(other.ident) == waiting.held_by);
        let what = match holder {
            Some(holder) if waiting.for_end => format!("{} to end", holder.name()),
            None if waiting.for_end => "a thread to end".to_owned(),
            Some(holder) if holder.ident == info.ident => {
                format!("{}, which it holds itself", waiting.what)
            }
            Some(holder) => format!("{}, held by {}", waiting.what, holder.name()),
            None => waiting.what.to_owned(),
        };
        // The library's lines say nothing to a reader of the program.
        let line = match waiting.line {
            0 => String::new(),
            line => format!(" (line {line})"),
        };
        lines.push_back(format!("  {of}{} waits for {what}{line}", info.name()));
    }
    Vec::from(lines).join("\n")
}
