//! Statements, and assignment to all kinds of targets.

use ruff_python_ast::{self as ast, Expr, Stmt};
use ruff_text_size::Ranged;

use super::super::code::{CmpOp, Instr, Reg, Src};
use super::expr::binary_op;
use super::{Compiled, Compiler};

impl<'a> Compiler<'a> {
    pub(super) fn statements(&mut self, statements: &'a [Stmt]) -> Compiled {
        statements
            .iter()
            .try_for_each(|statement| self.statement(statement))
    }

    /// CPython's limit for blocks in blocks; and one for what `finally` clauses in `finally` clauses,
    /// which are compiled twice each, amount to.
    fn check_blocks(&mut self, statement: &'a Stmt) -> Compiled {
        let items = match statement {
            Stmt::With(with) => with.items.len(),
            Stmt::For(_) | Stmt::While(_) | Stmt::Try(_) => 1,
            _ => return Ok(()),
        };
        let blocks = self.blocks.last().map(Vec::as_slice).unwrap_or_default();
        let around = blocks
            .iter()
            .filter(|block| !matches!(block, super::unit::Block::Guarded { .. }));
        if around.count() + items > 20 {
            return self.error(statement, "too many statically nested blocks");
        }
        if self.unit().instructions.len() > 500_000 {
            return self.error(statement, "this function is too large for this playground");
        }
        Ok(())
    }

    fn statement(&mut self, statement: &'a Stmt) -> Compiled {
        self.mark_line(statement);
        self.check_blocks(statement)?;
        match statement {
            Stmt::Expr(expr) => self.effect(&expr.value),
            Stmt::Assign(assign) => self.assignment(&assign.targets, &assign.value),
            Stmt::AugAssign(assign) => self.augmented(assign),
            Stmt::AnnAssign(assign) => match &assign.value {
                Some(value) => self.assignment(std::slice::from_ref(&assign.target), value),
                None => Ok(()),
            },
            Stmt::If(statement) => self.if_statement(statement),
            Stmt::While(statement) => self.while_loop(statement),
            Stmt::For(statement) => {
                if statement.is_async {
                    self.check_async(&statement.range(), "async for")?;
                }
                self.for_loop(statement)
            }
            Stmt::With(statement) => {
                if statement.is_async {
                    self.check_async(&statement.range(), "async with")?;
                }
                self.with_statement(statement)
            }
            Stmt::Try(statement) => self.try_statement(statement),
            Stmt::Raise(statement) => self.raise_statement(statement),
            Stmt::Assert(statement) => self.assert_statement(statement),
            Stmt::FunctionDef(def) => self.function_def(def),
            Stmt::ClassDef(def) => self.class_def(def),
            Stmt::Return(statement) => self.return_statement(statement),
            Stmt::Delete(delete) => delete
                .targets
                .iter()
                .try_for_each(|target| self.delete(target)),
            Stmt::Import(import) => self.import(import),
            Stmt::ImportFrom(import) => self.import_from(import),
            Stmt::Match(statement) => self.match_statement(statement),
            Stmt::TypeAlias(alias) => self.type_alias(alias),
            Stmt::Break(_) => self.leave_loop(statement, true),
            Stmt::Continue(_) => self.leave_loop(statement, false),
            Stmt::Pass(_) | Stmt::Global(_) | Stmt::Nonlocal(_) => Ok(()),
            Stmt::IpyEscapeCommand(_) => self.error(statement, "invalid syntax"),
        }
    }

    fn check_async(&mut self, node: &impl Ranged, what: &str) -> Compiled {
        use super::super::code::CodeKind;
        match self.unit().frame.kind {
            CodeKind::Coroutine | CodeKind::AsyncGenerator => Ok(()),
            _ => self.error(node, format!("'{what}' outside async function")),
        }
    }

