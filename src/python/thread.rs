//! A Python thread: a stack of calls, and nothing of it on the machine's stack. So it can be left at
//! any instruction, and gone on with later, elsewhere, or one step at a time.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::task::{Context, Poll};

use super::class::ids;
use super::error::{Outcome, Passed, Raised};
use super::frame::{Activation, Frame, NativeFrame, ReturnTo};
use super::generator::{Generator, Suspended};
use super::instance::Instance;
use super::interp::Interp;
use super::native::{Call, Reply, Request, Stepped, Vm};
use super::step::Access;
use super::threads::ThreadInfo;
use super::value::Value;

/// See the module's text.
#[derive(Debug)]
pub struct Thread {
    /// As functions in Rust see it.
    pub vm: Vm,
    pub(super) stack: Vec<Value>,
    pub(super) frames: Vec<Activation>,
    pub(super) ended: Option<Outcome>,
    /// What is raised next was raised in the same call before: its traceback has the place.
    pub(super) passed_here: bool,
    /// The step in front of which it stopped, until its turn has ended.
    pub(super) step: Option<Access>,
}

/// How a turn of a thread ended.
#[derive(Debug)]
pub enum Turn {
    /// The thread has ended.
    Done(Outcome),
    /// It waits; it will be woken.
    Waiting,
    /// It has done as much as it was allowed to.
    OutOfFuel,
    /// It lets others run first.
    Yielded,
    /// It is about to do something that others may notice; only where code is stepped.
    Step(Access),
}

impl Drop for Thread {
    fn drop(&mut self) {
        self.frames.clear();
        self.stack.clear();
        super::generator::forget_unfinished();
    }
}

impl Thread {
    /// A thread that will make this call.
    pub fn new(interp: &Arc<Interp>, info: Arc<ThreadInfo>, call: Call) -> Self {
        let vm = Vm::new(Arc::clone(interp), info);
        let mut thread = Self {
            vm,
            stack: Vec::new(),
            frames: Vec::new(),
            ended: None,
            passed_here: false,
            step: None,
        };
        let answer = {
            let vm = thread.vm.clone();
            Box::pin(async move { vm.request_call(call).await })
        };
        let return_to = ReturnTo::Thread;
        thread.frames.push(Activation::Native(NativeFrame {
            answer,
            return_to,
            name: "",
        }));
        thread
    }

    /// Runs until it has ended, must wait, or has used up its fuel: so many backward jumps and calls.
    pub fn turn(&mut self, cx: &mut Context<'_>, fuel: &mut u32) -> Turn {
        super::generator::set_running(true);
        let turn = self.go_on(cx, fuel);
        super::generator::set_running(false);
        turn
    }

    fn go_on(&mut self, cx: &mut Context<'_>, fuel: &mut u32) -> Turn {
        loop {
            if let Some(outcome) = self.ended.take() {
                return Turn::Done(outcome);
            }
            let ran = match self.frames.last_mut() {
                None => return Turn::Done(Ok(Value::None)),
                Some(Activation::Python(_)) => {
                    if *fuel == 0 {
                        return Turn::OutOfFuel;
                    }
                    let ran = self.run(fuel);
                    if let Some(step) = self.step.take() {
                        return Turn::Step(step);
                    }
                    ran
                }
                Some(Activation::Native(native)) => match native.answer.as_mut().poll(cx) {
                    Poll::Ready(outcome) => {
                        let return_to = native.return_to;
                        self.frames.pop();
                        match outcome {
                            Ok(value) => self.deliver(return_to, value),
                            Err(raised) => self.deliver_raised(return_to, raised),
                        }
                    }
                    Poll::Pending => match self.vm.take_request() {
                        None => return Turn::Waiting,
                        Some(Request::Yield) => {
                            self.vm.respond(Ok(Stepped::Returned(Value::None)));
                            return Turn::Yielded;
                        }
                        Some(Request::Step(step)) => {
                            self.vm.respond(Ok(Stepped::Returned(Value::None)));
                            return Turn::Step(step);
                        }
                        Some(request) => self.serve(request),
                    },
                },
            };
            if let Err(raised) = ran {
                self.unwind(raised);
            }
        }
    }

