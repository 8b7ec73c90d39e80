//! Random programs of expressions and statements over numbers, texts, lists, dicts and tuples; the same
//! seed makes the same program.
//!
//! Each is a function that prints what it computes. Its statements may fail: each catches what is
//! raised and prints its type. Nothing in them depends on hashes, addresses or time, and nothing grows
//! without bounds.

use std::fmt::Write as _;

/// A small generator of random numbers (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 33) as usize) % limit
    }

    fn pick<'t>(&mut self, table: &[&'t str]) -> &'t str {
        table[self.below(table.len())]
    }
}

const NUMBERS: &[&str] = &[
    "0",
    "1",
    "2",
    "3",
    "-1",
    "-7",
    "10",
    "255",
    "1000",
    "2**63",
    "-2**63",
    "2**64 + 1",
    "10**20",
    "0.0",
    "0.5",
    "1.5",
    "-2.5",
    "1e10",
    "1e-5",
    "-0.0",
    "3.14159",
    "1e16",
    "123456.789",
    "True",
    "False",
];
const TEXTS: &[&str] = &[
    "''",
    "'a'",
    "'abc'",
    "'Hello'",
    "'x y z'",
    "' pad '",
    "'1,2,3'",
    "'é日😀'",
    "'42'",
    "'aaa'",
    "'A-b_C'",
];
const BINARY: &[&str] = &[
    "+", "-", "*", "//", "%", "/", "&", "|", "^", "and", "or", "<", "<=", "==", "!=", ">", "in",
    "not in", "is",
];
const TEXT_CALLS: &[&str] = &[
    "upper()",
    "lower()",
    "title()",
    "strip()",
    "split()",
    "split(',')",
    "find('a')",
    "count('a')",
    "replace('a', 'bb')",
    "isdigit()",
    "isalpha()",
    "center(9, '*')",
    "zfill(6)",
    "startswith('a')",
    "encode()",
    "partition('b')",
    "capitalize()",
    "swapcase()",
    "rjust(5)",
    "splitlines()",
    "casefold()",
];
const LIST_CALLS: &[&str] = &[
    "copy()",
    "index(1)",
    "count(1)",
    "pop()",
    "reverse()",
    "append(1)",
    "extend([2, 3])",
    "insert(0, 9)",
    "sort()",
    "remove(1)",
    "clear()",
];
const DICT_CALLS: &[&str] = &[
    "get('a')",
    "get('z', 0)",
    "keys()",
    "values()",
    "items()",
    "pop('a', None)",
    "copy()",
    "setdefault('b', 5)",
    "update(c=1)",
    "popitem()",
];
const FUNCTIONS: &[&str] = &[
    "len",
    "str",
    "repr",
    "bool",
    "abs",
    "list",
    "tuple",
    "sorted",
    "sum",
    "max",
    "min",
    "type",
    "int",
    "float",
    "round",
    "ascii",
    "any",
    "all",
    "backwards",
    "numbered",
    "spread",
    "bin",
    "hex",
    "ord",
];
const SPECS: &[&str] = &[
    "", "5", ">8", "<8", "^9", "05", ",", ".2f", "e", "x", "b", "+", "_", "%", "g", ".3", "s", "d",
    "*^12",
];

/// One program.
pub struct Program {
    dice: Dice,
    text: String,
    depth: usize,
}

/// The program with this seed, as a function `program_<seed>` and a call of it.
pub fn program(seed: u64) -> String {
    let mut program = Program {
        dice: Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1),
        text: String::new(),
        depth: 0,
    };
    for _ in 0..8 {
        program.dice.below(2);
    }
    let _ = writeln!(program.text, "def program_{seed}():");
    for variable in 0..5 {
        let value = program.leaf();
        program.line(1, &format!("v{variable} = {value}"));
    }
    for _ in 0..9 {
        program.guarded(1);
    }
    program.line(1, "for v in (v0, v1, v2, v3, v4):");
    program.line(2, "show(v)");
    let _ = writeln!(
        program.text,
        "print({seed})\ntry:\n    program_{seed}()\nexcept Exception as error:\n    print(type(error).__name__)"
    );
    program.text
}

/// What stands before the programs.
pub const PRELUDE: &str = "def spread(value):\n    return range(value % 50)\ndef backwards(value):\n    return list(reversed(value))\ndef numbered(value):\n    return list(enumerate(value))\ndef show(value):\n    try:\n        print(repr(value)[:150])\n    except Exception as error:\n        print(type(error).__name__)\n";

impl Program {
    fn line(&mut self, level: usize, text: &str) {
        let _ = writeln!(self.text, "{:width$}{text}", "", width = 4 * level);
    }

    fn variable(&mut self) -> String {
        format!("v{}", self.dice.below(5))
    }

    fn leaf(&mut self) -> String {
        match self.dice.below(9) {
            0..=2 => self.dice.pick(NUMBERS).to_owned(),
            3..=4 => self.dice.pick(TEXTS).to_owned(),
            5 => {
                let (a, b) = (self.dice.pick(NUMBERS), self.dice.pick(TEXTS));
                format!("[{a}, {b}, 1]")
            }
            6 => {
                let (a, b) = (self.dice.pick(NUMBERS), self.dice.pick(TEXTS));
                format!("{{'a': {a}, {b}: 2}}")
            }
            7 => {
                let (a, b) = (self.dice.pick(NUMBERS), self.dice.pick(NUMBERS));
                format!("({a}, {b})")
            }
            _ => "None".to_owned(),
        }
    }

