//! Functions, lambdas, classes and generator expressions: code of its own inside of code.

use std::sync::Arc;

use ruff_python_ast::{self as ast, Decorator, Expr, Parameters};
use ruff_text_size::{Ranged, TextRange};

use super::super::code::{CodeKind, Instr, NO_BUILTIN, Reg, Signature};
use super::super::symbol::Sym;
use super::super::value::Value;
use super::scope::{Meaning, ScopeKind, annotations, function_annotations};
use super::stmt::docstring;
use super::unit::{Frame, Unit};
use super::{Compiled, Compiler};

impl<'a> Compiler<'a> {
    pub(super) fn function_def(&mut self, def: &'a ast::StmtFunctionDef) -> Compiled {
        let mark = self.unit().mark();
        let decorators = self.decorators(&def.decorator_list)?;
        self.type_params(def.type_params.as_deref())?;
        let dst = self.unit().temp();
        let name = def.name.as_str();
        let scope = self.scopes.of(def.range(), false);
        let yields = self.scopes.scopes[scope].yields;
        let kind = match (def.is_async, yields) {
            (false, false) => CodeKind::Plain,
            (false, true) => CodeKind::Generator,
            (true, false) => CodeKind::Coroutine,
            (true, true) => CodeKind::AsyncGenerator,
        };
        let line = self.line_of(
            def.decorator_list
                .first()
                .map_or(def.start(), Ranged::start),
        );
        let annotate = self.unit().temp();
        let is_annotated = self.annotate_function(def, line, annotate)?;
        self.make_function(
            name,
            scope,
            kind,
            line,
            Some(&def.parameters),
            is_annotated.then_some(annotate),
            dst,
            |compiler| {
                compiler.unit().docstring = docstring(&def.body);
                compiler.statements(&def.body)
            },
        )?;
        self.decorate(decorators, dst, &def.decorator_list)?;
        self.mark_line(def);
        self.store_name(name, &def.name, dst)?;
        self.unit().release(mark);
        Ok(())
    }

    pub(super) fn lambda(&mut self, lambda: &'a ast::ExprLambda, dst: Reg) -> Compiled {
        let scope = self.scopes.of(lambda.range(), false);
        let line = self.line_of(lambda.start());
        let kind = if self.scopes.scopes[scope].yields {
            CodeKind::Generator
        } else {
            CodeKind::Plain
        };
        let parameters = lambda.parameters.as_deref();
        self.make_function(
            "<lambda>",
            scope,
            kind,
            line,
            parameters,
            None,
            dst,
            |compiler| {
                let src = compiler.expr(&lambda.body)?;
                compiler.unit().emit(Instr::Return { src });
                Ok(())
            },
        )
    }

    pub(super) fn generator_expression(
        &mut self,
        comp: &'a ast::ExprGenerator,
        dst: Reg,
    ) -> Compiled {
        let scope = self.scopes.of(comp.range(), false);
        let line = self.line_of(comp.start());
        let awaits = self.scopes.scopes[scope].awaits;
        let kind = if awaits {
            CodeKind::AsyncGenerator
        } else {
            CodeKind::Generator
        };
        let base = self.unit().temps(2);
        // The first iterable is evaluated, and asked for its iterator, where the expression stands.
        let first = &comp.generators[0];
        let src = self.expr(&first.iter)?;
        self.mark_line(first);
        self.unit().emit(match first.is_async {
            true => Instr::GetAsyncIter { dst: base + 1, src },
            false => Instr::GetIter { dst: base + 1, src },
        });
        self.make_function(
            "<genexpr>",
            scope,
            kind,
            line,
            None,
            None,
            base,
            |compiler| compiler.generator_body(&comp.generators, &comp.elt),
        )?;
        self.mark_line(comp);
        self.unit().emit(Instr::Call { dst, base, argc: 1 });
        Ok(())
    }

    /// Compiles a function's body and makes the function in `dst`.
    #[allow(clippy::too_many_arguments)]
    fn make_function(
        &mut self,
        name: &str,
        scope: usize,
        kind: CodeKind,
        first_line: u32,
        parameters: Option<&'a Parameters>,
        annotate: Option<Reg>,
        dst: Reg,
        body: impl FnOnce(&mut Self) -> Compiled,
    ) -> Compiled {
        let mark = self.unit().mark();
        let base = self.unit().temps(3);
        self.defaults(parameters, base)?;
        if let Some(src) = annotate {
            self.unit().emit(Instr::Move { dst: base + 2, src });
        }
        let qualname = self.qualname(name);
        let runs_once = false;
        let frame = Frame {
            name: name.into(),
            qualname,
            scope,
            kind,
            has_namespace: false,
            runs_once,
            first_line,
        };
        self.function_unit(frame, parameters);
        body(self)?;
        let none = self.unit().constant(Value::None);
        self.unit().emit(Instr::Return { src: none });
        self.close_function(base, dst)?;
        self.unit().release(mark);
        Ok(())
    }

