//! Calls.

use ruff_python_ast::{self as ast, Expr};

use super::super::code::{Instr, Reg};
use super::super::value::Value;
use super::{Compiled, Compiler};

/// Arguments that fit into registers at once.
const MOST_ARGUMENTS: usize = 250;

impl<'a> Compiler<'a> {
    pub(super) fn call(&mut self, call: &'a ast::ExprCall, dst: Reg) -> Compiled {
        let arguments = &call.arguments;
        self.check_arguments(arguments)?;
        let stars = arguments.args.iter().any(Expr::is_starred_expr)
            || arguments
                .keywords
                .iter()
                .any(|keyword| keyword.arg.is_none());
        if stars || arguments.args.len() + arguments.keywords.len() > MOST_ARGUMENTS {
            let base = self.unit().temps(3);
            if !self.bare_super(call, base)? {
                self.expr_to(&call.func, base)?;
            }
            self.starred_arguments(arguments, base, None)?;
            self.mark_line(call);
            self.unit().emit(Instr::CallEx { dst, base });
            return Ok(());
        }
        // `super()` with nothing in it: the class and the first parameter.
        if arguments.args.is_empty() && arguments.keywords.is_empty() && is_super(&call.func) {
            let base = self.unit().temps(3);
            self.expr_to(&call.func, base)?;
            if self.class_and_self(base + 1)? {
                self.unit().emit(Instr::Call { dst, base, argc: 2 });
                return Ok(());
            }
        }
        let keywords = !arguments.keywords.is_empty();
        let method = match &*call.func {
            Expr::Attribute(attribute) if !is_super_call(&attribute.value) => Some(attribute),
            _ => None,
        };
        let base = self.unit().temp();
        let (first, layout_is_method) = match method {
            Some(attribute) => {
                self.unit().temp();
                let mark = self.unit().mark();
                let obj = self.expr(&attribute.value)?;
                self.mark_line(&attribute.attr);
                let name = self.mangle(attribute.attr.as_str());
                let site = self.unit().site(&name);
                self.unit().emit(Instr::LoadMethod {
                    dst: base,
                    obj,
                    site,
                });
                self.unit().release(mark);
                (base + 2, true)
            }
            None => {
                self.expr_to(&call.func, base)?;
                if keywords {
                    let this = self.unit().temp();
                    self.unit().emit(Instr::Clear { reg: this });
                }
                (base + 1 + Reg::from(keywords), keywords)
            }
        };
        let argc = arguments.args.len() + arguments.keywords.len();
        let start = self.unit().temps(argc);
        debug_assert_eq!(start, first);
        for (place, argument) in arguments.args.iter().enumerate() {
            self.expr_to(argument, start + place as Reg)?;
        }
        let mut names = Vec::new();
        for (place, keyword) in arguments.keywords.iter().enumerate() {
            let name = keyword.arg.as_ref().map_or("", |name| name.as_str());
            names.push(Value::name(super::super::symbol::Sym::of(name)));
            self.expr_to(
                &keyword.value,
                start + (arguments.args.len() + place) as Reg,
            )?;
        }
        self.mark_line(call);
        let argc = argc as u16;
        match (keywords, layout_is_method) {
            (true, _) => {
                let names = self.unit().constant(Value::tuple(names));
                self.unit().emit(Instr::CallKw { dst, base, argc });
                self.unit().emit(Instr::Extra {
                    value: names.into(),
                });
            }
            (false, true) => self.unit().emit(Instr::CallMethod { dst, base, argc }),
            (false, false) => self.unit().emit(Instr::Call { dst, base, argc }),
        }
        Ok(())
    }

    fn check_arguments(&mut self, arguments: &'a ast::Arguments) -> Compiled {
        for (place, keyword) in arguments.keywords.iter().enumerate() {
            let Some(name) = &keyword.arg else { continue };
            let earlier = arguments.keywords[..place].iter();
            if earlier
                .filter_map(|other| other.arg.as_ref())
                .any(|other| other.as_str() == name.as_str())
            {
                return self.error(
                    keyword,
                    format!("keyword argument repeated: {}", name.as_str()),
                );
            }
        }
        Ok(())
    }