    /// Does what a Rust function asked for.
    fn serve(&mut self, request: Request) -> Outcome<()> {
        match request {
            Request::Call(call) => self.call_values(call, ReturnTo::Native),
            Request::Send(generator, value) => self.resume(&generator, value, ReturnTo::NativeStep),
            Request::Throw(generator, raised) => {
                self.throw(&generator, raised, ReturnTo::NativeStep)
            }
            Request::Body(function, namespace) => self.run_body(&function, &namespace),
            Request::Handled => {
                let handled = self.handled().map_or(Value::None, |raised| raised.value());
                self.vm.respond(Ok(Stepped::Returned(handled)));
                Ok(())
            }
            Request::Frames(depth) => {
                let frames = self.frame_objects(depth);
                self.vm.respond(Ok(Stepped::Returned(frames)));
                Ok(())
            }
            Request::Yield | Request::Step(_) => Ok(()),
        }
    }

    /// The frames of calls that are under way, the one `depth` calls up as an object, with a link to
    /// the next; None if there is none.
    fn frame_objects(&self, depth: usize) -> Value {
        let interp = self.vm.interp();
        let python = |activation: &Activation| match activation {
            Activation::Python(frame) => {
                let line = interp.codes[frame.code.0].line(frame.next.saturating_sub(1));
                Some((frame.code, line))
            }
            Activation::Native(_) => None,
        };
        let places: Vec<_> = self.frames.iter().filter_map(python).collect();
        let outer = places.iter().take(places.len().saturating_sub(depth));
        outer.fold(Value::None, |back, (code, line)| {
            super::types::frame::object(interp, *code, *line, Some(back))
        })
    }

    /// The first place on the stack that nobody uses.
    pub(super) fn top(&self) -> usize {
        self.frames
            .iter()
            .rev()
            .find_map(|activation| match activation {
                Activation::Python(frame) => {
                    Some(frame.base as usize + usize::from(frame.registers))
                }
                Activation::Native(_) => None,
            })
            .unwrap_or(0)
    }

    /// A frame more; its registers from `base` on are there already, as far as arguments go.
    pub(super) fn push_frame(&mut self, frame: Frame) -> Outcome<()> {
        let interp = self.vm.interp();
        let limit = interp.recursion_limit.load(Ordering::Relaxed) as usize;
        if self.frames.len() > limit + 1 {
            return Err(Raised::new(
                ids::RECURSION_ERROR,
                "maximum recursion depth exceeded",
            ));
        }
        let end = frame.base as usize + usize::from(frame.registers);
        if self.stack.len() < end {
            self.stack.resize(end, Value::Unbound);
        }
        self.frames.push(Activation::Python(frame));
        Ok(())
    }

    /// Takes the innermost frame away, and empties its registers.
    pub(super) fn pop_frame(&mut self) -> Option<Frame> {
        match self.frames.pop()? {
            Activation::Python(frame) => {
                let base = frame.base as usize;
                let registers = usize::from(frame.registers);
                for value in &mut self.stack[base..base + registers] {
                    if !matches!(value, Value::Unbound) {
                        *value = Value::Unbound;
                    }
                }
                Some(frame)
            }
            native => {
                self.frames.push(native);
                None
            }
        }
    }

    // ---- results ------------------------------------------------------------------------------

    /// A call's result, for whoever called.
    pub(super) fn deliver(&mut self, to: ReturnTo, value: Value) -> Outcome<()> {
        match to {
            ReturnTo::Thread => self.ended = Some(Ok(value)),
            ReturnTo::Nowhere | ReturnTo::Discard => {}
            ReturnTo::Native => self.vm.respond(Ok(Stepped::Returned(value))),
            ReturnTo::NativeStep => self.vm.respond(Ok(Stepped::Yielded(value))),
            ReturnTo::Register(register) => self.set_register(register, value),
            ReturnTo::Jump(wanted) => {
                let truth = matches!(value, Value::Bool(true));
                self.skip_unless(truth == wanted);
            }
            ReturnTo::Loop(register) | ReturnTo::Send(register) => {
                self.set_register(register, value);
                self.skip_unless(false);
            }
        }
        Ok(())
    }

