//! Hosts processes for tests, all in one thread. What they send lies in letter boxes until the test
//! delivers it, in an order that the test chooses. Letters from one sender to one port keep their
//! order, as they do between web workers.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;
use std::time::Duration;

use concurrency_playground::process::{
    Host, HostEvent, Job, PARENT, Pid, Port, Process, ProcessDriver, ProcessInfo, ProcessUpdate,
    SharedMemory, SpawnOptions, pickle,
};

/// What a process does, by the name of its target.
pub type Targets = fn(&str) -> fn(Process, Vec<u8>) -> Job<()>;

/// The main process and all processes that it has started.
pub struct Town<T> {
    mail: Rc<Mail>,
    targets: Targets,
    main: ProcessDriver<T>,
    result: Option<T>,
    drivers: BTreeMap<Pid, ProcessDriver<()>>,
    begun: Vec<Pid>,
}

pub const MAIN: Pid = 1;

/// The letter boxes. The two ends of a connection have numbers that differ only in their lowest bit.
#[derive(Default)]
struct Mail {
    ends: RefCell<Vec<Owner>>,
    boxes: RefCell<BTreeMap<usize, VecDeque<Letter>>>,
    started: Cell<Pid>,
    dead: RefCell<Vec<Pid>>,
    updates: RefCell<Vec<(Pid, ProcessUpdate)>>,
}

/// The process that an end belongs to, and its port there.
#[derive(Clone, Copy)]
struct Owner {
    pid: Pid,
    port: Port,
}

enum Letter {
    Begin {
        info: ProcessInfo,
        target: String,
        argument: Vec<u8>,
    },
    Started,
    Message(Option<Vec<u8>>),
    Ended(Result<(), String>),
    TimerFired(u32),
}

impl Mail {
    fn pair(&self, one: Owner, other: Owner) -> [usize; 2] {
        let mut ends = self.ends.borrow_mut();
        let first = ends.len();
        ends.extend([one, other]);
        [first, first + 1]
    }

    fn next_port(&self, pid: Pid) -> Port {
        let ends = self.ends.borrow();
        let own = ends.iter().filter(|end| end.pid == pid);
        own.map(|end| end.port + 1).max().unwrap_or(1)
    }

    fn end(&self, pid: Pid, port: Port) -> usize {
        let ends = self.ends.borrow();
        let found = ends
            .iter()
            .position(|end| end.pid == pid && end.port == port);
        found.unwrap_or_else(|| panic!("process {pid} has no port {port}"))
    }

    fn post(&self, to: usize, letter: Letter) {
        let mut boxes = self.boxes.borrow_mut();
        boxes.entry(to).or_default().push_back(letter);
    }

    /// Nothing arrives at it or from it any more.
    fn bury(&self, pid: Pid) {
        self.dead.borrow_mut().push(pid);
        let ends = self.ends.borrow();
        self.boxes
            .borrow_mut()
            .retain(|end, _| ends[*end].pid != pid && ends[end ^ 1].pid != pid);
    }
}

/// The host of one process.
struct Resident {
    mail: Rc<Mail>,
    pid: Pid,
}

impl Host for Resident {
    fn start(&self, start: &SpawnOptions<'_>) -> (Pid, Port) {
        let pid = self.mail.started.get() + 1;
        self.mail.started.set(pid);
        let port = self.mail.next_port(self.pid);
        let own = Owner {
            pid: self.pid,
            port,
        };
        let [_, childs] = self.mail.pair(own, Owner { pid, port: PARENT });
        for (place, given) in (PARENT + 1..).zip(start.ports) {
            let end = self.mail.end(self.pid, *given);
            self.mail.ends.borrow_mut()[end] = Owner { pid, port: place };
        }
        let info = ProcessInfo {
            pid,
            parent: self.pid,
            name: start.name.to_owned(),
        };
        let (target, argument) = (start.target.to_owned(), start.argument.to_owned());
        let letter = Letter::Begin {
            info,
            target,
            argument,
        };
        self.mail.post(childs, letter);
        (pid, port)
    }

    fn terminate(&self, child: Port) {
        let end = self.mail.end(self.pid, child);
        let pid = self.mail.ends.borrow()[end ^ 1].pid;
        self.mail.bury(pid);
    }

    fn connect(&self) -> (Port, Port) {
        let [one, other] = [0, 1].map(|next| self.mail.next_port(self.pid) + next);
        let owner = |port| Owner {
            pid: self.pid,
            port,
        };
        self.mail.pair(owner(one), owner(other));
        (one, other)
    }

    fn send(&self, port: Port, message: Option<&[u8]>) {
        let to = self.mail.end(self.pid, port) ^ 1;
        if !self
            .mail
            .dead
            .borrow()
            .contains(&self.mail.ends.borrow()[to].pid)
        {
            self.mail
                .post(to, Letter::Message(message.map(<[u8]>::to_vec)));
        }
    }

    fn show(&self, pid: Pid, update: ProcessUpdate) {
        let read_back = pickle::load::<ProcessUpdate>(&pickle::dump(&update));
        assert_eq!(read_back, update);
        self.mail.updates.borrow_mut().push((pid, update));
    }

    fn set_timer(&self, number: u32, _: Duration) {
        let own = Owner {
            pid: self.pid,
            port: u32::MAX,
        };
        let [timer, _] = self.mail.pair(own, own);
        self.mail.post(timer, Letter::TimerFired(number));
    }

    fn share(&self, _: usize) -> Option<u32> {
        None
    }

