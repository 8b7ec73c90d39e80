//! `import`: modules in Rust are there from the beginning, modules in Python are compiled and run when
//! they are first imported.

use std::sync::Arc;

use super::class::ids;
use super::error::{Outcome, Raised};
use super::function::Function;
use super::import_lock::Claim;
use super::interp::Interp;
use super::module::Source;
use super::native::{Reply, Vm};
use super::symbol::{Sym, well_known as sym};
use super::threads::Waiting;
use super::value::{ModuleId, Value};

/// `import name`, `import a.b` (which gives `a`), `from name import ...`.
pub fn import(vm: &Vm, importer: ModuleId, name: Sym, from: bool, level: u8) -> Reply {
    let full = match absolute(vm.interp(), importer, name, level) {
        Ok(full) => full,
        Err(raised) => return raised.into(),
    };
    let wanted = move |vm: &Vm| {
        let top = if from {
            full
        } else {
            Sym::of(full.text().split('.').next().unwrap_or_default())
        };
        vm.interp().module(top).map_or(Value::None, Value::Module)
    };
    let known = prefixes(full).all(|part| vm.interp().module(part).is_some());
    if known && !vm.interp().import_lock.is_busy() {
        return wanted(vm).into();
    }
    let vm = vm.clone();
    Reply::later(async move {
        for part in prefixes(full) {
            load(&vm, part).await?;
        }
        Ok(wanted(&vm))
    })
}

fn prefixes(name: Sym) -> impl Iterator<Item = Sym> {
    let text = name.text();
    let ends = text
        .match_indices('.')
        .map(|(place, _)| place)
        .chain([text.len()]);
    ends.map(|end| Sym::of(&text[..end]))
}

fn absolute(interp: &Interp, importer: ModuleId, name: Sym, level: u8) -> Outcome<Sym> {
    if level == 0 {
        return Ok(name);
    }
    let module = &interp.modules[importer.0];
    let package = match (module.get(sym::PACKAGE), module.get(sym::NAME)) {
        (Some(Value::Str(package)), _) => package.as_str().to_owned(),
        _ => {
            return Err(Raised::new(
                ids::IMPORT_ERROR,
                "attempted relative import with no known parent package",
            ));
        }
    };
    let mut parts: Vec<&str> = package.split('.').collect();
    for _ in 1..level {
        parts.pop();
    }
    if !name.text().is_empty() {
        parts.push(name.text());
    }
    Ok(Sym::of(&parts.join(".")))
}

/// A module, imported if it was not.
///
/// # Errors
/// Whatever its text raises.
pub async fn load(vm: &Vm, name: Sym) -> Outcome<ModuleId> {
    let (interp, thread) = (vm.interp(), vm.info().ident);
    loop {
        let is_there = || interp.module(name).is_some();
        match interp.import_lock.claim(thread, name, is_there) {
            Claim::Import => break,
            Claim::Take => match interp.module(name) {
                Some(module) => return Ok(module),
                None => continue,
            },
            Claim::Wait(holder) => {
                let waiting = Waiting {
                    held_by: Some(holder),
                    ..Waiting::new("a module that is being imported")
                };
                let free = interp.import_lock.free(thread, name);
                vm.wait(waiting, None, free).await;
            }
        }
    }
    let loaded = load_now(vm, name).await;
    interp.import_lock.end(name);
    loaded
}

/// Imports a module that nobody has imported.
async fn load_now(vm: &Vm, name: Sym) -> Outcome<ModuleId> {
    let interp = vm.interp();
    let Some((text, is_package)) = super::library::source(name.text()) else {
        let raised = Raised::new(ids::MODULE_NOT_FOUND_ERROR, not_found(interp, name));
        raised.0.set(Sym::of("name"), Value::name(name));
        return Err(raised);
    };
    let file = format!("<library {name}>", name = name.text());
    let source = Source {
        file: file.into(),
        text: text.into(),
    };
    let module = interp.add_module(name.text(), source);
    let package = match is_package {
        true => name.text(),
        false => name
            .text()
            .rsplit_once('.')
            .map_or("", |(package, _)| package),
    };
    interp.modules[module.0].set(sym::PACKAGE, Value::str(package));
    if let Err(raised) = run(vm, module, text).await {
        drop(interp.imported.remove_name(name));
        return Err(raised);
    }
    if let Some((parent, child)) = name.text().rsplit_once('.')
        && let Some(parent) = interp.module(Sym::of(parent))
    {
        interp.modules[parent.0].set(Sym::of(child), Value::Module(module));
    }
    Ok(module)
}