    /// An iterator or generator has ended, with this result.
    pub(super) fn deliver_end(&mut self, to: ReturnTo, value: Value) -> Outcome<()> {
        match to {
            ReturnTo::Loop(_) => Ok(()),
            ReturnTo::Send(register) => {
                self.set_register(register, value);
                Ok(())
            }
            ReturnTo::NativeStep => {
                self.vm.respond(Ok(Stepped::Returned(value)));
                Ok(())
            }
            ReturnTo::Native => {
                self.vm.respond(Err(Raised::stop_iteration(value)));
                Ok(())
            }
            _ => Err(Raised::stop_iteration(value)),
        }
    }

    /// An exception, for whoever called.
    pub(super) fn deliver_raised(&mut self, to: ReturnTo, raised: Raised) -> Outcome<()> {
        match to {
            ReturnTo::Thread => {
                self.ended = Some(Err(raised));
                Ok(())
            }
            ReturnTo::Discard => Ok(()),
            ReturnTo::Native | ReturnTo::NativeStep => {
                self.vm.respond(Err(raised));
                Ok(())
            }
            ReturnTo::Loop(_) | ReturnTo::Send(_)
                if self
                    .vm
                    .interp()
                    .is_subclass(raised.class(), ids::STOP_ITERATION) =>
            {
                let value = raised.state().value.clone();
                let value = if value.is_bound() { value } else { Value::None };
                self.deliver_end(to, value)
            }
            _ => Err(raised),
        }
    }

    fn set_register(&mut self, register: u16, value: Value) {
        if let Some(Activation::Python(frame)) = self.frames.last() {
            self.stack[frame.base as usize + usize::from(register)] = value;
        }
    }

    /// The jump that stands next is taken; or it is skipped.
    fn skip_unless(&mut self, taken: bool) {
        if let Some(Activation::Python(frame)) = self.frames.last_mut()
            && !taken
        {
            frame.next += 1;
        }
    }

    /// What a function in Rust answered.
    pub(super) fn reply(&mut self, reply: Reply, to: ReturnTo, name: &'static str) -> Outcome<()> {
        match reply {
            Reply::Value(value) => self.deliver(to, value),
            Reply::Raise(raised) => self.deliver_raised(to, raised),
            Reply::Call(call) => self.call_values(*call, to),
            Reply::Later(answer) => {
                let limit = self.vm.interp().recursion_limit.load(Ordering::Relaxed) as usize;
                if self.frames.len() > limit + 50 {
                    return Err(Raised::new(
                        ids::RECURSION_ERROR,
                        "maximum recursion depth exceeded",
                    ));
                }
                self.frames.push(Activation::Native(NativeFrame {
                    answer,
                    return_to: to,
                    name,
                }));
                Ok(())
            }
        }
    }

    // ---- exceptions ---------------------------------------------------------------------------

    /// Looks for a handler, from the innermost call outward.
    pub(super) fn unwind(&mut self, mut raised: Raised) {
        let mut fresh = true;
        loop {
            let Some(activation) = self.frames.last_mut() else {
                self.ended = Some(Err(raised));
                return;
            };
            let Activation::Python(frame) = activation else {
                // Whoever waits in Rust hears of it.
                self.vm.respond(Err(raised));
                return;
            };
            let code = &self.vm.interp().codes[frame.code.0];
            let at = frame.next.saturating_sub(1);
            if fresh {
                fresh = false;
                if let Some(handled) = self.handled() {
                    raised.set_context(&handled);
                }
            }
            let Some(Activation::Python(frame)) = self.frames.last_mut() else {
                return;
            };
            if !std::mem::take(&mut self.passed_here) {
                let passed = Passed {
                    code: frame.code,
                    line: code.line(at),
                };
                raised.state().traceback.push(passed);
            }
            if let Some(handler) = code.handler(at) {
                frame.next = handler.target;
                self.stack[frame.base as usize + usize::from(handler.exception)] = raised.value();
                return;
            }
            let Some(frame) = self.pop_frame() else {
                return;
            };
            if let Some(generator) = frame.generator() {
                generator.finish();
                raised = self.out_of_generator(generator, raised);
            }
            match self.deliver_raised(frame.return_to, raised) {
                Ok(()) => return,
                Err(further) => raised = further,
            }
        }
    }

