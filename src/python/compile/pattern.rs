//! `match`.

use ruff_python_ast::{self as ast, Pattern, Singleton};
use ruff_text_size::{Ranged, TextRange};

use super::super::code::{CmpOp, Instr, Reg, Src};
use super::super::symbol::Sym;
use super::super::value::Value;
use super::unit::Label;
use super::{Compiled, Compiler};

/// Names that a pattern binds, once all of it matches.
type Captures<'a> = Vec<(&'a ast::Identifier, Reg)>;

/// The name that a pattern gives to whatever it is shown; None if it has no name for it.
fn catches_all(pattern: &Pattern) -> Option<(Option<&str>, TextRange)> {
    match pattern {
        Pattern::MatchAs(capture) => match &capture.pattern {
            None => Some((
                capture.name.as_ref().map(|name| name.as_str()),
                capture.range(),
            )),
            Some(inner) => catches_all(inner),
        },
        Pattern::MatchOr(any) => any.patterns.iter().find_map(catches_all),
        _ => None,
    }
}

impl<'a> Compiler<'a> {
    pub(super) fn match_statement(&mut self, statement: &'a ast::StmtMatch) -> Compiled {
        let mark = self.unit().mark();
        let subject = self.expr_temp(&statement.subject)?;
        let end = self.unit().label();
        let before = self.unit().assigned.clone();
        for (place, case) in statement.cases.iter().enumerate() {
            if place + 1 < statement.cases.len()
                && case.guard.is_none()
                && let Some((name, at)) = catches_all(&case.pattern)
            {
                let what = match name {
                    Some(name) => format!("name capture '{name}'"),
                    None => "wildcard".to_owned(),
                };
                return self.error(&at, format!("{what} makes remaining patterns unreachable"));
            }
            self.unit().assigned = before.clone();
            let inner = self.unit().mark();
            let next = self.unit().label();
            let mut captures = Vec::new();
            self.mark_line(&case.pattern);
            self.pattern(&case.pattern, subject, next, &mut captures)?;
            for (name, reg) in captures {
                self.store_name(name.as_str(), name, reg)?;
            }
            if let Some(guard) = &case.guard {
                self.condition(guard, false, next)?;
            }
            self.statements(&case.body)?;
            self.unit().jump(end);
            self.unit().place(next);
            self.unit().release(inner);
        }
        self.unit().place(end);
        self.unit().assigned = before;
        self.unit().release(mark);
        Ok(())
    }

    fn pattern(
        &mut self,
        pattern: &'a Pattern,
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
    ) -> Compiled {
        self.mark_line(pattern);
        match pattern {
            Pattern::MatchValue(pattern) => {
                let b = self.expr(&pattern.value)?;
                self.unit().emit(Instr::UnlessCompare {
                    op: CmpOp::Eq,
                    a: subject,
                    b,
                });
                self.unit().jump(fail);
            }
            Pattern::MatchSingleton(pattern) => {
                let value = match pattern.value {
                    Singleton::None => Value::None,
                    Singleton::True => Value::Bool(true),
                    Singleton::False => Value::Bool(false),
                };
                let b = self.unit().constant(value);
                self.unless_is(subject, b, fail);
            }
            Pattern::MatchAs(pattern) => {
                if let Some(inner) = &pattern.pattern {
                    self.pattern(inner, subject, fail, captures)?;
                }
                if let Some(name) = &pattern.name {
                    self.capture(name, subject, captures)?;
                }
            }
            Pattern::MatchOr(pattern) => {
                self.alternatives(&pattern.patterns, subject, fail, captures)?
            }
            Pattern::MatchSequence(pattern) => {
                self.sequence_pattern(&pattern.patterns, subject, fail, captures)?;
            }
            Pattern::MatchMapping(pattern) => {
                self.mapping_pattern(pattern, subject, fail, captures)?
            }
            Pattern::MatchClass(pattern) => self.class_pattern(pattern, subject, fail, captures)?,
            Pattern::MatchStar(_) => return self.error(pattern, "invalid syntax"),
        }
        Ok(())
    }

    fn capture(
        &mut self,
        name: &'a ast::Identifier,
        subject: Reg,
        captures: &mut Captures<'a>,
    ) -> Compiled {
        if captures
            .iter()
            .any(|(other, _)| other.as_str() == name.as_str())
        {
            let message = format!(
                "multiple assignments to name '{}' in pattern",
                name.as_str()
            );
            return self.error(name, message);
        }
        captures.push((name, subject));
        Ok(())
    }

    fn alternatives(
        &mut self,
        patterns: &'a [Pattern],
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
    ) -> Compiled {
        let matched = self.unit().label();
        // All alternatives bind the same names: into the same registers.
        let mut common: Option<Captures<'a>> = None;
        for (place, pattern) in patterns.iter().enumerate() {
            let next = if place + 1 < patterns.len() {
                self.unit().label()
            } else {
                fail
            };
            let mut own = Vec::new();
            self.pattern(pattern, subject, next, &mut own)?;
            match &common {
                None => {
                    let mut registers = Vec::new();
                    for (name, reg) in own {
                        let dst = self.unit().temp();
                        self.unit().emit(Instr::Move { dst, src: reg });
                        registers.push((name, dst));
                    }
                    common = Some(registers);
                }
                Some(common) => {
                    let moves: Option<Vec<(Reg, Reg)>> = common
                        .iter()
                        .map(|(name, dst)| {
                            let found = own
                                .iter()
                                .find(|(other, _)| other.as_str() == name.as_str());
                            found.map(|(_, reg)| (*dst, *reg))
                        })
                        .collect();
                    match moves.filter(|moves| moves.len() == own.len()) {
                        Some(moves) => {
                            for (dst, src) in moves {
                                self.unit().emit(Instr::Move { dst, src });
                            }
                        }
                        None => {
                            return self
                                .error(pattern, "alternative patterns bind different names");
                        }
                    }
                }
            }
            if place + 1 < patterns.len() {
                self.unit().jump(matched);
                self.unit().place(next);
            }
        }
        self.unit().place(matched);
        for (name, reg) in common.unwrap_or_default() {
            self.capture(name, reg, captures)?;
        }
        Ok(())
    }