    fn expression(&mut self) -> String {
        self.depth += 1;
        let text = if self.depth > 4 {
            match self.dice.below(2) {
                0 => self.variable(),
                _ => self.leaf(),
            }
        } else {
            self.compound()
        };
        self.depth -= 1;
        text
    }

    fn compound(&mut self) -> String {
        match self.dice.below(20) {
            0..=1 => self.leaf(),
            2..=3 => self.variable(),
            4..=7 => {
                let (a, b) = (self.expression(), self.expression());
                format!("({a} {} {b})", self.dice.pick(BINARY))
            }
            8 => {
                let sign = self.dice.pick(&["-", "not ", "+"]);
                format!("({sign}{})", self.expression())
            }
            9 => {
                let (a, b, c) = (self.expression(), self.expression(), self.expression());
                format!("({a} if {b} else {c})")
            }
            10 => format!("{}({})", self.dice.pick(FUNCTIONS), self.expression()),
            11 => format!("{}.{}", self.variable(), self.dice.pick(TEXT_CALLS)),
            12 => {
                let calls = [LIST_CALLS, DICT_CALLS][self.dice.below(2)];
                format!("{}.{}", self.variable(), self.dice.pick(calls))
            }
            13 => {
                let indices = ["0", "-1", "1:", ":2", "::-1", "'a'", "1:3", "::2", "5"];
                let (name, index) = (self.variable(), self.dice.pick(&indices));
                // Slices have become keys of dicts lately.
                match index.contains(':') {
                    true => format!("({name}[{index}] if type({name}) is not dict else 0)"),
                    false => format!("{name}[{index}]"),
                }
            }
            14 => {
                let (item, over) = (self.expression(), self.variable());
                format!("[{item} for v in {over}]")
            }
            15 => {
                let (spec, value) = (self.dice.pick(SPECS), self.variable());
                let conversion = self.dice.pick(&["", "", "!r", "!s", "="]);
                format!("f'<{{{value}{conversion}:{spec}}}>'")
            }
            16 => {
                let kind = self.dice.pick(&["s", "r", "d", "5.1f", "x", "-8s", "05d"]);
                format!("('%{kind}' % ({},))", self.variable())
            }
            17 => {
                let (a, b) = (self.expression(), self.expression());
                format!("[{a}, *[{b}]]")
            }
            18 => {
                let (a, b) = (self.expression(), self.expression());
                format!("{{'a': {a}, 'b': {b}}}")
            }
            _ => {
                let (a, b) = (self.expression(), self.expression());
                format!("(lambda p, q=1: (p, q))({a}, {b})")
            }
        }
    }

    /// A statement that catches what it raises.
    fn guarded(&mut self, level: usize) {
        self.line(level, "try:");
        self.statement(level + 1);
        let caught = self.dice.pick(&["Exception", "(TypeError, Exception)"]);
        self.line(level, &format!("except {caught} as error:"));
        self.line(level + 1, "print(type(error).__name__)");
        if self.dice.below(6) == 0 {
            self.line(level, "else:");
            self.line(level + 1, "print('else')");
        }
        if self.dice.below(6) == 0 {
            self.line(level, "finally:");
            self.line(level + 1, "print('finally')");
        }
    }

    fn statement(&mut self, level: usize) {
        let (name, value) = (self.variable(), self.expression());
        match self.dice.below(if level > 3 { 6 } else { 12 }) {
            0..=2 => self.line(level, &format!("{name} = {value}")),
            3 => {
                let sign = self.dice.pick(&["+", "-", "*", "//", "%", "|", "&"]);
                self.line(level, &format!("{name} {sign}= {value}"));
            }
            4 => self.line(level, &format!("show({value})")),
            5 => {
                let other = self.variable();
                self.line(level, &format!("{name}, *{other} = {value}"));
            }
            6..=7 => {
                self.line(level, &format!("if {value}:"));
                self.statement(level + 1);
                self.line(level, "else:");
                self.statement(level + 1);
            }
            8 => {
                let count = 1 + self.dice.below(3);
                self.line(level, &format!("for i in range({count}):"));
                self.statement(level + 1);
                if self.dice.below(3) == 0 {
                    let word = self.dice.pick(&["continue", "break", "pass"]);
                    self.line(level + 1, word);
                }
            }
            9 => {
                self.line(level, &format!("for {name} in list({value})[:3]:"));
                self.guarded(level + 1);
            }
            10 => {
                let parameter = self.dice.pick(&["p", "p, *q", "p=1, **k", "*, p=2"]);
                self.line(level, &format!("def f({parameter}):"));
                self.line(level + 1, &format!("return (p, {value})"));
                let call = self.dice.pick(&["f()", "f(1)", "f(1, 2)", "f(p=3)"]);
                self.line(level, &format!("show({call})"));
            }
            _ => {
                self.line(level, "def g():");
                self.line(level + 1, &format!("yield {value}"));
                self.line(level + 1, &format!("yield from [{name}]"));
                self.line(level, "show(list(g()))");
            }
        }
    }
}
