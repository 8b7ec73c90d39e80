//! Raising, matching, groups, and how a traceback is printed.

use std::fmt::Write as _;
use std::sync::Arc;

use super::class::ids;
use super::error::{Outcome, Passed, Raised};
use super::interp::Interp;
use super::native::{Reply, Vm};
use super::symbol::Sym;
use super::value::Value;

/// NameError.
#[cold]
pub fn name_error(name: &str) -> Raised {
    let raised = Raised::new(ids::NAME_ERROR, format!("name '{name}' is not defined"));
    raised
        .0
        .set(super::symbol::well_known::NAME, Value::Unbound);
    raised.0.set(Sym::of("name"), Value::str(name));
    raised
}

/// AttributeError.
#[cold]
pub fn attribute_error(message: String, name: Sym, object: Value) -> Raised {
    let raised = Raised::new(ids::ATTRIBUTE_ERROR, message);
    raised.0.set(Sym::of("name"), Value::name(name));
    raised.0.set(Sym::of("obj"), object);
    raised
}

/// KeyError.
#[cold]
pub fn key_error(key: Value) -> Raised {
    Raised::with_args(ids::KEY_ERROR, vec![key])
}

/// `raise exception from cause`: ends in an exception, but a class may have to be called first.
pub fn raise(vm: &Vm, exception: Value, cause: Value) -> Reply {
    if !cause.is_bound()
        && let Some(raised) = Raised::from_value(&exception)
    {
        return raised.into();
    }
    let interp = vm.interp();
    let is_class = |value: &Value| match value {
        Value::Class(id) => interp.is_subclass(*id, ids::BASE_EXCEPTION),
        _ => false,
    };
    if let (false, Value::Class(id)) = (cause.is_bound(), &exception)
        && is_class(&exception)
        && interp.class(*id).is_builtin
        && *id != ids::UNICODE_DECODE_ERROR
        && *id != ids::BASE_EXCEPTION_GROUP
        && *id != ids::EXCEPTION_GROUP
    {
        return Raised::with_args(*id, Vec::new()).into();
    }
    if Raised::from_value(&exception).is_none() && !is_class(&exception) {
        return Raised::type_error("exceptions must derive from BaseException").into();
    }
    if cause.is_bound()
        && !cause.is_none()
        && Raised::from_value(&cause).is_none()
        && !is_class(&cause)
    {
        return Raised::type_error("exception causes must derive from BaseException").into();
    }
    let vm = vm.clone();
    Reply::later(async move {
        let made = async |value: Value| -> Outcome<Raised> {
            if let Some(raised) = Raised::from_value(&value) {
                return Ok(raised);
            }
            let name = match &value {
                Value::Class(id) => vm.interp().class(*id).name(),
                _ => "?",
            };
            let made = vm.call(value, []).await?;
            Raised::from_value(&made).ok_or_else(|| {
                let class = vm.class_name(&made);
                Raised::type_error(format!(
                    "calling <class '{name}'> should have returned an instance of BaseException, not <class '{class}'>"
                ))
            })
        };
        let raised = made(exception).await?;
        if cause.is_bound() {
            let cause = if cause.is_none() {
                None
            } else {
                Some(made(cause).await?)
            };
            let mut state = raised.state();
            state.cause = cause;
            state.suppress_context = true;
        }
        Err(raised)
    })
}

/// Whether an exception is of a class, or of one in a tuple.
///
/// # Errors
/// Where those are no exception classes.
pub fn matches(interp: &Interp, exception: &Value, class: &Value) -> Outcome<bool> {
    let of = interp.class_of(exception);
    let one = |class: &Value| match class {
        Value::Class(id) if interp.is_subclass(*id, ids::BASE_EXCEPTION) => {
            Ok(interp.is_subclass(of, *id))
        }
        _ => Err(Raised::type_error(
            "catching classes that do not inherit from BaseException is not allowed",
        )),
    };
    match class {
        Value::Tuple(classes) => {
            let mut any = false;
            for class in &classes.0 {
                any |= one(class)?;
            }
            Ok(any)
        }
        class => one(class),
    }
}

// ---- groups ---------------------------------------------------------------------------------

/// The exceptions in a group.
pub fn parts(group: &Raised) -> Vec<Value> {
    let state = group.state();
    match state.args.get(1) {
        Some(Value::List(list)) => list.items(),
        Some(Value::Tuple(items)) => items.0.to_vec(),
        _ => Vec::new(),
    }
}

/// Whether it is a group.
pub fn is_group(interp: &Interp, raised: &Raised) -> bool {
    interp.is_subclass(raised.class(), ids::BASE_EXCEPTION_GROUP)
}

