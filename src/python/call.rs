//! Calls: from values to a frame.

use std::sync::Arc;

use super::class::{Layout, flags};
use super::code::{Code, CodeKind};
use super::error::{Outcome, Raised};
use super::frame::{Frame, ReturnTo};
use super::function::Function;
use super::generator::{Generator, Suspended};
use super::instance::{Instance, Payload};
use super::native::{Args, Call, Reply};
use super::symbol::{Sym, well_known as sym};
use super::thread::Thread;
use super::value::{ClassId, Dict, Value};

impl Thread {
    /// Calls with arguments that are not on the stack.
    pub(super) fn call_values(&mut self, call: Call, to: ReturnTo) -> Outcome<()> {
        let Call {
            callee,
            values,
            names,
        } = call;
        // One place before the arguments, for `self`.
        let start = self.top() + 1;
        let count = values.len();
        if self.stack.len() < start + count {
            self.stack.resize(start + count, Value::Unbound);
        }
        for (slot, value) in self.stack[start..].iter_mut().zip(values) {
            *slot = value;
        }
        let called = self.call(callee, start, count, &names, to);
        if called.is_err() {
            self.clear(start - 1, count + 1);
        }
        called
    }

    fn clear(&mut self, start: usize, count: usize) {
        for value in &mut self.stack[start..start + count] {
            *value = Value::Unbound;
        }
    }

    /// Calls with `count` arguments at `start` on the stack, of which the last have names. The place
    /// before them is free.
    pub(super) fn call(
        &mut self,
        callee: Value,
        start: usize,
        count: usize,
        names: &[Sym],
        to: ReturnTo,
    ) -> Outcome<()> {
        match &callee {
            Value::Function(_) | Value::Closure(_) => {
                self.call_function(&callee, start, count, names, to)
            }
            Value::Native(id) => {
                let native = self.vm.interp().natives[id.0];
                let args = Args::new(&self.stack[start..start + count], names);
                let reply = native.invoke(&self.vm, args);
                self.clear(start, count);
                self.reply(reply, to, native.name)
            }
            Value::Method(method) => {
                let (function, this) = (method.function.clone(), method.this.clone());
                self.stack[start - 1] = this;
                let called = self.call(function, start - 1, count + 1, names, to);
                if called.is_err() {
                    self.clear(start - 1, count + 1);
                }
                called
            }
            Value::Class(class) => self.call_class(*class, start, count, names, to),
            _ => {
                let interp = self.vm.interp();
                let class = interp.class_of(&callee);
                match interp.lookup(class, sym::CALL) {
                    Some(method) => {
                        let bound = super::attr::bind(&self.vm, method, Some(&callee), class);
                        match bound {
                            Reply::Value(method) => self.call(method, start, count, names, to),
                            other => {
                                let values = self.stack[start..start + count].to_vec();
                                self.clear(start, count);
                                let (vm, names) = (self.vm.clone(), names.to_vec());
                                let reply = Reply::later(async move {
                                    let callee = other.get(&vm).await?;
                                    vm.request_call(Call {
                                        callee,
                                        values,
                                        names,
                                    })
                                    .await
                                });
                                self.reply(reply, to, "__call__")
                            }
                        }
                    }
                    None => {
                        let name = interp.class(class).name();
                        Err(Raised::type_error(format!(
                            "'{name}' object is not callable"
                        )))
                    }
                }
            }
        }
    }

