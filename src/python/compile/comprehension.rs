//! Comprehensions: loops inside of expressions, with variables of their own in the frame around.

use std::collections::HashMap;

use ruff_python_ast::{Comprehension, Expr};
use ruff_text_size::Ranged;

use super::super::code::{CodeKind, Instr, NO_REG, Reg};
use super::scope::Binding;
use super::{Compiled, Compiler};

impl<'a> Compiler<'a> {
    pub(super) fn comprehension(&mut self, expr: &'a Expr, dst: Reg) -> Compiled {
        let built = self.unit().temp();
        let scope = self.scopes.of(expr.range(), false);
        let outside = !matches!(
            self.unit().frame.kind,
            CodeKind::Coroutine | CodeKind::AsyncGenerator
        );
        if self.scopes.scopes[scope].awaits && outside {
            return self.error(
                expr,
                "asynchronous comprehension outside of an asynchronous function",
            );
        }
        let generators: &'a [Comprehension] = match expr {
            Expr::ListComp(comp) => &comp.generators,
            Expr::SetComp(comp) => &comp.generators,
            Expr::DictComp(comp) => &comp.generators,
            _ => &[],
        };
        let src = self.expr(&generators[0].iter)?;
        let iter = self.unit().temp();
        self.get_iter(&generators[0], src, iter);
        self.unit().emit(match expr {
            Expr::ListComp(_) => Instr::BuildList {
                dst: built,
                start: built,
                count: 0,
            },
            Expr::SetComp(_) => Instr::BuildSet {
                dst: built,
                start: built,
                count: 0,
            },
            _ => Instr::BuildDict {
                dst: built,
                start: built,
                count: 0,
            },
        });
        let names: Vec<(String, Binding)> = self.scopes.scopes[scope]
            .names
            .iter()
            .map(|(name, binding)| (name.clone(), *binding))
            .collect();
        let mut variables = HashMap::new();
        for (name, binding) in names {
            if binding.assigned {
                let reg = self.unit().temp();
                self.unit().emit(Instr::Clear { reg });
                if binding.cell {
                    self.unit().emit(Instr::MakeCell { reg });
                }
                variables.insert(name, (reg, binding.cell));
            }
        }
        self.unit().comprehensions.push(variables);
        let assigned = self.unit().assigned.clone();
        self.clauses(generators, iter, &mut |compiler| {
            let mark = compiler.unit().mark();
            match expr {
                Expr::ListComp(comp) => {
                    let src = compiler.expr(&comp.elt)?;
                    compiler.unit().emit(Instr::ListAppend { list: built, src });
                }
                Expr::SetComp(comp) => {
                    let src = compiler.expr(&comp.elt)?;
                    compiler.unit().emit(Instr::SetAdd { set: built, src });
                }
                Expr::DictComp(comp) => match &comp.key {
                    Some(key) => {
                        let key = compiler.expr_temp(key)?;
                        let src = compiler.expr(&comp.value)?;
                        compiler.unit().emit(Instr::DictInsert {
                            dict: built,
                            key,
                            src,
                        });
                    }
                    None => {
                        let src = compiler.expr(&comp.value)?;
                        compiler.unit().emit(Instr::DictUpdate {
                            dict: built,
                            src,
                            merge: false,
                        });
                    }
                },
                _ => {}
            }
            compiler.unit().release(mark);
            Ok(())
        })?;
        self.unit().assigned = assigned;
        self.unit().comprehensions.pop();
        self.unit().emit(Instr::Move { dst, src: built });
        Ok(())
    }

    /// The body of a generator expression's function.
    pub(super) fn generator_body(
        &mut self,
        generators: &'a [Comprehension],
        element: &'a Expr,
    ) -> Compiled {
        let iter = self.unit().registers[".0"];
        self.clauses(generators, iter, &mut |compiler| {
            let mark = compiler.unit().mark();
            let mut src = compiler.expr(element)?;
            let dst = compiler.unit().temp();
            if compiler.unit().frame.kind == CodeKind::AsyncGenerator {
                compiler.unit().emit(Instr::AsyncGenWrap { dst, src });
                src = dst;
            }
            compiler.mark_line(element);
            compiler.unit().emit(Instr::Yield {
                dst,
                src,
                delegate: NO_REG,
            });
            compiler.unit().release(mark);
            Ok(())
        })
    }

    fn get_iter(&mut self, generator: &'a Comprehension, src: u16, iter: Reg) {
        self.mark_line(&generator.iter);
        self.unit().emit(match generator.is_async {
            true => Instr::GetAsyncIter { dst: iter, src },
            false => Instr::GetIter { dst: iter, src },
        });
    }

    /// `for ... in iter if ...`, one clause inside the other, and `innermost` in the last.
    fn clauses(
        &mut self,
        generators: &'a [Comprehension],
        iter: Reg,
        innermost: &mut dyn FnMut(&mut Self) -> Compiled,
    ) -> Compiled {
        let Some((first, rest)) = generators.split_first() else {
            return innermost(self);
        };
        let mark = self.unit().mark();
        let (again, end) = (self.unit().label(), self.unit().label());
        let item = self.unit().temp();
        let guard = self.begin_loop(first.is_async, iter, item, again, end, first)?;
        self.assign(&first.target, item)?;
        for test in &first.ifs {
            self.condition(test, false, again)?;
        }
        match rest.first() {
            None => innermost(self)?,
            Some(next) => {
                let src = self.expr(&next.iter)?;
                let inner = self.unit().temp();
                self.get_iter(next, src, inner);
                self.clauses(rest, inner, innermost)?;
            }
        }
        self.unit().jump_back(again);
        self.end_loop(guard, end);
        self.unit().release(mark);
        Ok(())
    }
}