    fn if_statement(&mut self, statement: &'a ast::StmtIf) -> Compiled {
        let end = self.unit().label();
        let before = self.unit().assigned.clone();
        let mut sure: Option<Vec<bool>> = None;
        let mut otherwise = self.unit().label();
        self.condition(&statement.test, false, otherwise)?;
        self.statements(&statement.body)?;
        let mut has_else = false;
        for clause in &statement.elif_else_clauses {
            self.unit().jump(end);
            self.unit().place(otherwise);
            merge(&mut sure, &self.unit().assigned);
            self.unit().assigned = before.clone();
            otherwise = self.unit().label();
            match &clause.test {
                Some(test) => {
                    self.mark_line(clause);
                    self.condition(test, false, otherwise)?;
                }
                None => has_else = true,
            }
            self.statements(&clause.body)?;
        }
        merge(&mut sure, &self.unit().assigned);
        if !has_else {
            merge(&mut sure, &before);
        }
        self.unit().place(otherwise);
        self.unit().place(end);
        self.unit().assigned = sure.unwrap_or(before);
        Ok(())
    }

    // ---- assignment ---------------------------------------------------------------------------

    fn assignment(&mut self, targets: &'a [Expr], value: &'a Expr) -> Compiled {
        let mark = self.unit().mark();
        if let [target] = targets {
            // Straight into the variable, where that is written last of all.
            if let Expr::Name(name) = target
                && let Some(reg) = self.plain_local(name.id.as_str())
            {
                if self.constant_value(value)?.is_none() && writes_last(value) {
                    self.expr_to(value, reg)?;
                    self.store_name(name.id.as_str(), name, reg)?;
                } else {
                    let src = self.expr(value)?;
                    self.store_name(name.id.as_str(), name, src)?;
                }
                self.unit().release(mark);
                return Ok(());
            }
            if let (Expr::Tuple(ast::ExprTuple { elts: into, .. }), Expr::Tuple(from)) =
                (target, value)
                && into.len() == from.elts.len()
                && !into.iter().chain(&from.elts).any(Expr::is_starred_expr)
            {
                // `a, b = b, a` needs no tuple.
                let start = self.unit().temps(into.len());
                for (place, value) in from.elts.iter().enumerate() {
                    self.expr_to(value, start + place as Reg)?;
                }
                for (place, target) in into.iter().enumerate() {
                    self.assign(target, start + place as Reg)?;
                }
                self.unit().release(mark);
                return Ok(());
            }
        }
        let src = self.expr(value)?;
        for target in targets {
            self.assign(target, src)?;
        }
        self.unit().release(mark);
        Ok(())
    }

    /// The register of a name that is a local variable and in no cell.
    fn plain_local(&mut self, name: &str) -> Option<Reg> {
        if self
            .unit()
            .comprehensions
            .iter()
            .any(|names| names.contains_key(name))
        {
            return None;
        }
        let name = self.mangle(name);
        let scope = self.unit().frame.scope;
        (self.scopes.meaning(scope, &name) == super::scope::Meaning::Local)
            .then(|| self.unit().registers.get(&name).copied())
            .flatten()
    }

    pub(super) fn assign(&mut self, target: &'a Expr, src: Src) -> Compiled {
        let mark = self.unit().mark();
        match target {
            Expr::Name(name) => self.store_name(name.id.as_str(), name, src)?,
            Expr::Attribute(attribute) => {
                let obj = self.expr(&attribute.value)?;
                let name = self.mangle(attribute.attr.as_str());
                self.mark_line(target);
                let site = self.unit().site(&name);
                self.unit().emit(Instr::StoreAttr { obj, src, site });
            }
            Expr::Subscript(subscript) => {
                let obj = self.expr(&subscript.value)?;
                let index = self.expr(&subscript.slice)?;
                self.mark_line(target);
                self.unit().emit(Instr::SetItem { obj, index, src });
            }
            Expr::Tuple(ast::ExprTuple { elts, .. }) | Expr::List(ast::ExprList { elts, .. }) => {
                self.unpack(elts, src, target)?;
            }
            Expr::Starred(_) => {
                return self.error(
                    target,
                    "starred assignment target must be in a list or tuple",
                );
            }
            _ => {
                return self.error(
                    target,
                    "cannot assign to expression here. Maybe you meant '==' instead of '='?",
                );
            }
        }
        self.unit().release(mark);
        Ok(())
    }

