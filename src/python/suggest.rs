//! "Did you mean": the name that was probably meant, found as CPython finds it.

use super::class::ids;
use super::error::Raised;
use super::native::Vm;
use super::symbol::Sym;
use super::value::Value;

/// What an edit costs, and what a change of case costs.
const MOVE: usize = 2;
const CASE: usize = 1;
/// Longer names get no suggestion, nor do names among more than so many.
const LONGEST: usize = 40;
const MOST: usize = 750;

/// What is printed behind a NameError, AttributeError or ImportError; nothing where nothing is near.
pub fn suggestion(vm: &Vm, raised: &Raised) -> String {
    let interp = vm.interp();
    let is = |class| interp.is_subclass(raised.class(), class);
    let part = |name: &str| raised.0.get(Sym::of(name));
    if is(ids::NAME_ERROR) {
        let Some(Value::Str(name)) = part("name") else {
            return String::new();
        };
        let name = name.as_str();
        let known = names_in_scope(vm, raised);
        let near = nearest(name, &known);
        let importable = super::library::source(name).is_some()
            || interp.module(Sym::of(name)).is_some() && !name.starts_with('_');
        return match (near, importable) {
            (Some(near), false) => format!(". Did you mean: '{near}'?"),
            (None, true) => format!(". Did you forget to import '{name}'?"),
            (Some(near), true) => {
                format!(". Did you mean: '{near}'? Or did you forget to import '{name}'?")
            }
            (None, false) => String::new(),
        };
    }
    if !is(ids::ATTRIBUTE_ERROR) {
        return String::new();
    }
    let (Some(Value::Str(name)), Some(object)) = (part("name"), part("obj")) else {
        return String::new();
    };
    let Value::List(names) = super::types::object::dir(vm, &object) else {
        return String::new();
    };
    let names: Vec<String> = names
        .items()
        .iter()
        .filter_map(|name| name.as_str().map(str::to_owned))
        .filter(|other| !other.starts_with('_') || name.as_str().starts_with('_'))
        .collect();
    match nearest(name.as_str(), &names) {
        Some(near) => format!(". Did you mean: '{near}'?"),
        None => String::new(),
    }
}

/// Variables of the function where it was raised, globals, and builtin names.
fn names_in_scope(vm: &Vm, raised: &Raised) -> Vec<String> {
    let interp = vm.interp();
    let Some(place) = raised.state().traceback.first().copied() else {
        return Vec::new();
    };
    let code = &interp.codes[place.code.0];
    let of_module = |module: super::value::ModuleId| {
        let entries = interp.modules[module.0].entries();
        entries.into_iter().map(|(name, _)| name)
    };
    let free = code.free.iter().map(|(_, name)| *name);
    code.locals
        .iter()
        .copied()
        .chain(free)
        .chain(of_module(code.module))
        .chain(of_module(interp.builtins))
        .map(|name| name.text().to_owned())
        .filter(|name| !name.starts_with('.'))
        .collect()
}

fn nearest<'n>(wrong: &str, names: &'n [String]) -> Option<&'n str> {
    if names.len() > MOST || wrong.len() > LONGEST {
        return None;
    }
    let mut best: Option<(&str, usize)> = None;
    for name in names.iter().filter(|name| *name != wrong) {
        let mut most = (wrong.chars().count() + name.chars().count() + 3) * MOVE / 6;
        if let Some((_, distance)) = best {
            most = most.min(distance.saturating_sub(1));
        }
        let distance = distance(wrong, name, most);
        if distance <= most && best.is_none_or(|(_, known)| distance < known) {
            best = Some((name, distance));
        }
    }
    best.map(|(name, _)| name)
}

/// How far two names are apart; more than `most` where it is more than that.
fn distance(a: &str, b: &str, most: usize) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let before = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[before..], &b[before..]);
    let after = a.iter().rev().zip(b.iter().rev());
    let after = after.take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[..a.len() - after], &b[..b.len() - after]);
    let (a, b) = if a.len() < b.len() { (a, b) } else { (b, a) };
    if a.is_empty() || b.len().abs_diff(a.len()) * MOVE > most {
        return b.len().abs_diff(a.len()) * MOVE;
    }
    let mut row: Vec<usize> = (1..=a.len()).map(|place| place * MOVE).collect();
    let mut result = 0;
    for (place, right) in b.iter().enumerate() {
        let mut diagonal = place * MOVE;
        let mut left = diagonal + MOVE;
        for (slot, other) in row.iter_mut().zip(a) {
            let substitute = diagonal + cost(*right, *other);
            diagonal = *slot;
            result = substitute.min(left.min(diagonal) + MOVE);
            left = result;
            *slot = result;
        }
    }
    result
}

fn cost(a: char, b: char) -> usize {
    if a == b {
        0
    } else if a.to_lowercase().eq(b.to_lowercase()) {
        CASE
    } else {
        MOVE
    }
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest};

    #[test]
    fn edits_and_changes_of_case_are_counted() {
        assert_eq!(distance("prnt", "print", 9), 2);
        assert_eq!(distance("Print", "print", 9), 1);
        assert_eq!(distance("kitten", "sitting", 99), 6);
        assert_eq!(distance("ab", "ba", 99), 4);
    }

    #[test]
    fn the_nearest_name_is_found_if_it_is_near_enough() {
        let names = ["append", "extend", "insert"].map(str::to_owned);
        assert_eq!(nearest("apend", &names), Some("append"));
        assert_eq!(nearest("quite_different", &names), None);
    }
}