    /// Calls a class: usually that makes an object.
    fn call_class(
        &mut self,
        id: ClassId,
        start: usize,
        count: usize,
        names: &[Sym],
        to: ReturnTo,
    ) -> Outcome<()> {
        let interp = Arc::clone(self.vm.interp());
        let class = interp.class(id);
        let meta = interp.class(class.meta);
        if !meta.is_builtin && meta.has(flags::CALL) {
            let method = interp.lookup(meta.id, sym::CALL).unwrap_or_default();
            self.stack[start - 1] = Value::Class(id);
            return self.call(method, start - 1, count + 1, names, to);
        }
        let plain = class.layout == Layout::Object && !class.has(flags::NEW) && !class.is_builtin;
        if plain {
            let instance = Arc::new(Instance::new(id, Payload::None));
            if let Some(error) = super::types::object::abstract_error(&interp, class) {
                return Err(error);
            }
            return match interp.lookup(id, sym::INIT) {
                Some(init @ (Value::Function(_) | Value::Closure(_))) => {
                    self.stack[start - 1] = Value::Instance(Arc::clone(&instance));
                    let depth = self.frames.len();
                    self.call_function(&init, start - 1, count + 1, names, to)?;
                    if self.frames.len() > depth {
                        self.set_instance(instance);
                    }
                    Ok(())
                }
                Some(Value::Native(_)) if count == 0 => self.deliver(to, Value::Instance(instance)),
                Some(Value::Native(_)) => Err(Raised::type_error(format!(
                    "{}() takes no arguments",
                    class.name()
                ))),
                _ => self.construct(id, start, count, names, to),
            };
        }
        self.construct(id, start, count, names, to)
    }

    /// `type.__call__`: `__new__`, then `__init__`.
    fn construct(
        &mut self,
        id: ClassId,
        start: usize,
        count: usize,
        names: &[Sym],
        to: ReturnTo,
    ) -> Outcome<()> {
        let values = self.stack[start..start + count].to_vec();
        self.clear(start, count);
        let reply = super::types::type_::construct(&self.vm, id, values, names.to_vec());
        self.reply(reply, to, "__call__")
    }

    /// Calls a function written in Python: its registers begin where its arguments lie.
    pub(super) fn call_function(
        &mut self,
        callee: &Value,
        base: usize,
        count: usize,
        names: &[Sym],
        to: ReturnTo,
    ) -> Outcome<()> {
        let interp = self.vm.interp();
        let Some(function) = interp.function(callee) else {
            return Ok(());
        };
        let code = &interp.codes[function.code.0];
        let registers = usize::from(code.registers).max(count);
        if self.stack.len() < base + registers {
            self.stack.resize(base + registers, Value::Unbound);
        }
        // What lies there is left over from calls before.
        for place in count..code.locals.len() {
            if self.stack[base + place].is_bound() {
                self.stack[base + place] = Value::Unbound;
            }
        }
        if !(names.is_empty()
            && code.signature.is_simple()
            && usize::from(code.signature.positional) == count)
        {
            bind(
                function,
                code,
                &mut self.stack[base..base + registers],
                count,
                names,
            )?;
        }
        for ((register, _), cell) in code.free.iter().zip(&function.cells) {
            self.stack[base + usize::from(*register)] = Value::Cell(Arc::clone(cell));
        }
        let frame = Frame {
            code: function.code,
            next: 0,
            base: base as u32,
            registers: code.registers,
            return_to: to,
            handled: None,
            extra: None,
        };
        if code.kind == CodeKind::Plain {
            return self.push_frame(frame);
        }
        let names = [Arc::clone(&code.name), Arc::clone(&code.qualname)];
        let generator = self.make_generator(names, code.kind, frame);
        self.deliver(to, Value::Generator(generator))
    }

    /// A generator, coroutine or asynchronous generator over a frame that has not begun.
    fn make_generator(
        &mut self,
        names: [Arc<str>; 2],
        kind: CodeKind,
        mut frame: Frame,
    ) -> Arc<Generator> {
        let base = frame.base as usize;
        let registers = self.stack[base..base + usize::from(frame.registers)]
            .iter_mut()
            .map(std::mem::take)
            .collect();
        let code_id = frame.code;
        frame.base = 0;
        let suspended = Suspended {
            frame,
            registers,
            begun: false,
            sent: 0,
            delegate: Value::Unbound,
            guarded: false,
        };
        Arc::new(Generator::new(kind, code_id, names, Box::new(suspended)))
    }
}