    fn unpack(&mut self, targets: &'a [Expr], src: Src, node: &'a Expr) -> Compiled {
        if targets.len() > 255 {
            return self.error(node, "too many expressions in star-unpacking assignment");
        }
        let start = self.unit().temps(targets.len());
        self.mark_line(node);
        let stars: Vec<usize> = (0..targets.len())
            .filter(|place| targets[*place].is_starred_expr())
            .collect();
        match stars[..] {
            [] => {
                let count = targets.len() as u16;
                self.unit().emit(Instr::Unpack { src, start, count });
                self.unit().emit(Instr::Spread { start });
            }
            [before] => {
                let after = targets.len() - before - 1;
                self.unit().emit(Instr::UnpackStar { src, start });
                self.unit().emit(Instr::Extra {
                    value: (before << 16 | after) as u32,
                });
                self.unit().emit(Instr::Spread { start });
            }
            _ => return self.error(node, "multiple starred expressions in assignment"),
        }
        for (place, target) in targets.iter().enumerate() {
            let target = match target {
                Expr::Starred(starred) => &*starred.value,
                target => target,
            };
            self.assign(target, start + place as Reg)?;
        }
        Ok(())
    }

    fn augmented(&mut self, assign: &'a ast::StmtAugAssign) -> Compiled {
        let mark = self.unit().mark();
        let op = binary_op(assign.op);
        match &*assign.target {
            Expr::Name(name) => {
                let a = self.expr(&assign.target)?;
                let b = self.expr(&assign.value)?;
                self.mark_line(assign);
                let dst = match self.plain_local(name.id.as_str()) {
                    Some(reg) => reg,
                    None => self.unit().temp(),
                };
                self.unit().emit(Instr::InPlace { op, dst, a, b });
                self.store_name(name.id.as_str(), name, dst)?;
            }
            Expr::Attribute(attribute) => {
                let obj = self.expr(&attribute.value)?;
                let name = self.mangle(attribute.attr.as_str());
                let a = self.unit().temp();
                self.mark_line(assign);
                let site = self.unit().site(&name);
                self.unit().emit(Instr::LoadAttr { dst: a, obj, site });
                let b = self.expr(&assign.value)?;
                self.mark_line(assign);
                self.unit().emit(Instr::InPlace { op, dst: a, a, b });
                let site = self.unit().site(&name);
                self.unit().emit(Instr::StoreAttr { obj, src: a, site });
            }
            Expr::Subscript(subscript) => {
                let obj = self.expr(&subscript.value)?;
                let index = self.expr(&subscript.slice)?;
                let a = self.unit().temp();
                self.mark_line(assign);
                self.unit().emit(Instr::GetItem { dst: a, obj, index });
                let b = self.expr(&assign.value)?;
                self.mark_line(assign);
                self.unit().emit(Instr::InPlace { op, dst: a, a, b });
                self.unit().emit(Instr::SetItem { obj, index, src: a });
            }
            target => return self.error(target, "illegal expression for augmented assignment"),
        }
        self.unit().release(mark);
        Ok(())
    }

    fn delete(&mut self, target: &'a Expr) -> Compiled {
        let mark = self.unit().mark();
        match target {
            Expr::Name(name) => {
                self.delete_name(name.id.as_str(), name)?;
                let from = self.unit().mark();
                self.unit().emit(Instr::Finish { from });
            }
            Expr::Attribute(attribute) => {
                let obj = self.expr(&attribute.value)?;
                let name = self.mangle(attribute.attr.as_str());
                let site = self.unit().site(&name);
                self.unit().emit(Instr::DeleteAttr { obj, site });
            }
            Expr::Subscript(subscript) => {
                let obj = self.expr(&subscript.value)?;
                let index = self.expr(&subscript.slice)?;
                self.unit().emit(Instr::DelItem { obj, index });
            }
            Expr::Tuple(ast::ExprTuple { elts, .. }) | Expr::List(ast::ExprList { elts, .. }) => {
                elts.iter().try_for_each(|target| self.delete(target))?;
            }
            _ => return self.error(target, "cannot delete expression"),
        }
        self.unit().release(mark);
        Ok(())
    }

