//! The folders of `src/` are layers: imports run downward only, and never in a circle between the
//! files of one layer. Read from the sources, so that a new file is checked as soon as it exists.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, iter};

/// From top to bottom.
const LAYERS: &[&str] = &[
    "web",
    "explore",
    "demos",
    "python",
    "runtime",
    "executor",
    "process",
    "workloads",
    "trace",
    "sync",
];

/// In an interpreter objects hold functions that take the machine, and the machine holds objects.
const MAY_HAVE_CIRCLES: &[&str] = &["python"];

/// Sources by their paths below `src/`, comments and texts left out.
type Sources = BTreeMap<String, String>;

#[test]
fn imports_run_downward_and_not_in_circles() {
    let mut sources = Sources::new();
    read(Path::new("src"), "", &mut sources);
    assert!(sources.len() > 50, "the sources were read");
    let problems = problems(&sources);
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[test]
fn an_import_that_runs_upward_is_found() {
    for upward in [
        "use crate::demos::find;",
        "use crate::{demos, executor};",
        "use super::super::demos::find;",
        "fn f() -> crate::demos::Demo { todo!() }",
        "pub use crate::demos::find;",
    ] {
        let sources = tree(&[
            ("sync/mod.rs", "mod a;"),
            ("sync/a.rs", upward),
            ("demos/mod.rs", ""),
        ]);
        assert_eq!(
            problems(&sources),
            ["sync/a.rs imports demos/mod.rs, which lies above it"],
            "{upward}"
        );
    }
}

#[test]
fn a_circle_between_files_is_found_even_through_what_is_exported_again() {
    let ways = [
        ["use super::b::B;", "use super::A;"],
        [
            "use super::{b, c};",
            "use super::c; use crate::trace::{a::A};",
        ],
    ];
    for [a, b] in ways {
        let sources = tree(&[
            (
                "trace/mod.rs",
                "mod a; mod b; mod c; pub use a::{A, Other};",
            ),
            ("trace/a.rs", a),
            ("trace/b.rs", b),
            ("trace/c.rs", ""),
        ]);
        assert_eq!(
            problems(&sources),
            ["imports run in a circle: trace/a.rs, trace/b.rs, trace/a.rs"]
        );
    }
}

#[test]
fn what_is_no_import_is_left_alone() {
    let harmless = r#"
        // use crate::demos::find;
        /// See [`crate::demos::find`]. /* crate::demos */
        /* use crate::demos::find; */
        const TEXT: &str = "crate::demos::find \" crate::demos::find";
        use crate::sync::lock;
    "#;
    let sources = tree(&[
        ("trace/mod.rs", "mod a; pub use a::A; fn f() {}"),
        ("trace/a.rs", harmless),
        ("sync/mod.rs", "mod clock; mod lock; fn lock<T>() {}"),
        ("demos/mod.rs", ""),
        ("lib.rs", "use crate::demos;"),
        ("sync/lock.rs", "use super::clock;"),
        ("sync/clock.rs", "fn f() { super::lock(); }"),
    ]);
    assert_eq!(problems(&sources), Vec::<String>::new());
}

#[test]
fn a_folder_that_is_no_layer_is_found() {
    let sources = tree(&[
        ("sink/mod.rs", "use crate::sync::lock;"),
        ("sync/mod.rs", ""),
    ]);
    assert_eq!(
        problems(&sources),
        ["sink/mod.rs is in no layer: give `sink` its place in LAYERS"]
    );
}

fn tree(files: &[(&str, &str)]) -> Sources {
    let plain = |(path, text): &(&str, &str)| ((*path).to_owned(), without_comments(text));
    files.iter().map(plain).collect()
}

fn read(folder: &Path, prefix: &str, sources: &mut Sources) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let entry = entry.expect("an entry");
        let name = entry.file_name().into_string().expect("a name in UTF-8");
        let path = format!("{prefix}{name}");
        if entry.path().is_dir() {
            // Programs of their own, which see the library from outside.
            if path != "bin" {
                read(&entry.path(), &format!("{path}/"), sources);
            }
        } else if name.ends_with(".rs") {
            let text = fs::read_to_string(entry.path()).expect("a source in UTF-8");
            sources.insert(path, without_comments(&text));
        }
    }
}