    /// A generator cannot end by raising StopIteration: that would end its caller's loop.
    fn out_of_generator(&self, generator: &Generator, raised: Raised) -> Raised {
        use super::code::CodeKind;
        let interp = self.vm.interp();
        let stops = interp.is_subclass(raised.class(), ids::STOP_ITERATION);
        let stops_async = generator.kind == CodeKind::AsyncGenerator
            && interp.is_subclass(raised.class(), ids::STOP_ASYNC_ITERATION);
        if !stops && !stops_async {
            return raised;
        }
        let what = match generator.kind {
            CodeKind::Coroutine => "coroutine",
            CodeKind::AsyncGenerator => "async generator",
            _ => "generator",
        };
        let name = if stops {
            "StopIteration"
        } else {
            "StopAsyncIteration"
        };
        let error = Raised::runtime_error(format!("{what} raised {name}"));
        let mut state = error.state();
        state.context = Some(raised.clone());
        state.cause = Some(raised);
        state.suppress_context = true;
        drop(state);
        error
    }

    /// The exception that is being handled, in the innermost call that handles one.
    pub(super) fn handled(&self) -> Option<Raised> {
        self.frames
            .iter()
            .rev()
            .find_map(|activation| match activation {
                Activation::Python(frame) => frame.handled.clone(),
                Activation::Native(_) => None,
            })
    }

    // ---- generators ---------------------------------------------------------------------------

    /// Goes on with a generator.
    pub(super) fn resume(
        &mut self,
        generator: &Arc<Generator>,
        value: Value,
        to: ReturnTo,
    ) -> Outcome<()> {
        let Some(mut suspended) = generator.take() else {
            return if generator.is_done() {
                use super::code::CodeKind;
                if generator.kind == CodeKind::Coroutine {
                    return Err(Raised::runtime_error(
                        "cannot reuse already awaited coroutine",
                    ));
                }
                self.deliver_end(to, Value::None)
            } else {
                Err(already_running(generator))
            };
        };
        if !suspended.begun && !value.is_none() {
            let what = kind_name(generator);
            generator.suspend(suspended);
            let message = format!("can't send non-None value to a just-started {what}");
            return Err(Raised::type_error(message));
        }
        if suspended.begun {
            let sent = usize::from(suspended.sent);
            suspended.registers[sent] = value;
        }
        self.enter(generator, suspended, to)
    }

    /// Puts a generator's frame back on the stack.
    fn enter(
        &mut self,
        generator: &Arc<Generator>,
        mut suspended: Box<Suspended>,
        to: ReturnTo,
    ) -> Outcome<()> {
        let mut frame = std::mem::take(&mut suspended.frame);
        let base = self.top();
        frame.base = base as u32;
        frame.return_to = to;
        let end = base + suspended.registers.len();
        if self.stack.len() < end {
            self.stack.resize(end, Value::Unbound);
        }
        for (slot, value) in self.stack[base..end]
            .iter_mut()
            .zip(suspended.registers.drain(..))
        {
            slot.replace(value);
        }
        // The frame knows its generator only while it runs: else they would keep each other.
        let extra = frame.extra.get_or_insert_default();
        extra.generator = Some(Arc::clone(generator));
        extra.aside = Some(suspended);
        self.push_frame(frame).inspect_err(|_| generator.finish())
    }