/// Puts arguments into the parameters' registers, as CPython does, with its errors.
fn bind(
    function: &Function,
    code: &Code,
    registers: &mut [Value],
    count: usize,
    names: &[Sym],
) -> Outcome<()> {
    let signature = &code.signature;
    let positional = usize::from(signature.positional);
    let given = count - names.len();
    let named: Vec<Value> = registers[given..count]
        .iter_mut()
        .map(std::mem::take)
        .collect();
    let all = positional + usize::from(signature.keyword_only);
    let mut extra = Vec::new();
    if given > positional {
        extra = registers[positional..given]
            .iter_mut()
            .map(std::mem::take)
            .collect();
    }
    let mut rest: Vec<(Sym, Value)> = Vec::new();
    let error = |message: String| Raised::type_error(format!("{}() {message}", code.qualname));
    let mut positional_only_named = Vec::new();
    for (name, value) in names.iter().zip(named) {
        let place = code.locals[..all].iter().position(|local| local == name);
        match place {
            Some(place) if place >= usize::from(signature.positional_only) => {
                if registers[place].is_bound() {
                    return Err(error(format!(
                        "got multiple values for argument '{}'",
                        name.text()
                    )));
                }
                registers[place] = value;
            }
            Some(_) if !signature.star_star => positional_only_named.push(name.text()),
            _ if signature.star_star => rest.push((*name, value)),
            _ => {
                return Err(error(format!(
                    "got an unexpected keyword argument '{}'",
                    name.text()
                )));
            }
        }
    }
    if !positional_only_named.is_empty() {
        return Err(error(format!(
            "got some positional-only arguments passed as keyword arguments: '{}'",
            positional_only_named.join(", ")
        )));
    }
    if !extra.is_empty() && !signature.star {
        let with_defaults = function.defaults.len();
        let keyword_given = registers[positional..all]
            .iter()
            .filter(|value| value.is_bound())
            .count();
        let takes = match with_defaults {
            0 => format!("{positional}"),
            defaults => format!("from {} to {positional}", positional - defaults),
        };
        let plural = if positional == 1 && with_defaults == 0 {
            ""
        } else {
            "s"
        };
        let were = match (keyword_given, given) {
            (0, 1) => "1 was given".to_owned(),
            (0, given) => format!("{given} were given"),
            (keyword, given) => format!(
                "{given} positional argument{} (and {keyword} keyword-only argument{}) were given",
                if given == 1 { "" } else { "s" },
                if keyword == 1 { "" } else { "s" }
            ),
        };
        return Err(error(format!(
            "takes {takes} positional argument{plural} but {were}"
        )));
    }
    let first_default = positional - function.defaults.len().min(positional);
    let mut missing = Vec::new();
    for (place, register) in registers[..positional].iter_mut().enumerate() {
        if !register.is_bound() {
            match place
                .checked_sub(first_default)
                .and_then(|place| function.defaults.get(place))
            {
                Some(default) => *register = default.clone(),
                None => missing.push(code.locals[place]),
            }
        }
    }
    if !missing.is_empty() {
        return Err(error(missing_text(&missing, "positional")));
    }
    for (place, register) in registers[..all].iter_mut().enumerate().skip(positional) {
        if !register.is_bound() {
            let name = code.locals[place];
            match function
                .keyword_defaults
                .iter()
                .find(|(known, _)| *known == name)
            {
                Some((_, default)) => *register = default.clone(),
                None => missing.push(name),
            }
        }
    }
    if !missing.is_empty() {
        return Err(error(missing_text(&missing, "keyword-only")));
    }
    let mut next = all;
    if signature.star {
        registers[next] = Value::tuple(extra);
        next += 1;
    }
    if signature.star_star {
        let dict = Dict::default();
        for (name, value) in rest {
            dict.set_name(name, value);
        }
        registers[next] = Value::Dict(Arc::new(dict));
    }
    Ok(())
}

fn missing_text(missing: &[Sym], kind: &str) -> String {
    let names: Vec<String> = missing
        .iter()
        .map(|name| format!("'{}'", name.text()))
        .collect();
    let listed = match &names[..] {
        [one] => one.clone(),
        [first, second] => format!("{first} and {second}"),
        [first @ .., last] => format!("{}, and {last}", first.join(", ")),
        [] => String::new(),
    };
    let plural = if names.len() == 1 { "" } else { "s" };
    format!(
        "missing {} required {kind} argument{plural}: {listed}",
        names.len()
    )
}