/// A group like another, of other exceptions.
pub fn derive(group: &Raised, parts: Vec<Value>) -> Raised {
    let state = group.state();
    let message = state
        .args
        .first()
        .cloned()
        .unwrap_or_else(|| Value::str(""));
    let derived = Raised::with_args(group.class(), vec![message, Value::list(parts)]);
    {
        let mut new = derived.state();
        new.cause.clone_from(&state.cause);
        new.context.clone_from(&state.context);
        new.suppress_context = state.suppress_context;
        new.traceback.clone_from(&state.traceback);
        new.notes.clone_from(&state.notes);
    }
    derived
}

/// A group like another, of other exceptions, made by the group's own `derive` where it has one.
///
/// # Errors
/// What that raised.
pub async fn derive_by_method(vm: &Vm, group: &Raised, parts: Vec<Value>) -> Outcome<Raised> {
    let interp = vm.interp();
    let method = interp.lookup(group.class(), Sym::of("derive"));
    let own = method.filter(|method| !matches!(method, Value::Native(_)));
    let plain = derive(group, parts.clone());
    let Some(method) = own else {
        let builtin = interp.class(group.class()).is_builtin;
        if builtin {
            return Ok(plain);
        }
        let message = group.state().args.first().cloned().unwrap_or_default();
        let class = Value::Class(ids::BASE_EXCEPTION_GROUP);
        let made = vm.call(class, [message, Value::list(parts)]).await?;
        return Ok(Raised::from_value(&made).map_or(plain, |made| like(made, group)));
    };
    let reply = super::protocol::call_bound(vm, method, &group.value(), &[Value::list(parts)]);
    match Raised::from_value(&reply.get(vm).await?) {
        Some(made) => Ok(like(made, group)),
        None => Err(Raised::type_error(
            "derive must return an instance of BaseExceptionGroup",
        )),
    }
}

/// Gives a group what another has of traceback, causes and notes.
fn like(made: Raised, group: &Raised) -> Raised {
    if Arc::ptr_eq(&made.0, &group.0) {
        return made;
    }
    let state = group.state();
    let mut new = made.state();
    new.cause.clone_from(&state.cause);
    new.context.clone_from(&state.context);
    new.suppress_context = state.suppress_context;
    new.traceback.clone_from(&state.traceback);
    new.notes.clone_from(&state.notes);
    drop(new);
    made
}

/// What of an exception or group meets a condition, and the rest.
///
/// # Errors
/// What the condition raised.
pub async fn divide(
    vm: &Vm,
    raised: Raised,
    condition: &Value,
    is_classes: bool,
) -> Outcome<(Option<Raised>, Option<Raised>)> {
    let interp = vm.interp();
    let fits = match is_classes {
        true => matches(interp, &raised.value(), condition)?,
        false => {
            let answer = vm.call(condition.clone(), [raised.value()]).await?;
            super::protocol::is_true(vm, &answer).await?
        }
    };
    if fits {
        return Ok((Some(raised), None));
    }
    if !is_group(interp, &raised) {
        return Ok((None, Some(raised)));
    }
    let (mut matched, mut rest) = (Vec::new(), Vec::new());
    for part in parts(&raised) {
        let Some(part) = Raised::from_value(&part) else {
            continue;
        };
        let (yes, no) = Box::pin(divide(vm, part, condition, is_classes)).await?;
        matched.extend(yes.map(|part| part.value()));
        rest.extend(no.map(|part| part.value()));
    }
    let group_of = async |parts: Vec<Value>| -> Outcome<Option<Raised>> {
        if parts.is_empty() {
            return Ok(None);
        }
        derive_by_method(vm, &raised, parts).await.map(Some)
    };
    Ok((group_of(matched).await?, group_of(rest).await?))
}

/// For `except*`: what fits, as a group, and the rest; None for nothing.
///
/// # Errors
/// Where the classes are no exception classes, or groups.
pub fn split_group(vm: &Vm, exception: &Value, class: &Value) -> Reply {
    let interp = vm.interp();
    let pair = |matched: Value, rest: Value| Value::tuple([matched, rest]).into();
    let Some(raised) = Raised::from_value(exception) else {
        return pair(Value::None, Value::None);
    };
    let is_group_class = |class: &Value| match class {
        Value::Class(id) => interp.is_subclass(*id, ids::BASE_EXCEPTION_GROUP),
        _ => false,
    };
    let names_group = match class {
        Value::Tuple(classes) => classes.0.iter().any(is_group_class),
        class => is_group_class(class),
    };
    if names_group {
        return Raised::type_error(
            "catching ExceptionGroup with except* is not allowed. Use except instead.",
        )
        .into();
    }
    if !is_group(interp, &raised) {
        return match matches(interp, exception, class) {
            Ok(true) => {
                let parts = Value::tuple([exception.clone()]);
                let group = Raised::with_args(ids::EXCEPTION_GROUP, vec![Value::str(""), parts]);
                pair(group.value(), Value::None)
            }
            Ok(false) => pair(Value::None, exception.clone()),
            Err(raised) => raised.into(),
        };
    }
    let (vm, class) = (vm.clone(), class.clone());
    Reply::later(async move {
        let (matched, rest) = divide(&vm, raised, &class, true).await?;
        let value = |raised: Option<Raised>| raised.map_or(Value::None, |raised| raised.value());
        Ok(Value::tuple([value(matched), value(rest)]))
    })
}