    /// Closes a generator that nobody refers to any more, so that what stands in its `finally` is done.
    pub(super) fn close_unfinished(&mut self) -> Outcome<()> {
        match super::generator::take_unfinished() {
            Some(generator) => {
                let exit = Raised::with_args(ids::GENERATOR_EXIT, Vec::new());
                self.throw(&Arc::new(generator), exit, ReturnTo::Discard)
            }
            None => Ok(()),
        }
    }

    /// Leaves the innermost frame, which is a generator's, with a value.
    pub(super) fn yield_value(&mut self, value: Value, sent: u16, delegate: Value) -> Outcome<()> {
        let Some(Activation::Python(mut frame)) = self.frames.pop() else {
            return Ok(());
        };
        let to = frame.return_to;
        let extra = frame.extra.as_mut();
        let Some((Some(generator), Some(mut aside))) =
            extra.map(|extra| (extra.generator.take(), extra.aside.take()))
        else {
            return Ok(());
        };
        let base = frame.base as usize;
        let registers = &mut self.stack[base..base + usize::from(frame.registers)];
        aside
            .registers
            .extend(registers.iter_mut().map(std::mem::take));
        generator.track(self.vm.interp(), &aside.registers);
        let code = &self.vm.interp().codes[frame.code.0];
        aside.guarded = code.handler(frame.next.saturating_sub(1)).is_some();
        aside.frame = frame;
        aside.begun = true;
        aside.sent = sent;
        aside.delegate = delegate;
        generator.suspend(aside);
        self.deliver(to, value)
    }

    /// Raises an exception where a generator stands.
    pub(super) fn throw(
        &mut self,
        generator: &Arc<Generator>,
        raised: Raised,
        to: ReturnTo,
    ) -> Outcome<()> {
        let Some(suspended) = generator.take() else {
            return Err(if generator.is_done() {
                raised
            } else {
                already_running(generator)
            });
        };
        if !suspended.begun {
            generator.finish();
            return self.deliver_raised(to, raised);
        }
        self.enter(generator, suspended, to)?;
        self.unwind(raised);
        Ok(())
    }

    // ---- bodies -------------------------------------------------------------------------------

    /// Runs a class body with its namespace.
    fn run_body(&mut self, function: &Value, namespace: &Value) -> Outcome<()> {
        let base = self.top();
        self.call_function(function, base, 0, &[], ReturnTo::Native)?;
        let (Some(Activation::Python(frame)), Value::Dict(dict)) = (
            self.frames.last_mut(),
            super::protocol::unwrapped(namespace),
        ) else {
            return Ok(());
        };
        let extra = frame.extra.get_or_insert_default();
        extra.namespace = Some(Arc::clone(dict));
        if let Value::Instance(_) = namespace {
            extra.prepared = namespace.clone();
        }
        Ok(())
    }

    /// The object that an `__init__` sets up is the result of its call.
    pub(super) fn set_instance(&mut self, instance: Arc<Instance>) {
        if let Some(Activation::Python(frame)) = self.frames.last_mut() {
            frame.extra.get_or_insert_default().instance = Some(instance);
        }
    }

    /// The line of the program that it is at; 0 where it runs nothing but the library.
    pub fn line(&self) -> u32 {
        let interp = self.vm.interp();
        let of_program = |activation: &Activation| match activation {
            Activation::Python(frame) => {
                let code = &interp.codes[frame.code.0];
                let line = code.line(frame.next.saturating_sub(1));
                let is_library = interp.modules[code.module.0].is_library();
                (!is_library).then_some(line)
            }
            Activation::Native(_) => None,
        };
        self.frames
            .iter()
            .rev()
            .find_map(of_program)
            .unwrap_or_default()
    }
}

fn kind_name(generator: &Generator) -> &'static str {
    use super::code::CodeKind;
    match generator.kind {
        CodeKind::Coroutine => "coroutine",
        CodeKind::AsyncGenerator => "async generator",
        _ => "generator",
    }
}

fn already_running(generator: &Generator) -> Raised {
    use super::code::CodeKind;
    match generator.kind {
        CodeKind::Coroutine => Raised::value_error("coroutine already executing"),
        _ => Raised::value_error("generator already executing"),
    }
}
