//! A first line as notebooks have it prints what notebooks print; figures and units are the machine's.
#![cfg(feature = "python")]

#[path = "common/python.rs"]
mod python;

use std::path::Path;

/// Numbers as `N`, with the unit of time behind them, if there is one.
fn without_figures(text: &str) -> String {
    let mut words = Vec::new();
    for word in text.split(' ') {
        let (bare, end) = match word.find([',', '\n']) {
            Some(place) if !word[place..].starts_with(",0") => word.split_at(place),
            _ => (word, ""),
        };
        let number = bare.replace(',', "").parse::<f64>().is_ok();
        let unit = ["ns", "µs", "ms", "s"].contains(&bare);
        match (number, unit && words.last().is_some_and(|last| last == "N")) {
            (true, _) => words.push(format!("N{end}")),
            (_, true) => words.last_mut().expect("a number").push_str(end),
            _ => words.push(word.to_owned()),
        }
    }
    words.join(" ")
}

fn run(name: &str, program: &str) -> (String, String, Option<i32>) {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, program).expect("a program to run");
    let output = python::run(&[], &path);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let errors = text(&output.stderr);
    (text(&output.stdout), errors, output.status.code())
}

#[test]
fn first_lines_print_what_they_measured() {
    let of_seven = "N ± N per loop (mean ± std. dev. of N runs, N loops each)\n";
    let times = "CPU times: user N, sys: N, total: N\nWall time: N\n";
    let cases = [
        ("%%time\nprint('here')\n", format!("here\n{times}")),
        ("%time x = 'there'\nprint(x)\n", format!("{times}there\n")),
        (
            "%timeit -n 10 -r 3 pass\nprint('rest')\n",
            format!("{of_seven}rest\n"),
        ),
        (
            "%%timeit -n5 -r2 text = 'abc'\ntext.upper()\n",
            of_seven.to_owned(),
        ),
        (
            "%%timeit -n1 -r1\ndef f():\n    return 1\nf()\n",
            "N ± N per loop (mean ± std. dev. of N run, N loop each)\n".to_owned(),
        ),
    ];
    for (number, (program, expected)) in cases.into_iter().enumerate() {
        let (printed, errors, status) = run(&format!("magic_{number}.py"), program);
        let slowest = printed.starts_with("The slowest run");
        let shown = match printed.split_once('\n') {
            Some((_, rest)) if slowest => without_figures(rest),
            _ => without_figures(&printed),
        };
        assert_eq!((shown, status), (expected, Some(0)), "{program}\n{errors}");
    }
}

#[test]
fn lines_keep_their_numbers_and_nothing_is_told_of_what_failed() {
    let (printed, errors, status) = run("magic_error.py", "%%time\n\n1 / 0\n");
    assert_eq!((printed.as_str(), status), ("", Some(1)));
    assert!(errors.contains("line 3, in <module>"), "{errors}");
    assert!(errors.ends_with("ZeroDivisionError: division by zero\n"));
}

#[test]
fn what_is_no_magic_word_is_no_python() {
    let (_, errors, status) = run("magic_other.py", "%matplotlib inline\n");
    assert_eq!(status, Some(1));
    assert!(errors.contains("SyntaxError"), "{errors}");
}
