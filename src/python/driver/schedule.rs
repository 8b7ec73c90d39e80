//! All threads of all processes in one place, one at a time, in a given order and on a clock of their
//! own: the same order, the same run, on any machine.

mod order;
mod stage;

use std::sync::Arc;
use std::task::{Context, Waker};

use super::super::interp::Interp;
use super::super::processes::Process;
use super::super::thread::{Thread, Turn};
use super::super::threads::Rest;
use super::program::{Ended, finish};
use super::{leave, rest, turn};
use crate::sync::lock;

pub use order::{Order, Unfit};
pub use stage::Stage;

/// Backward jumps and calls that a thread may do between two steps.
const BUDGET: u32 = 10_000_000;

/// A thread on the stage.
struct Player {
    thread: Box<Thread>,
    waker: Waker,
    /// It waits, and was not woken when it was looked at last.
    rests: bool,
    /// The process that ends with it, if it is one's main thread.
    leads: Option<Arc<Process>>,
}

impl Player {
    fn new(thread: Box<Thread>, leads: Option<Arc<Process>>) -> Self {
        // Nobody has to be woken: who can go on is looked at before each step.
        let waker = thread.vm.info().waker(Arc::new(|| {}));
        Self {
            thread,
            waker,
            rests: false,
            leads,
        }
    }

    fn interp(&self) -> &Arc<Interp> {
        self.thread.vm.interp()
    }

    /// Whether it was ended from outside.
    fn is_stopped(&self) -> bool {
        self.interp().threads.is_stopped()
    }

    fn can_go_on(&self) -> bool {
        !self.rests || self.thread.vm.info().is_woken()
    }

    /// When its wait ends by itself, on the stage's clock.
    fn deadline(&self) -> Option<f64> {
        let waiting = lock(&self.thread.vm.info().waiting);
        waiting.as_ref().and_then(|waiting| waiting.deadline)
    }
}

/// Runs a program by an order of steps. How it ended, and the whole order that it was run by.
///
/// Where the order ends, whoever is running goes on as long as possible, then the thread that was
/// started first; time passes when nobody else can go on.
///
/// # Errors
/// Where the order lets a thread go on that cannot.
pub fn drive(stage: &Stage, main: Thread, order: &Order) -> Result<(Ended, Order), Unfit> {
    let interp = Arc::clone(main.vm.interp());
    let mut players = vec![Some(Player::new(
        Box::new(main),
        Some(Arc::clone(&interp.process)),
    ))];
    let mut given = order.choices();
    let mut taken = Order::default();
    let mut last = 0;
    loop {
        players.extend(
            stage
                .entered()
                .into_iter()
                .map(|(thread, leads)| Some(Player::new(thread, leads))),
        );
        if interp.threads.is_stopped() {
            return Ok((Ended::Stopped, taken));
        }
        if let Some(deadlock) = interp.threads.deadlock() {
            return Ok((Ended::Deadlock(deadlock), taken));
        }
        for player in &mut players {
            if player.as_ref().is_some_and(Player::is_stopped) {
                *player = None;
            }
        }
        let chosen = match given.next() {
            Some(number) => number,
            None => match by_itself(&players, last) {
                Some(number) => number,
                // Nobody is left but those that nobody can wake.
                None => return Ok((Ended::Stopped, taken)),
            },
        };
        let Some(player) = players.get_mut(chosen).and_then(Option::as_mut) else {
            return Err(Unfit {
                step: taken.steps(),
                thread: chosen,
            });
        };
        if !player.can_go_on() {
            match player.deadline() {
                Some(deadline) => stage.advance_to(deadline),
                None => {
                    return Err(Unfit {
                        step: taken.steps(),
                        thread: chosen,
                    });
                }
            }
        }
        last = chosen;
        taken.push(chosen);
        if let Some(ended) = step(player) {
            let leads = player.leads.take();
            let info = Arc::clone(player.thread.vm.info());
            let of = Arc::clone(player.interp());
            players[chosen] = None;
            leave(&of, &info);
            match leads {
                Some(process) if process.parent.is_none() => return Ok((ended, taken)),
                Some(_) => drop(finish(&of, ended)),
                None => {}
            }
        }
    }
}

/// Who goes on where no order says so: whoever did last, else the first who can; else whoever's wait
/// ends first.
fn by_itself(players: &[Option<Player>], last: usize) -> Option<usize> {
    let can = |number: usize| {
        let player = players.get(number)?.as_ref()?;
        player.can_go_on().then_some(number)
    };
    let going_on = can(last).or_else(|| (0..players.len()).find_map(can));
    going_on.or_else(|| {
        let waits = players
            .iter()
            .enumerate()
            .filter_map(|(number, player)| Some((player.as_ref()?.deadline()?, number)));
        let soonest = waits.min_by(|(one, _), (other, _)| one.total_cmp(other));
        soonest.map(|(_, number)| number)
    })
}

/// One step of a thread; what it ended with, if it ended.
fn step(player: &mut Player) -> Option<Ended> {
    let waker = player.waker.clone();
    player.rests = false;
    match turn(&mut player.thread, &mut Context::from_waker(&waker), BUDGET) {
        Turn::Done(outcome) => return Some(Ended::With(outcome)),
        Turn::Waiting => player.rests = rest(&player.thread) == Rest::Wait,
        Turn::Step(_) | Turn::Yielded | Turn::OutOfFuel => {}
    }
    None
}