    fn sequence_pattern(
        &mut self,
        patterns: &'a [Pattern],
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
    ) -> Compiled {
        self.unit().emit(Instr::MatchSequence { src: subject });
        self.unit().jump(fail);
        let stars: Vec<usize> = (0..patterns.len())
            .filter(|place| patterns[*place].is_match_star())
            .collect();
        if stars.len() > 1 {
            return self.error(
                &patterns[stars[1]],
                "multiple starred expressions in sequence pattern",
            );
        }
        let length = self.unit().temp();
        self.unit().emit(Instr::Length {
            dst: length,
            src: subject,
        });
        let wanted = self
            .unit()
            .constant(Value::from(patterns.len() - stars.len()));
        let op = if stars.is_empty() {
            CmpOp::Eq
        } else {
            CmpOp::Ge
        };
        self.unit().emit(Instr::UnlessCompare {
            op,
            a: length,
            b: wanted,
        });
        self.unit().jump(fail);
        let start = self.unit().temps(patterns.len());
        match stars.first() {
            None => {
                let count = patterns.len() as u16;
                self.unit().emit(Instr::Unpack {
                    src: subject,
                    start,
                    count,
                });
                self.unit().emit(Instr::Spread { start });
            }
            Some(before) => {
                let after = patterns.len() - before - 1;
                self.unit().emit(Instr::UnpackStar {
                    src: subject,
                    start,
                });
                self.unit().emit(Instr::Extra {
                    value: (before << 16 | after) as u32,
                });
                self.unit().emit(Instr::Spread { start });
            }
        }
        for (place, pattern) in patterns.iter().enumerate() {
            let at = start + place as Reg;
            match pattern {
                Pattern::MatchStar(star) => {
                    if let Some(name) = &star.name {
                        self.capture(name, at, captures)?;
                    }
                }
                pattern => self.pattern(pattern, at, fail, captures)?,
            }
        }
        Ok(())
    }

    fn mapping_pattern(
        &mut self,
        pattern: &'a ast::PatternMatchMapping,
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
    ) -> Compiled {
        self.unit().emit(Instr::MatchMapping { src: subject });
        self.unit().jump(fail);
        let count = pattern.keys.len();
        let start = self.unit().temps(count);
        for (place, key) in pattern.keys.iter().enumerate() {
            self.expr_to(key, start + place as Reg)?;
        }
        let keys = self.unit().temp();
        self.unit().emit(Instr::BuildTuple {
            dst: keys,
            start,
            count: count as u16,
        });
        let values = self.unit().temp();
        self.unit().emit(Instr::MatchKeys {
            dst: values,
            src: subject,
            keys,
        });
        let none = self.unit().constant(Value::None);
        self.unit().emit(Instr::IfCompare {
            op: CmpOp::Is,
            a: values,
            b: none,
        });
        self.unit().jump(fail);
        let parts = self.unit().temps(count);
        self.unit().emit(Instr::Unpack {
            src: values,
            start: parts,
            count: count as u16,
        });
        self.unit().emit(Instr::Spread { start: parts });
        for (place, inner) in pattern.patterns.iter().enumerate() {
            self.pattern(inner, parts + place as Reg, fail, captures)?;
        }
        if let Some(name) = &pattern.rest {
            let rest = self.unit().temp();
            self.unit().emit(Instr::MatchRest {
                dst: rest,
                src: subject,
                keys,
            });
            self.capture(name, rest, captures)?;
        }
        Ok(())
    }

    fn class_pattern(
        &mut self,
        pattern: &'a ast::PatternMatchClass,
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
    ) -> Compiled {
        let positional = &pattern.arguments.patterns;
        let keywords = &pattern.arguments.keywords;
        let base = self.unit().temps(3);
        self.expr_to(&pattern.cls, base)?;
        let count: Src = self.unit().constant(Value::from(positional.len()));
        self.unit().emit(Instr::Move {
            dst: base + 1,
            src: count,
        });
        let names: Vec<Value> = keywords
            .iter()
            .map(|keyword| Value::name(Sym::of(keyword.attr.as_str())))
            .collect();
        let names = self.unit().constant(Value::tuple(names));
        self.unit().emit(Instr::Move {
            dst: base + 2,
            src: names,
        });
        let values = self.unit().temp();
        self.unit().emit(Instr::MatchClass {
            dst: values,
            src: subject,
            base,
        });
        let none = self.unit().constant(Value::None);
        self.unit().emit(Instr::IfCompare {
            op: CmpOp::Is,
            a: values,
            b: none,
        });
        self.unit().jump(fail);
        let all: Vec<&'a Pattern> = positional
            .iter()
            .chain(keywords.iter().map(|keyword| &keyword.pattern))
            .collect();
        let parts = self.unit().temps(all.len());
        self.unit().emit(Instr::Unpack {
            src: values,
            start: parts,
            count: all.len() as u16,
        });
        self.unit().emit(Instr::Spread { start: parts });
        for (place, inner) in all.into_iter().enumerate() {
            self.pattern(inner, parts + place as Reg, fail, captures)?;
        }
        Ok(())
    }
}