/// The problems, one sentence each.
fn problems(sources: &Sources) -> Vec<String> {
    let mut problems = Vec::new();
    let mut edges: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let own = |path: &&String| *path != "lib.rs";
    for path in sources.keys().filter(own) {
        let Some(rank) = rank(path) else {
            let layer = layer(path);
            problems.push(format!(
                "{path} is in no layer: give `{layer}` its place in LAYERS"
            ));
            continue;
        };
        for Import { to, exported } in imports(sources, path) {
            let to = to.as_str();
            let (to, _) = sources.get_key_value(to).expect("a file that was read");
            if layer(to) != layer(path) && self::rank(to).is_some_and(|other| other < rank) {
                problems.push(format!("{path} imports {to}, which lies above it"));
            }
            // What a folder's `mod.rs` only exports again isn't used by that file itself.
            if layer(to) == layer(path) && !exported && to != path {
                edges.entry(path).or_default().insert(to);
            }
        }
    }
    problems.dedup();
    problems.extend(circle(&edges));
    problems
}

fn layer(path: &str) -> &str {
    let name = path.split('/').next().unwrap_or(path);
    name.strip_suffix(".rs").unwrap_or(name)
}

fn rank(path: &str) -> Option<usize> {
    LAYERS.iter().position(|name| *name == layer(path))
}

/// The first circle there is, as a sentence.
fn circle(edges: &BTreeMap<&str, BTreeSet<&str>>) -> Option<String> {
    fn visit<'a>(
        file: &'a str,
        edges: &BTreeMap<&'a str, BTreeSet<&'a str>>,
        way: &mut Vec<&'a str>,
        done: &mut BTreeSet<&'a str>,
    ) -> Option<String> {
        if let Some(start) = way.iter().position(|before| *before == file) {
            let circle: Vec<&str> = way[start..].iter().copied().chain([file]).collect();
            return Some(format!("imports run in a circle: {}", circle.join(", ")));
        }
        if !done.insert(file) {
            return None;
        }
        way.push(file);
        let found = edges.get(file).into_iter().flatten();
        let found = found.copied().find_map(|to| visit(to, edges, way, done));
        way.pop();
        found
    }
    let mut done = BTreeSet::new();
    let files = edges.keys().copied();
    files
        .filter(|file| !MAY_HAVE_CIRCLES.contains(&layer(file)))
        .find_map(|file| visit(file, edges, &mut Vec::new(), &mut done))
}

struct Import {
    /// The file that defines what is imported.
    to: String,
    /// Whether it is only exported again.
    exported: bool,
}

/// Everything that a file imports or refers to by path.
fn imports(sources: &Sources, path: &str) -> Vec<Import> {
    let here = module_of(path);
    let named = names(&sources[path]).into_iter();
    named
        .filter_map(|Name { segments, exported }| {
            let target = absolute(&here, &segments, sources)?;
            let to = file_of(sources, &target, 0)?;
            Some(Import { to, exported })
        })
        .collect()
}

/// `trace/view.rs` is the module `trace::view`, `trace/mod.rs` is `trace`.
fn module_of(path: &str) -> Vec<String> {
    let path = path.strip_suffix(".rs").unwrap_or(path);
    let path = path.strip_suffix("/mod").unwrap_or(path);
    path.split('/').map(str::to_owned).collect()
}

/// A path from the crate's root; `None` where it leads out of the crate.
fn absolute(here: &[String], segments: &[String], sources: &Sources) -> Option<Vec<String>> {
    let supers = segments.iter().take_while(|name| *name == "super").count();
    let first = segments.first()?;
    if first == "crate" {
        return Some(segments[1..].to_vec());
    }
    if supers > 0 {
        let base = here.get(..here.len().checked_sub(supers)?)?;
        return Some([base, &segments[supers..]].concat());
    }
    // A folder's `mod.rs` names its files without `self::`.
    let rest = if first == "self" {
        &segments[1..]
    } else {
        segments
    };
    let child = [here, rest.get(..1)?].concat();
    module_file(sources, &child)?;
    Some([here, rest].concat())
}

fn module_file(sources: &Sources, module: &[String]) -> Option<String> {
    let path = module.join("/");
    [format!("{path}.rs"), format!("{path}/mod.rs")]
        .into_iter()
        .find(|file| sources.contains_key(file))
}

/// The file that defines the item with this path, however often it is exported again on the way.
fn file_of(sources: &Sources, target: &[String], depth: usize) -> Option<String> {
    assert!(depth < 20, "{target:?} is exported by itself");
    let modules = (1..=target.len())
        .rev()
        .filter(|length| module_file(sources, &target[..*length]).is_some())
        .find(|length| !is_function(sources, target, *length))?;
    let file = module_file(sources, &target[..modules])?;
    let Some(item) = target.get(modules) else {
        return Some(file);
    };
    let here = &target[..modules];
    let exported = names(&sources[&file])
        .into_iter()
        .find(|name| name.exported && name.segments.last().is_some_and(|last| last == item));
    match exported.and_then(|name| absolute(here, &name.segments, sources)) {
        Some(origin) if origin != target => file_of(sources, &origin, depth + 1),
        _ => Some(file),
    }
}