    fn shared(&self, number: u32) -> Rc<dyn SharedMemory> {
        panic!("there is no shared memory {number}")
    }
}

impl<T> Town<T> {
    pub fn new(targets: Targets, main: impl FnOnce(Process) -> Job<T>) -> Self {
        let mail = Rc::new(Mail::default());
        mail.started.set(MAIN);
        let info = ProcessInfo {
            pid: MAIN,
            parent: 0,
            name: "MainProcess".to_owned(),
        };
        let host = Rc::new(Resident {
            mail: Rc::clone(&mail),
            pid: MAIN,
        });
        let process = Process::new(info, host);
        let mut main = ProcessDriver::new(process.clone(), main(process));
        let result = main.poll();
        Self {
            mail,
            targets,
            main,
            result,
            drivers: BTreeMap::new(),
            begun: Vec::new(),
        }
    }

    /// Delivers one letter: of those that could be next, the one that `choice` picks. Returns whether
    /// there was one.
    pub fn deliver(&mut self, choice: usize) -> bool {
        self.deliver_unless_from(0, choice)
    }

    /// Delivers one letter, but nothing that process `silent` has sent.
    pub fn deliver_unless_from(&mut self, silent: Pid, choice: usize) -> bool {
        let waiting: Vec<usize> = {
            let (boxes, ends) = (self.mail.boxes.borrow(), self.mail.ends.borrow());
            let mine = |end: usize| ends[end].pid == MAIN || self.begun.contains(&ends[end].pid);
            let can_come = boxes.iter().filter(|(end, letters)| match letters.front() {
                None => false,
                // Letters to a process that has not started yet wait.
                Some(letter) => {
                    let is_first = matches!(letter, Letter::Begin { .. });
                    (is_first || mine(**end)) && ends[**end ^ 1].pid != silent
                }
            });
            can_come.map(|(end, _)| *end).collect()
        };
        if waiting.is_empty() {
            return false;
        }
        let end = waiting[choice % waiting.len()];
        let letter = {
            let mut boxes = self.mail.boxes.borrow_mut();
            let letters = boxes.get_mut(&end).expect("a box");
            letters.pop_front().expect("a letter")
        };
        let Owner { pid, port } = self.mail.ends.borrow()[end];
        let event = match letter {
            Letter::Begin {
                info,
                target,
                argument,
            } => {
                self.begin(info, &target, argument);
                return true;
            }
            Letter::Started => HostEvent::Started(port),
            Letter::Message(message) => HostEvent::Received(port, message),
            Letter::Ended(how) => HostEvent::Ended(port, how),
            Letter::TimerFired(number) => HostEvent::TimerFired(number),
        };
        if pid == MAIN {
            let result = self.main.tell(event, 0.0);
            self.result = self.result.take().or(result);
        } else if let Some(mut driver) = self.drivers.remove(&pid) {
            let ended = driver.tell(event, 0.0);
            self.keep(pid, driver, ended);
        }
        true
    }

    /// Delivers everything, in an order that `choices` decide. Returns the main process's result.
    pub fn run(mut self, choices: &[usize]) -> (Option<T>, Town<T>) {
        let mut choices = choices.iter().copied().chain(std::iter::repeat(0));
        while self.result.is_none() && self.deliver(choices.next().unwrap_or(0)) {}
        (self.result.take(), self)
    }

    /// Lets a process die if it is alive, as if by its own mistake. What it has sent still arrives.
    pub fn kill(&mut self, pid: Pid) -> bool {
        let lived = self.drivers.remove(&pid).is_some();
        if lived {
            let to = self.mail.end(pid, PARENT) ^ 1;
            self.mail.post(to, Letter::Ended(Err("killed".to_owned())));
        }
        lived
    }

    pub fn result(&mut self) -> Option<T> {
        self.result.take()
    }

    /// The processes that have started and not ended.
    pub fn alive(&self) -> Vec<Pid> {
        let dead = self.mail.dead.borrow();
        let drivers = self.drivers.keys();
        drivers.filter(|pid| !dead.contains(pid)).copied().collect()
    }

    /// How many processes were started.
    pub fn started(&self) -> u32 {
        self.mail.started.get() - MAIN
    }

    pub fn updates(&self) -> Vec<(Pid, ProcessUpdate)> {
        self.mail.updates.borrow().clone()
    }

    pub fn printed(&self) -> Vec<String> {
        let updates = self.updates().into_iter();
        let lines = updates.filter_map(|(_, update)| match update {
            ProcessUpdate::Print(line) => Some(line),
            _ => None,
        });
        lines.collect()
    }

    fn begin(&mut self, info: ProcessInfo, target: &str, argument: Vec<u8>) {
        let pid = info.pid;
        if self.mail.dead.borrow().contains(&pid) {
            return;
        }
        let to = self.mail.end(pid, PARENT) ^ 1;
        self.mail.post(to, Letter::Started);
        let host = Rc::new(Resident {
            mail: Rc::clone(&self.mail),
            pid,
        });
        let target = (self.targets)(target);
        self.begun.push(pid);
        let process = Process::new(info, host);
        let mut driver = ProcessDriver::new(process.clone(), target(process, argument));
        let ended = driver.poll();
        self.keep(pid, driver, ended);
    }

    fn keep(&mut self, pid: Pid, driver: ProcessDriver<()>, ended: Option<()>) {
        match ended {
            None => {
                self.drivers.insert(pid, driver);
            }
            Some(()) => {
                let to = self.mail.end(pid, PARENT) ^ 1;
                self.mail.post(to, Letter::Ended(Ok(())));
            }
        }
    }
}