    /// Arguments as a list and a dict, into the two registers after `base`; `first` are there already,
    /// as constants or registers.
    pub(super) fn starred_arguments(
        &mut self,
        arguments: &'a ast::Arguments,
        base: Reg,
        first: Option<&[Reg]>,
    ) -> Compiled {
        let (list, dict) = (base + 1, base + 2);
        self.unit().emit(Instr::BuildList {
            dst: list,
            start: list,
            count: 0,
        });
        for src in first.unwrap_or_default() {
            self.unit().emit(Instr::ListAppend { list, src: *src });
        }
        for argument in &arguments.args {
            let mark = self.unit().mark();
            let instruction = match argument {
                Expr::Starred(starred) => {
                    let src = self.expr(&starred.value)?;
                    self.mark_line(argument);
                    self.unit().emit(Instr::CheckStar { callee: base, src });
                    Instr::ListExtend { list, src }
                }
                argument => {
                    let src = self.expr(argument)?;
                    Instr::ListAppend { list, src }
                }
            };
            self.mark_line(argument);
            self.unit().emit(instruction);
            self.unit().release(mark);
        }
        self.unit().emit(Instr::BuildDict {
            dst: dict,
            start: dict,
            count: 0,
        });
        for keyword in &arguments.keywords {
            let mark = self.unit().mark();
            match &keyword.arg {
                Some(name) => {
                    let src = self.expr(&keyword.value)?;
                    let key = self.unit().constant_str(name.as_str());
                    // Merged as a dict of one: a name given twice is an error.
                    let one = self.unit().temps(2);
                    self.unit().emit(Instr::Move { dst: one, src: key });
                    self.unit().emit(Instr::Move { dst: one + 1, src });
                    self.unit().emit(Instr::BuildDict {
                        dst: one,
                        start: one,
                        count: 1,
                    });
                    self.unit().emit(Instr::DictUpdate {
                        dict,
                        src: one,
                        merge: true,
                    });
                }
                None => {
                    let src = self.expr(&keyword.value)?;
                    self.mark_line(keyword);
                    self.unit().emit(Instr::DictUpdate {
                        dict,
                        src,
                        merge: true,
                    });
                }
            }
            self.unit().release(mark);
        }
        Ok(())
    }

    /// `super().name` in a method.
    pub(super) fn super_attribute(
        &mut self,
        attribute: &'a ast::ExprAttribute,
        dst: Reg,
    ) -> Compiled<bool> {
        if !is_super_call(&attribute.value) {
            return Ok(false);
        }
        let base = self.unit().temps(2);
        if !self.class_and_self(base)? {
            return Ok(false);
        }
        let name = self.mangle(attribute.attr.as_str());
        self.mark_line(&attribute.attr);
        let site = self.unit().site(&name);
        self.unit().emit(Instr::LoadSuper { dst, base, site });
        Ok(true)
    }

    /// The class that a method stands in, and its first parameter, into two registers.
    fn class_and_self(&mut self, base: Reg) -> Compiled<bool> {
        let Some(cell) = self.cell_register("__class__") else {
            return Ok(false);
        };
        let Some(first) = self.unit().locals.first().copied() else {
            return Ok(false);
        };
        if self.unit().signature.positional == 0 {
            return Ok(false);
        }
        self.unit().emit(Instr::LoadCell { dst: base, cell });
        let scope = self.unit().frame.scope;
        let is_cell = self.scopes.meaning(scope, first.text()) == super::scope::Meaning::Cell;
        self.unit().emit(match is_cell {
            true => Instr::LoadCell {
                dst: base + 1,
                cell: 0,
            },
            false => Instr::Move {
                dst: base + 1,
                src: 0,
            },
        });
        Ok(true)
    }

    /// `super().name(*args)`: the attribute goes the usual way.
    fn bare_super(&mut self, call: &'a ast::ExprCall, base: Reg) -> Compiled<bool> {
        match &*call.func {
            Expr::Attribute(attribute) => self.super_attribute(attribute, base),
            _ => Ok(false),
        }
    }
}

fn is_super(expr: &Expr) -> bool {
    matches!(expr, Expr::Name(name) if name.id.as_str() == "super")
}

fn is_super_call(expr: &Expr) -> bool {
    matches!(expr, Expr::Call(call)
        if is_super(&call.func) && call.arguments.args.is_empty() && call.arguments.keywords.is_empty())
}