    // ---- imports ------------------------------------------------------------------------------

    fn import(&mut self, import: &'a ast::StmtImport) -> Compiled {
        for alias in &import.names {
            let mark = self.unit().mark();
            let dst = self.unit().temp();
            let site = self.unit().site(alias.name.as_str());
            let from = alias.asname.is_some();
            self.unit().emit(Instr::Import {
                dst,
                site,
                from,
                level: 0,
            });
            let name = match &alias.asname {
                Some(name) => name.as_str(),
                None => alias.name.as_str().split('.').next().unwrap_or_default(),
            };
            self.store_name(name, alias, dst)?;
            self.unit().release(mark);
        }
        Ok(())
    }

    fn import_from(&mut self, import: &'a ast::StmtImportFrom) -> Compiled {
        let module = import.module.as_ref().map_or("", |name| name.as_str());
        if module == "__future__" {
            const FEATURES: [&str; 10] = [
                "nested_scopes",
                "generators",
                "division",
                "absolute_import",
                "with_statement",
                "print_function",
                "unicode_literals",
                "barry_as_FLUFL",
                "generator_stop",
                "annotations",
            ];
            for alias in &import.names {
                let name = alias.name.as_str();
                if !FEATURES.contains(&name) {
                    return self.error(import, format!("future feature {name} is not defined"));
                }
            }
            return Ok(());
        }
        let mark = self.unit().mark();
        let dst = self.unit().temp();
        let site = self.unit().site(module);
        let level = import.level.min(255) as u8;
        self.unit().emit(Instr::Import {
            dst,
            site,
            from: true,
            level,
        });
        for alias in &import.names {
            if alias.name.as_str() == "*" {
                if self.unit().frame.scope != 0 {
                    return self.error(import, "import * only allowed at module level");
                }
                self.unit().emit(Instr::ImportStar { module: dst });
                continue;
            }
            let value = self.unit().temp();
            let site = self.unit().site(alias.name.as_str());
            self.unit().emit(Instr::ImportFrom {
                dst: value,
                module: dst,
                site,
            });
            let name = alias.asname.as_ref().unwrap_or(&alias.name);
            self.store_name(name.as_str(), alias, value)?;
        }
        self.unit().release(mark);
        Ok(())
    }

    /// Jumps over what follows unless `a` is `b`.
    pub(super) fn unless_is(&mut self, a: Src, b: Src, target: super::unit::Label) {
        self.unit().emit(Instr::UnlessCompare {
            op: CmpOp::Is,
            a,
            b,
        });
        self.unit().jump(target);
    }
}

/// Only what is surely assigned on both ways.
fn merge(sure: &mut Option<Vec<bool>>, other: &[bool]) {
    match sure {
        None => *sure = Some(other.to_vec()),
        Some(sure) => {
            sure.iter_mut()
                .zip(other)
                .for_each(|(sure, other)| *sure &= other);
        }
    }
}

/// Whether evaluating an expression into a register writes that as its last act.
fn writes_last(expr: &Expr) -> bool {
    !matches!(expr, Expr::Name(_) | Expr::Yield(_))
}

/// A body's docstring.
pub(super) fn docstring(body: &[Stmt]) -> Option<String> {
    match body.first() {
        Some(Stmt::Expr(expr)) => match &*expr.value {
            Expr::StringLiteral(text) => Some(clean(text.value.to_str())),
            _ => None,
        },
        _ => None,
    }
}

/// Without the indentation that all lines but the first share.
fn clean(text: &str) -> String {
    let indents = text.lines().skip(1).filter(|line| !line.trim().is_empty());
    let shared = indents
        .map(|line| line.len() - line.trim_start().len())
        .min()
        .unwrap_or(0);
    let mut lines = text.split('\n');
    let mut cleaned = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        cleaned.push('\n');
        cleaned.push_str(line.get(shared..).unwrap_or_default());
    }
    cleaned
}