/// What is raised at the end of `try ... except*`: what handlers raised, and what was left over.
pub fn join_groups(interp: &Interp, original: &Value, list: &Value) -> Value {
    let Value::List(list) = list else {
        return Value::None;
    };
    let mut raised: Vec<Value> = list.items();
    let rest = raised.pop().filter(|rest| !rest.is_none());
    raised.retain(|value| !value.is_none());
    let Some(original) = Raised::from_value(original) else {
        return Value::None;
    };
    match (raised.is_empty(), rest) {
        (true, None) => Value::None,
        (true, Some(rest)) => rest,
        (false, rest) => {
            let mut all = raised;
            if !is_group(interp, &original) && all.len() == 1 && rest.is_none() {
                return all.remove(0);
            }
            all.extend(rest);
            Raised::with_args(ids::EXCEPTION_GROUP, vec![Value::str(""), Value::list(all)]).value()
        }
    }
}

// ---- printing -------------------------------------------------------------------------------

/// Tracebacks, up to this many lines of a kind in a row, are printed whole.
const REPEATED: usize = 3;

/// An exception's traceback as Python prints it, with those of its causes.
pub fn format_traceback(vm: &Vm, raised: &Raised) -> Reply {
    let (vm, raised) = (vm.clone(), raised.clone());
    Reply::later(async move {
        let mut page = Page::default();
        Box::pin(write_chain(&vm, &raised, &mut page, &mut Vec::new())).await;
        Ok(Value::str(page.text))
    })
}

/// What is printed, and how deep in groups: their parts are indented behind a bar.
#[derive(Default)]
struct Page {
    text: String,
    depth: usize,
    /// The frame around a group's parts is still open at the bottom.
    open: bool,
}

impl Page {
    fn lines(&mut self, text: &str, bar: char) {
        for line in text.split_inclusive('\n') {
            if self.depth > 0 {
                let _ = write!(self.text, "{:width$}{bar} ", "", width = 2 * self.depth);
            }
            self.text.push_str(line);
        }
    }
}

async fn write_chain(vm: &Vm, raised: &Raised, page: &mut Page, seen: &mut Vec<usize>) {
    seen.push(Arc::as_ptr(&raised.0).addr());
    let (cause, context) = {
        let state = raised.state();
        let context = if state.suppress_context {
            None
        } else {
            state.context.clone()
        };
        (state.cause.clone(), context)
    };
    let earlier = cause
        .map(|cause| (cause, true))
        .or(context.map(|context| (context, false)));
    if let Some((earlier, is_cause)) = earlier
        && !seen.contains(&Arc::as_ptr(&earlier.0).addr())
        && seen.len() < 100
    {
        Box::pin(write_chain(vm, &earlier, page, seen)).await;
        let between = if is_cause {
            "\nThe above exception was the direct cause of the following exception:\n\n"
        } else {
            "\nDuring handling of the above exception, another exception occurred:\n\n"
        };
        page.lines(between, '|');
    }
    write_one(vm, raised, page, seen).await;
}

/// Where a text is no program: its file and line, the line itself, and a mark below it.
fn syntax_place(raised: &Raised) -> String {
    let part = |name: &str| raised.0.get(Sym::of(name)).unwrap_or_default();
    let (Value::Int(line), file) = (part("lineno"), part("filename")) else {
        return String::new();
    };
    let file = file.as_str().unwrap_or("<string>").to_owned();
    let mut text = format!("  File \"{file}\", line {line}\n");
    let shown = part("text");
    let shown = shown.as_str().unwrap_or_default();
    let stripped = shown.trim_start();
    if !stripped.trim_end().is_empty() {
        let _ = writeln!(text, "    {}", stripped.trim_end());
        if let Value::Int(column) = part("offset") {
            let gone = shown.chars().count() - stripped.chars().count();
            let column = usize::try_from(column)
                .unwrap_or(1)
                .saturating_sub(gone + 1);
            let _ = writeln!(text, "    {:column$}^", "");
        }
    }
    text
}