/// Whether a path ends in a function, even though there is also a module of that name.
fn is_function(sources: &Sources, target: &[String], length: usize) -> bool {
    let around = module_file(sources, &target[..length - 1]);
    let function = |file: String| sources[&file].contains(&format!("fn {}<", target[length - 1]));
    length == target.len() && around.is_some_and(function)
}

struct Name {
    segments: Vec<String>,
    /// By `pub use`, or for a part of the crate.
    exported: bool,
}

/// All paths in a source: those in `use` declarations, and those in the code.
fn names(source: &str) -> Vec<Name> {
    let mut found = Vec::new();
    let mut code = String::new();
    let mut rest = source;
    while let Some((before, tree, after)) = next_use(rest) {
        code.push_str(before);
        let visibility = before.trim_end();
        let exported =
            visibility.ends_with("pub") || visibility.ends_with(')') && before.contains("pub(");
        let exported = exported && !visibility.ends_with(';');
        let paths = expand(tree).into_iter();
        found.extend(paths.map(|segments| Name { segments, exported }));
        rest = after;
    }
    code.push_str(rest);
    for start in ["crate::", "super::"] {
        let inline = code.match_indices(start).filter(|(at, _)| {
            let before = code[..*at].chars().next_back();
            !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':' || c == '$')
        });
        found.extend(inline.map(|(at, _)| {
            let path: String = code[at..].chars().take_while(|c| is_of_path(*c)).collect();
            let segments = path.split("::").filter(|name| !name.is_empty());
            Name {
                segments: segments.map(str::to_owned).collect(),
                exported: false,
            }
        }));
    }
    found
}

fn is_of_path(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == ':'
}

/// What comes before the next `use`, its tree, and what comes after.
fn next_use(source: &str) -> Option<(&str, &str, &str)> {
    let starts = source.match_indices("use ").map(|(at, _)| at);
    let at = starts
        .filter(|at| !source[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
        .find(|at| {
            // Not the `use<'a>` of a type's bounds.
            source[at + 4..].starts_with(|c: char| c.is_alphabetic() || c == '{')
        })?;
    let end = at + source[at..].find(';')?;
    Some((&source[..at], &source[at + 4..end], &source[end + 1..]))
}

/// `a::{b, c::{d, e as f}}` is `a::b`, `a::c::d` and `a::c::e`.
fn expand(tree: &str) -> Vec<Vec<String>> {
    let tree = tree.trim();
    let Some(open) = tree.find('{') else {
        let path = tree.split(" as ").next().unwrap_or(tree);
        let segments = path
            .split("::")
            .map(str::trim)
            .filter(|name| !name.is_empty());
        let mut segments: Vec<String> = segments.map(str::to_owned).collect();
        if segments.len() > 1 && segments.last().is_some_and(|last| last == "self") {
            segments.pop();
        }
        return vec![segments];
    };
    let prefix = tree[..open].trim_end().trim_end_matches("::");
    let inside = tree[open + 1..].trim_end().trim_end_matches('}');
    let branches = branches(inside).into_iter();
    branches
        .flat_map(|branch| {
            let whole = match prefix {
                "" => branch.to_owned(),
                _ => format!("{prefix}::{}", branch.trim()),
            };
            expand(&whole)
        })
        .collect()
}

/// Splits at the commas outside of braces.
fn branches(text: &str) -> Vec<&str> {
    let mut depth = 0;
    let mut start = 0;
    let mut found = Vec::new();
    for (at, c) in text.char_indices().chain(iter::once((text.len(), ','))) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                if !text[start..at].trim().is_empty() {
                    found.push(&text[start..at]);
                }
                start = at + 1;
            }
            _ => {}
        }
    }
    found
}

/// Only the code: comments and strings may mention a path without importing it.
fn without_comments(source: &str) -> String {
    let mut code = String::new();
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let skip = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if c == '"' {
            end_of_text(rest)
        } else if rest.starts_with("'\"'") || rest.starts_with("'\\\"'") {
            rest[1..].find('\'').map_or(1, |end| end + 2)
        } else {
            code.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        };
        code.push(' ');
        rest = &rest[skip..];
    }
    code
}

/// The length in bytes of the string that the text begins with, including both quotation marks.
fn end_of_text(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}
