//! A first line as notebooks have it: `%%time`, `%time`, `%%timeit`, `%timeit`. With one `%` it is about
//! the statement behind it, with two about the rest of the program. What is measured and how it is
//! printed is in the library's `_notebook`.

use super::error::{Outcome, Raised};
use super::import;
use super::modules::function;
use super::native::Vm;
use super::symbol::Sym;
use super::value::{ModuleId, Value};

/// What a first line asks for.
#[derive(Debug, PartialEq, Eq)]
struct Magic<'a> {
    /// `time` or `timeit`.
    name: &'a str,
    /// It is about the rest of the program.
    of_cell: bool,
    /// What stands behind it.
    rest: &'a str,
}

fn magic(first: &str) -> Option<Magic<'_>> {
    let (of_cell, words) = match first.strip_prefix("%%") {
        Some(words) => (true, words),
        None => (false, first.strip_prefix('%')?),
    };
    let (name, rest) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
    let rest = rest.trim();
    matches!(name, "time" | "timeit").then_some(Magic {
        name,
        of_cell,
        rest,
    })
}

/// Compiles and runs the program, minding its first line.
///
/// # Errors
/// What it raised.
pub async fn run(vm: &Vm, module: ModuleId, text: &str) -> Outcome {
    let first = text.lines().next().unwrap_or_default();
    let Some(magic) = magic(first) else {
        return import::run(vm, module, text).await;
    };
    // The line stays, empty, so that the others keep their numbers.
    let program = text.get(first.len()..).unwrap_or_default();
    let interp = vm.interp();
    let library = import::load(vm, Sym::of("_notebook")).await?;
    let in_library = |name: &str| {
        let function = interp.modules[library.0].get(Sym::of(name));
        function.ok_or_else(|| Raised::runtime_error("a library without its parts"))
    };
    let options = in_library("options")?;
    let options = vm.call(options, [Value::str(magic.rest)]).await?;
    let Value::Tuple(options) = options else {
        return Ok(Value::None);
    };
    let [number, repeat, statement] = &*options.0 else {
        return Ok(Value::None);
    };
    let statement = function(interp, module, statement.as_str().unwrap_or_default())?;
    let body = match magic.of_cell {
        // What stands behind `%%timeit` is done before, and not timed.
        true => {
            vm.call(statement, []).await?;
            function(interp, module, program)?
        }
        false => statement,
    };
    let measure = in_library(magic.name)?;
    match magic.name {
        "time" => vm.call(measure, [body]).await?,
        _ => {
            vm.call(measure, [body, number.clone(), repeat.clone()])
                .await?
        }
    };
    match magic.of_cell {
        true => Ok(Value::None),
        false => import::run(vm, module, program).await,
    }
}

#[cfg(test)]
mod tests {
    use super::{Magic, magic};

    #[test]
    fn first_lines() {
        let of = |name, of_cell, rest| {
            Some(Magic {
                name,
                of_cell,
                rest,
            })
        };
        assert_eq!(magic("%%time"), of("time", true, ""));
        assert_eq!(magic("%timeit -n 5 f()"), of("timeit", false, "-n 5 f()"));
        assert_eq!(magic("%%timeit x = 1 "), of("timeit", true, "x = 1"));
        assert_eq!(magic("%time f()"), of("time", false, "f()"));
        for other in ["%%bash", "%matplotlib inline", "a % b", "", "%timer"] {
            assert_eq!(magic(other), None);
        }
    }
}