async fn write_one(vm: &Vm, raised: &Raised, page: &mut Page, seen: &mut Vec<usize>) {
    let interp = Arc::clone(vm.interp());
    let group = is_group(&interp, raised);
    let outermost = group && page.depth == 0;
    page.depth += usize::from(outermost);
    let passed = raised.state().traceback.clone();
    if !passed.is_empty() {
        match group {
            true => page.lines(
                "Exception Group Traceback (most recent call last):\n",
                if outermost { '+' } else { '|' },
            ),
            false => page.lines("Traceback (most recent call last):\n", '|'),
        }
        let mut places = String::new();
        write_passed(&interp, &passed, &mut places, "");
        page.lines(&places, '|');
    }
    if interp.is_subclass(raised.class(), ids::SYNTAX_ERROR) {
        page.lines(&syntax_place(raised), '|');
    }
    page.lines(&format!("{}\n", last_line(vm, raised).await), '|');
    let notes = raised.state().notes.clone();
    for note in notes {
        let note = super::protocol::str_text(vm, &note)
            .await
            .unwrap_or_default();
        page.lines(&format!("{note}\n"), '|');
    }
    let all = if group { parts(raised) } else { Vec::new() };
    for (place, part) in all.iter().enumerate() {
        let Some(part) = Raised::from_value(part) else {
            continue;
        };
        let is_last = place + 1 == all.len();
        page.open |= is_last;
        let _ = writeln!(
            page.text,
            "{:width$}{}+---------------- {} ----------------",
            "",
            if place == 0 { "+-" } else { "  " },
            place + 1,
            width = 2 * page.depth
        );
        page.depth += 1;
        Box::pin(write_chain(vm, &part, page, seen)).await;
        if is_last && std::mem::take(&mut page.open) {
            let width = 2 * page.depth;
            let _ = writeln!(
                page.text,
                "{:width$}+------------------------------------",
                ""
            );
        }
        page.depth -= 1;
    }
    if outermost {
        page.depth = 0;
    }
}

/// The lines for the places that an exception passed, the outermost first.
pub fn write_passed(interp: &Interp, passed: &[Passed], text: &mut String, indent: &str) {
    let mut before: Option<Passed> = None;
    let mut repeated = 0;
    let finish = |text: &mut String, repeated: usize| {
        if repeated > REPEATED {
            let more = repeated - REPEATED;
            let plural = if more == 1 { "" } else { "s" };
            let _ = writeln!(
                text,
                "{indent}  [Previous line repeated {more} more time{plural}]"
            );
        }
    };
    for place in passed.iter().rev() {
        let code = &interp.codes[place.code.0];
        let module = &interp.modules[code.module.0];
        if before == Some(*place) {
            repeated += 1;
            if repeated > REPEATED {
                continue;
            }
        } else {
            finish(text, repeated);
            before = Some(*place);
            repeated = 1;
        }
        // The library's own frames are not the reader's concern.
        let file = &module.source.file;
        let _ = writeln!(
            text,
            "{indent}  File \"{file}\", line {}, in {}",
            place.line, code.name
        );
        if let Some(line) = module.source.text.lines().nth(place.line as usize - 1) {
            let _ = writeln!(text, "{indent}    {}", line.trim());
        }
    }
    finish(text, repeated);
}

/// The last line of an exception's traceback.
pub async fn last_line(vm: &Vm, raised: &Raised) -> String {
    match class_and_text(vm, raised).await {
        (class, None) => class,
        (class, Some(text)) => format!("{class}: {text}"),
    }
}

/// An exception's class, and its text if it has one, as tracebacks show them.
pub async fn class_and_text(vm: &Vm, raised: &Raised) -> (String, Option<String>) {
    let class = vm.interp().class(raised.class());
    let mut name = super::types::type_::full_name(class);
    if let Some(short) = name.strip_prefix("__main__.") {
        name = short.to_owned();
    }
    let text = super::protocol::str_text(vm, &raised.value()).await;
    if vm.interp().is_subclass(raised.class(), ids::SYNTAX_ERROR) {
        return (name, Some(text.unwrap_or_default()));
    }
    let text = match text {
        Ok(text) if text.is_empty() => None,
        Ok(text) => Some(text + &super::suggest::suggestion(vm, raised)),
        Err(_) => Some("<exception str() failed>".to_owned()),
    };
    (name, text)
}

/// The innermost line of the program's own text that an exception passed, or where its syntax is wrong.
pub fn line_in_program(interp: &Interp, raised: &Raised) -> Option<u32> {
    if interp.is_subclass(raised.class(), ids::SYNTAX_ERROR)
        && let Some(Value::Int(line)) = raised.0.get(Sym::of("lineno"))
    {
        return u32::try_from(line).ok();
    }
    let state = raised.state();
    let is_own = |passed: &&Passed| {
        let module = interp.codes[passed.code.0].module;
        !interp.modules[module.0].is_library()
    };
    state
        .traceback
        .iter()
        .find(is_own)
        .map(|passed| passed.line)
}