    /// Ends the innermost function, and makes it in the one around: its cells come after `base`.
    fn close_function(&mut self, base: Reg, dst: Reg) -> Compiled {
        let free: Vec<Sym> = self.unit().free.iter().map(|(_, name)| *name).collect();
        let code = self.finish_unit()?;
        let code = self.unit().code(code);
        for name in free {
            let at = self.unit().temp();
            let cell = self.cell_register(name.text()).unwrap_or_default();
            self.unit().emit(Instr::Move { dst: at, src: cell });
        }
        self.unit().emit(Instr::MakeFunction { dst, base, code });
        Ok(())
    }

    fn qualname(&mut self, name: &str) -> Arc<str> {
        let outer = self.unit();
        if outer.frame.scope == 0 {
            return name.into();
        }
        let around = &outer.frame.qualname;
        match outer.frame.has_namespace {
            true => format!("{around}.{name}").into(),
            false => format!("{around}.<locals>.{name}").into(),
        }
    }

    /// Defaults (a tuple or None), keyword defaults (a dict or None), annotations (None).
    fn defaults(&mut self, parameters: Option<&'a Parameters>, base: Reg) -> Compiled {
        let none = self.unit().constant(Value::None);
        for at in base..base + 3 {
            self.unit().emit(Instr::Move { dst: at, src: none });
        }
        let Some(parameters) = parameters else {
            return Ok(());
        };
        let positional = || parameters.posonlyargs.iter().chain(&parameters.args);
        let defaults: Vec<&'a Expr> = positional()
            .filter_map(|parameter| parameter.default.as_deref())
            .collect();
        if !defaults.is_empty() {
            let start = self.unit().temps(defaults.len());
            for (place, default) in defaults.iter().enumerate() {
                self.expr_to(default, start + place as Reg)?;
            }
            self.unit().emit(Instr::BuildTuple {
                dst: base,
                start,
                count: defaults.len() as u16,
            });
            self.unit().release(start);
        }
        let keyword: Vec<(&str, &'a Expr)> = parameters
            .kwonlyargs
            .iter()
            .filter_map(|parameter| {
                Some((
                    parameter.parameter.name.as_str(),
                    parameter.default.as_deref()?,
                ))
            })
            .collect();
        if !keyword.is_empty() {
            let start = self.unit().temps(2 * keyword.len());
            for (place, (name, default)) in keyword.iter().enumerate() {
                let at = start + 2 * place as Reg;
                let name = self.mangle(name);
                let src = self.unit().constant_str(&name);
                self.unit().emit(Instr::Move { dst: at, src });
                self.expr_to(default, at + 1)?;
            }
            let count = keyword.len() as u16;
            self.unit().emit(Instr::BuildDict {
                dst: base + 1,
                start,
                count,
            });
            self.unit().release(start);
        }
        Ok(())
    }

    /// Begins a function: its parameters, variables and cells.
    fn function_unit(&mut self, frame: Frame, parameters: Option<&'a Parameters>) {
        let scope = frame.scope;
        let mut unit = Unit::new(frame, self.stepped);
        let names = self.scopes.scopes[scope].names.clone();
        if let Some(parameters) = parameters {
            let positional = || parameters.posonlyargs.iter().chain(&parameters.args);
            unit.signature = Signature {
                positional_only: parameters.posonlyargs.len() as u16,
                positional: positional().count() as u16,
                keyword_only: parameters.kwonlyargs.len() as u16,
                star: parameters.vararg.is_some(),
                star_star: parameters.kwarg.is_some(),
            };
            let named = positional()
                .chain(&parameters.kwonlyargs)
                .map(|parameter| &parameter.parameter.name);
            let stars = parameters
                .vararg
                .iter()
                .chain(parameters.kwarg.iter())
                .map(|parameter| &parameter.name);
            for name in named.chain(stars) {
                let name = self.mangle(name.as_str());
                let reg = unit.add_local(&name);
                let deleted = names.get(&name).is_some_and(|binding| binding.deleted);
                unit.assigned[usize::from(reg)] = !deleted;
            }
        } else if names.contains_key(".0") {
            unit.signature.positional = 1;
            unit.signature.positional_only = 1;
            let reg = unit.add_local(".0");
            unit.assigned[usize::from(reg)] = true;
        }
        self.add_variables(&mut unit, scope);
        self.begin_unit(unit);
    }

    /// Gives a scope's variables their registers, and makes its cells.
    fn add_variables(&mut self, unit: &mut Unit, scope: usize) {
        let is_function = self.scopes.scopes[scope].kind == ScopeKind::Function;
        let names: Vec<String> = self.scopes.scopes[scope].names.keys().cloned().collect();
        for name in &names {
            match self.scopes.meaning(scope, name) {
                Meaning::Local => {
                    unit.add_local(name);
                }
                Meaning::Cell => {
                    let reg = unit.add_local(name);
                    unit.emit(Instr::MakeCell { reg });
                }
                Meaning::Free | Meaning::NameOrFree => {
                    let reg = unit.add_local(name);
                    unit.free.push((reg, Sym::of(name)));
                }
                // The cell of the class itself.
                Meaning::Name if !is_function && self.scopes.scopes[scope].names[name].cell => {
                    let reg = unit.add_local(name);
                    unit.emit(Instr::MakeCell { reg });
                }
                Meaning::Global | Meaning::Name => {}
            }
        }
    }

    // ---- classes ------------------------------------------------------------------------------

    pub(super) fn class_def(&mut self, def: &'a ast::StmtClassDef) -> Compiled {
        let mark = self.unit().mark();
        let decorators = self.decorators(&def.decorator_list)?;
        self.type_params(def.type_params.as_deref())?;
        let name = def.name.as_str();
        let base = self.unit().temps(3);
        let slot = self.global_slot("__build_class__", def.range())?;
        let builtin = self
            .interp
            .builtin_number(Sym::of("__build_class__"))
            .unwrap_or(NO_BUILTIN);
        self.mark_line(def);
        self.unit().emit(Instr::LoadGlobal {
            dst: base,
            slot,
            builtin,
        });
        let body = self.unit().temp();
        self.class_body(def, body)?;
        let name_src = self.unit().constant_str(name);
        match &def.arguments {
            Some(arguments) => self.starred_arguments(arguments, base, Some(&[body, name_src]))?,
            None => {
                let start = self.unit().temps(2);
                self.unit().emit(Instr::Move {
                    dst: start,
                    src: body,
                });
                self.unit().emit(Instr::Move {
                    dst: start + 1,
                    src: name_src,
                });
                self.unit().emit(Instr::BuildList {
                    dst: base + 1,
                    start,
                    count: 2,
                });
                self.unit().emit(Instr::BuildDict {
                    dst: base + 2,
                    start,
                    count: 0,
                });
            }
        }
        self.mark_line(def);
        let dst = self.unit().temp();
        self.unit().emit(Instr::CallEx { dst, base });
        self.decorate(decorators, dst, &def.decorator_list)?;
        self.store_name(name, &def.name, dst)?;
        self.unit().release(mark);
        Ok(())
    }

    /// A function that runs a class body, and gives the cell for the class.
    fn class_body(&mut self, def: &'a ast::StmtClassDef, dst: Reg) -> Compiled {
        let name = def.name.as_str();
        let mark = self.unit().mark();
        let base = self.unit().temps(3);
        self.defaults(None, base)?;
        let qualname = self.qualname(name);
        let scope = self.scopes.of(def.range(), false);
        let first_line = self.line_of(
            def.decorator_list
                .first()
                .map_or(def.start(), Ranged::start),
        );
        let mut unit = Unit::new(
            Frame {
                name: name.into(),
                qualname: Arc::clone(&qualname),
                scope,
                kind: CodeKind::Plain,
                has_namespace: true,
                runs_once: true,
                first_line,
            },
            self.stepped,
        );
        self.add_variables(&mut unit, scope);
        self.begin_unit(unit);
        self.classes.push(name.into());
        let module_slot = self.global_slot("__name__", def.range())?;
        let value = self.unit().temp();
        self.unit().emit(Instr::LoadGlobal {
            dst: value,
            slot: module_slot,
            builtin: NO_BUILTIN,
        });
        self.store_class_name("__module__", value);
        let qualname = self.unit().constant_str(&qualname);
        self.store_class_name("__qualname__", qualname);
        let line = self.unit().constant(Value::Int(first_line.into()));
        self.store_class_name("__firstlineno__", line);
        if let Some(text) = docstring(&def.body) {
            let text = self.unit().constant_str(&text);
            self.store_class_name("__doc__", text);
        }
        if def.type_params.is_some() {
            let none = self.unit().constant(Value::None);
            self.store_class_name("__type_params__", none);
        }
        self.statements(&def.body)?;
        self.annotate(def, value)?;
        let cell = self.unit().registers["__class__"];
        self.unit().emit(Instr::Return { src: cell });
        self.classes.pop();
        self.close_function(base, dst)?;
        self.unit().release(mark);
        Ok(())
    }

    fn store_class_name(&mut self, name: &str, src: u16) {
        let site = self.unit().site(name);
        self.unit().emit(Instr::StoreName { site, src });
    }

    /// A function that makes the annotations of a class body.
    fn annotate(&mut self, def: &'a ast::StmtClassDef, dst: Reg) -> Compiled {
        let annotated: Vec<(&str, &'a Expr)> = annotations(&def.body).collect();
        if annotated.is_empty() {
            return Ok(());
        }
        let line = self.line_of(def.start());
        self.make_annotate(def.range(), line, annotated, dst)?;
        self.store_class_name("__annotate__", dst);
        Ok(())
    }

    /// A function that makes the annotations of another, if that has any.
    fn annotate_function(
        &mut self,
        def: &'a ast::StmtFunctionDef,
        line: u32,
        dst: Reg,
    ) -> Compiled<bool> {
        let annotated: Vec<(&str, &'a Expr)> = function_annotations(def).collect();
        if annotated.is_empty() {
            return Ok(false);
        }
        self.make_annotate(def.range(), line, annotated, dst)?;
        Ok(true)
    }

    /// A function that makes a dict of annotations: they are evaluated when they are asked for.
    fn make_annotate(
        &mut self,
        range: TextRange,
        line: u32,
        annotated: Vec<(&str, &'a Expr)>,
        dst: Reg,
    ) -> Compiled {
        let scope = self.scopes.of(range, true);
        self.make_function(
            "__annotate__",
            scope,
            CodeKind::Plain,
            line,
            None,
            None,
            dst,
            |compiler| {
                let dict = compiler.unit().temp();
                compiler.unit().emit(Instr::BuildDict {
                    dst: dict,
                    start: dict,
                    count: 0,
                });
                for (name, annotation) in annotated {
                    let mark = compiler.unit().mark();
                    let name = compiler.mangle(name);
                    let key = compiler.unit().constant_str(&name);
                    let src = compiler.expr(annotation)?;
                    compiler.unit().emit(Instr::DictInsert { dict, key, src });
                    compiler.unit().release(mark);
                }
                compiler.unit().emit(Instr::Return { src: dict });
                Ok(())
            },
        )
    }

    // ---- decorators and type parameters -------------------------------------------------------

    fn decorators(&mut self, decorators: &'a [Decorator]) -> Compiled<Vec<Reg>> {
        decorators
            .iter()
            .map(|decorator| {
                // Two registers each: the decorator, and room for its argument.
                let base = self.unit().temps(2);
                self.expr_to(&decorator.expression, base)?;
                Ok(base)
            })
            .collect()
    }

    fn decorate(&mut self, bases: Vec<Reg>, dst: Reg, decorators: &'a [Decorator]) -> Compiled {
        for (base, decorator) in bases.into_iter().zip(decorators).rev() {
            // A call takes the registers from its callee on; those of other decorators lie above.
            let call = self.unit().temps(2);
            self.unit().emit(Instr::Move {
                dst: call,
                src: base,
            });
            self.unit().emit(Instr::Move {
                dst: call + 1,
                src: dst,
            });
            self.mark_line(decorator);
            self.unit().emit(Instr::Call {
                dst,
                base: call,
                argc: 1,
            });
        }
        Ok(())
    }

    /// Type parameters mean nothing when a program runs: their names stand for themselves.
    fn type_params(&mut self, params: Option<&'a ast::TypeParams>) -> Compiled {
        for param in params.iter().flat_map(|params| params.type_params.iter()) {
            let name = match param {
                ast::TypeParam::TypeVar(param) => &param.name,
                ast::TypeParam::TypeVarTuple(param) => &param.name,
                ast::TypeParam::ParamSpec(param) => &param.name,
            };
            let src = self.unit().constant_str(name.as_str());
            self.store_name(name.as_str(), &TextRange::default(), src)?;
        }
        Ok(())
    }

    pub(super) fn type_alias(&mut self, alias: &'a ast::StmtTypeAlias) -> Compiled {
        if let Expr::Name(name) = &*alias.name {
            let src = self.unit().constant_str(name.id.as_str());
            self.store_name(name.id.as_str(), name, src)?;
        }
        Ok(())
    }

    pub(super) fn return_statement(&mut self, statement: &'a ast::StmtReturn) -> Compiled {
        let frame = &self.unit().frame;
        if frame.scope == 0 || frame.has_namespace {
            return self.error(statement, "'return' outside function");
        }
        if frame.kind == CodeKind::AsyncGenerator && statement.value.is_some() {
            return self.error(statement, "'return' with value in async generator");
        }
        let mark = self.unit().mark();
        let mut src = match &statement.value {
            Some(value) => self.expr(value)?,
            None => self.unit().constant(Value::None),
        };
        if self.unit().is_local(src) && !self.blocks.last().is_none_or(Vec::is_empty) {
            // What is left on the way may assign to the variable.
            let dst = self.unit().temp();
            self.unit().emit(Instr::Move { dst, src });
            src = dst;
        }
        self.leave_blocks(0)?;
        self.mark_line(statement);
        self.unit().emit(Instr::Return { src });
        self.reopen_guards();
        self.unit().release(mark);
        Ok(())
    }
}