fn not_found(interp: &Interp, name: Sym) -> String {
    let text = name.text();
    if let Some((parent, _)) = text.rsplit_once('.')
        && interp.module(Sym::of(parent)).is_some()
    {
        return format!("No module named '{text}'; '{parent}' is not a package");
    }
    match text {
        "numpy" | "pandas" | "scipy" => {
            format!(
                "No module named '{text}' (this playground runs Python of its own, without {text})"
            )
        }
        _ => format!("No module named '{text}'"),
    }
}

/// Compiles and runs a module's text.
///
/// # Errors
/// A syntax error, or what it raised.
pub async fn run(vm: &Vm, module: ModuleId, text: &str) -> Outcome {
    let interp = vm.interp();
    let code = super::compile::compile(interp, module, text)
        .map_err(|error| syntax_error(interp, module, error))?;
    let function = Function::new(
        code,
        Box::default(),
        Box::default(),
        Box::default(),
        Value::None,
    );
    let function = Value::Closure(Arc::new(function));
    vm.call(function, []).await
}

/// A SyntaxError as an exception.
pub fn syntax_error(
    interp: &Interp,
    module: ModuleId,
    error: super::compile::SyntaxError,
) -> Raised {
    let class = match error.kind {
        "IndentationError" => ids::INDENTATION_ERROR,
        "TabError" => ids::TAB_ERROR,
        _ => ids::SYNTAX_ERROR,
    };
    let raised = Raised::new(class, error.message.clone());
    let source = &interp.modules[module.0].source;
    let line = source
        .text
        .lines()
        .nth(error.line as usize - 1)
        .unwrap_or_default();
    for (name, value) in [
        ("msg", Value::str(error.message)),
        ("filename", Value::str(&*source.file)),
        ("lineno", Value::Int(error.line.into())),
        ("offset", Value::Int(error.column.into())),
        ("text", Value::str(line)),
    ] {
        raised.0.set(Sym::of(name), value);
    }
    raised
}

/// `from module import name`: an attribute, or a module inside of it.
pub fn import_from(vm: &Vm, module: &Value, name: Sym) -> Reply {
    let Value::Module(id) = module else {
        return super::attr::load(vm, module, name);
    };
    let interp = vm.interp();
    if let Some(value) = interp.modules[id.0].get(name) {
        return value.into();
    }
    let package = interp.modules[id.0].name;
    let inner = Sym::of(&format!("{}.{}", package.text(), name.text()));
    if let Some(module) = interp.module(inner)
        && !interp.import_lock.is_busy()
    {
        return Value::Module(module).into();
    }
    let id = *id;
    if super::library::source(inner.text()).is_none() {
        let getattr = interp.modules[id.0].get(sym::GETATTR);
        if getattr.is_none() {
            return cannot_import(interp, id, name).into();
        }
        let (vm, module) = (vm.clone(), module.clone());
        return Reply::later(async move {
            match super::attr::load(&vm, &module, name).get(&vm).await {
                Err(raised) if raised.class() == ids::ATTRIBUTE_ERROR => {
                    Err(cannot_import(vm.interp(), id, name))
                }
                other => other,
            }
        });
    }
    let vm = vm.clone();
    Reply::later(async move { Ok(Value::Module(load(&vm, inner).await?)) })
}

fn cannot_import(interp: &Interp, module: ModuleId, name: Sym) -> Raised {
    let module = &interp.modules[module.0];
    let place = if module.source.file.is_empty() {
        "unknown location".into()
    } else {
        Arc::clone(&module.source.file)
    };
    let raised = Raised::new(
        ids::IMPORT_ERROR,
        format!(
            "cannot import name '{}' from '{}' ({place})",
            name.text(),
            module.name.text()
        ),
    );
    raised.0.set(Sym::of("name"), Value::name(module.name));
    raised
}

/// `from module import *`.
pub fn import_star(vm: &Vm, into: ModuleId, module: &Value) -> Reply {
    let Value::Module(id) = module else {
        return Reply::NONE;
    };
    let interp = vm.interp();
    let from = &interp.modules[id.0];
    let listed = from
        .get(sym::ALL)
        .and_then(|all| super::iterate::items_quick(&all));
    for (name, value) in from.entries() {
        let wanted = match &listed {
            Some(names) => names
                .iter()
                .any(|other| other.as_str() == Some(name.text())),
            None => !name.text().starts_with('_'),
        };
        if wanted {
            interp.modules[into.0].set(name, value);
        }
    }
    Reply::NONE
}
