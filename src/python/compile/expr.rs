//! Expressions.

use ruff_python_ast::helpers::any_over_expr;
use ruff_python_ast::{
    self as ast, BoolOp, CmpOp as AstCmpOp, ConversionFlag, Expr, InterpolatedStringElement,
    InterpolatedStringElements, Number, Operator, UnaryOp as AstUnaryOp,
};
use ruff_text_size::Ranged;

use super::super::code::{
    BinOp, CmpOp, CodeKind, Conversion, Instr, NO_BUILTIN, NO_REG, Reg, Src, UnaryOp,
};
use super::super::number::int_text;
use super::super::symbol::Sym;
use super::super::value::Value;
use super::scope::Meaning;
use super::unit::Label;
use super::{Compiled, Compiler};

impl<'a> Compiler<'a> {
    /// Evaluates an expression; the result is wherever it is cheapest.
    pub(super) fn expr(&mut self, expr: &'a Expr) -> Compiled<Src> {
        if let Some(constant) = self.constant(expr)? {
            return Ok(constant);
        }
        if let Expr::Name(name) = expr
            && let Some(reg) = self.local_register(name.id.as_str())
        {
            self.mark_line(expr);
            self.check_bound(reg);
            return Ok(reg);
        }
        self.expr_temp(expr)
    }

    /// Evaluates an expression into a new temporary.
    pub(super) fn expr_temp(&mut self, expr: &'a Expr) -> Compiled<Reg> {
        let dst = self.unit().temp();
        self.expr_to(expr, dst)?;
        Ok(dst)
    }

    /// Evaluates the first of several operands, of which the others may assign to variables.
    fn operand_before(&mut self, expr: &'a Expr, others: &[&Expr]) -> Compiled<Src> {
        let src = self.expr(expr)?;
        let assigns = |other: &&Expr| any_over_expr(other, |inner| inner.is_named_expr());
        if self.unit().is_local(src) && others.iter().any(assigns) {
            let dst = self.unit().temp();
            self.unit().emit(Instr::Move { dst, src });
            return Ok(dst);
        }
        Ok(src)
    }

    /// Evaluates an expression into a register, which is written last of all.
    pub(super) fn expr_to(&mut self, expr: &'a Expr, dst: Reg) -> Compiled {
        if let Some(src) = self.constant(expr)? {
            self.mark_line(expr);
            self.unit().emit(Instr::Move { dst, src });
            return Ok(());
        }
        let mark = self.unit().mark();
        self.mark_line(expr);
        match expr {
            Expr::Name(name) => self.load_name(name.id.as_str(), name, dst)?,
            Expr::BinOp(binary) => {
                let a = self.operand_before(&binary.left, &[&binary.right])?;
                let b = self.expr(&binary.right)?;
                self.mark_line(expr);
                self.unit().emit(binary_instruction(binary.op, dst, a, b));
            }
            Expr::UnaryOp(unary) => {
                let src = self.expr(&unary.operand)?;
                self.mark_line(expr);
                let op = match unary.op {
                    AstUnaryOp::Not => {
                        self.unit().emit(Instr::Not { dst, src });
                        self.unit().release(mark);
                        return Ok(());
                    }
                    AstUnaryOp::USub => UnaryOp::Neg,
                    AstUnaryOp::UAdd => UnaryOp::Pos,
                    AstUnaryOp::Invert => UnaryOp::Invert,
                };
                self.unit().emit(Instr::Unary { op, dst, src });
            }
            Expr::BoolOp(all) => self.bool_op(all, dst)?,
            Expr::Compare(compare) => self.comparison(compare, dst)?,
            Expr::If(conditional) => {
                let (otherwise, end) = (self.unit().label(), self.unit().label());
                let value = self.unit().temp();
                self.condition(&conditional.test, false, otherwise)?;
                let before = self.unit().assigned.clone();
                self.expr_to(&conditional.body, value)?;
                self.unit().jump(end);
                self.unit().place(otherwise);
                self.unit().assigned = before;
                self.expr_to(&conditional.orelse, value)?;
                self.unit().place(end);
                self.unit().emit(Instr::Move { dst, src: value });
            }
            Expr::Named(named) => {
                let value = self.expr_temp(&named.value)?;
                if let Expr::Name(name) = &*named.target {
                    self.store_name(name.id.as_str(), name, value)?;
                }
                self.unit().emit(Instr::Move { dst, src: value });
            }
            Expr::Attribute(attribute) => {
                if self.super_attribute(attribute, dst)? {
                    self.unit().release(mark);
                    return Ok(());
                }
                let obj = self.expr(&attribute.value)?;
                self.mark_line(&attribute.attr);
                let name = self.mangle(attribute.attr.as_str());
                let site = self.unit().site(&name);
                self.unit().emit(Instr::LoadAttr { dst, obj, site });
            }
            Expr::Subscript(subscript) => {
                let obj = self.operand_before(&subscript.value, &[&subscript.slice])?;
                let index = self.expr(&subscript.slice)?;
                self.mark_line(expr);
                self.unit().emit(Instr::GetItem { dst, obj, index });
            }
            Expr::Slice(slice) => {
                let start = self.unit().temps(3);
                for (place, part) in [&slice.lower, &slice.upper, &slice.step]
                    .into_iter()
                    .enumerate()
                {
                    let part_dst = start + place as Reg;
                    match part {
                        Some(part) => self.expr_to(part, part_dst)?,
                        None => {
                            let src = self.unit().constant(Value::None);
                            self.unit().emit(Instr::Move { dst: part_dst, src });
                        }
                    }
                }
                self.unit().emit(Instr::BuildSlice { dst, start });
            }
            Expr::Tuple(tuple) => self.sequence(&tuple.elts, dst, Display::Tuple)?,
            Expr::List(list) => self.sequence(&list.elts, dst, Display::List)?,
            Expr::Set(set) => self.sequence(&set.elts, dst, Display::Set)?,
            Expr::Dict(dict) => self.dict(dict, dst)?,
            Expr::Call(call) => self.call(call, dst)?,
            Expr::Lambda(lambda) => self.lambda(lambda, dst)?,
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) => {
                self.comprehension(expr, dst)?
            }
            Expr::Generator(generator) => self.generator_expression(generator, dst)?,
            Expr::FString(string) => self.f_string(string, dst)?,
            Expr::Await(wait) => {
                if self.unit().frame.kind != super::super::code::CodeKind::Coroutine
                    && self.unit().frame.kind != super::super::code::CodeKind::AsyncGenerator
                {
                    let inside = self.units.len() > 1;
                    let message = if inside {
                        "'await' outside async function"
                    } else {
                        "'await' outside function"
                    };
                    return self.error(expr, message);
                }
                let src = self.expr(&wait.value)?;
                let iter = self.unit().temp();
                self.mark_line(expr);
                self.unit().emit(Instr::GetAwaitable { dst: iter, src });
                self.delegate(iter, dst);
            }
            Expr::Yield(value) => {
                self.check_yield(expr)?;
                let mut src = match &value.value {
                    Some(value) => self.expr(value)?,
                    None => self.unit().constant(Value::None),
                };
                if self.unit().frame.kind == super::super::code::CodeKind::AsyncGenerator {
                    let wrapped = self.unit().temp();
                    self.unit().emit(Instr::AsyncGenWrap { dst: wrapped, src });
                    src = wrapped;
                }
                self.unit().emit(Instr::Yield {
                    dst,
                    src,
                    delegate: NO_REG,
                });
            }
            Expr::YieldFrom(from) => {
                self.check_yield(expr)?;
                if matches!(
                    self.unit().frame.kind,
                    CodeKind::Coroutine | CodeKind::AsyncGenerator
                ) {
                    return self.error(expr, "'yield from' inside async function");
                }
                let src = self.expr(&from.value)?;
                let iter = self.unit().temp();
                self.mark_line(expr);
                self.unit().emit(Instr::GetYieldFromIter { dst: iter, src });
                self.delegate(iter, dst);
            }
            Expr::Starred(_) => return self.error(expr, "can't use starred expression here"),
            Expr::TString(_) => {
                return self.error(
                    expr,
                    "template strings are not part of this playground's Python",
                );
            }
            Expr::NumberLiteral(_) => {
                return self.error(
                    expr,
                    "complex numbers are not part of this playground's Python",
                );
            }
            Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_) => {}
            Expr::IpyEscapeCommand(_) => return self.error(expr, "invalid syntax"),
        }
        self.unit().release(mark);
        Ok(())
    }

    /// Evaluates an expression for its effects.
    pub(super) fn effect(&mut self, expr: &'a Expr) -> Compiled {
        if self.constant(expr)?.is_some() {
            return Ok(());
        }
        let mark = self.unit().mark();
        self.expr(expr)?;
        self.unit().release(mark);
        Ok(())
    }

    fn check_yield(&mut self, expr: &'a Expr) -> Compiled {
        let frame = &self.unit().frame;
        if frame.has_namespace || frame.scope == 0 {
            return self.error(expr, "'yield' outside function");
        }
        Ok(())
    }

    /// Gives what `iter` gives, until it ends with a result.
    pub(super) fn delegate(&mut self, iter: Reg, dst: Reg) {
        let value = self.unit().temp();
        let none = self.unit().constant(Value::None);
        self.unit().emit(Instr::Move {
            dst: value,
            src: none,
        });
        let (again, end) = (self.unit().label(), self.unit().label());
        self.unit().place(again);
        self.unit().emit(Instr::Send {
            dst: value,
            iter,
            value,
        });
        self.unit().jump(end);
        self.unit().emit(Instr::Yield {
            dst: value,
            src: value,
            delegate: iter,
        });
        self.unit().jump_back(again);
        self.unit().place(end);
        self.unit().emit(Instr::Move { dst, src: value });
    }

    // ---- constants ----------------------------------------------------------------------------

    /// The constant that an expression is.
    fn constant(&mut self, expr: &'a Expr) -> Compiled<Option<Src>> {
        let value = self.constant_value(expr)?;
        Ok(value.map(|value| self.unit().constant(value)))
    }

    pub(super) fn constant_value(&mut self, expr: &'a Expr) -> Compiled<Option<Value>> {
        Ok(Some(match expr {
            Expr::NoneLiteral(_) => Value::None,
            Expr::BooleanLiteral(literal) => Value::Bool(literal.value),
            Expr::EllipsisLiteral(_) => Value::Ellipsis,
            Expr::NumberLiteral(literal) => match &literal.value {
                Number::Int(number) => self.int_literal(number, literal)?,
                Number::Float(number) => Value::Float(*number),
                Number::Complex { .. } => return Ok(None),
            },
            Expr::StringLiteral(literal) => Value::str(literal.value.to_str()),
            Expr::BytesLiteral(literal) => Value::bytes(literal.value.bytes().collect::<Vec<u8>>()),
            Expr::UnaryOp(unary) if unary.op == AstUnaryOp::USub => {
                match self.constant_value(&unary.operand)? {
                    Some(Value::Int(number)) if number != i64::MIN => Value::Int(-number),
                    Some(Value::Float(number)) => Value::Float(-number),
                    Some(Value::Big(number)) => Value::big(number.negated()),
                    _ => return Ok(None),
                }
            }
            Expr::Tuple(tuple) => {
                let mut items = Vec::with_capacity(tuple.elts.len());
                for element in &tuple.elts {
                    match self.constant_value(element)? {
                        Some(item) => items.push(item),
                        None => return Ok(None),
                    }
                }
                Value::tuple(items)
            }
            _ => return Ok(None),
        }))
    }

    fn int_literal(&self, number: &ast::Int, node: &impl Ranged) -> Compiled<Value> {
        if let Some(number) = number.as_i64() {
            return Ok(Value::Int(number));
        }
        let text = number.to_string().replace('_', "").to_ascii_lowercase();
        let (digits, radix) = match text.get(..2) {
            Some("0x") => (&text[2..], 16),
            Some("0o") => (&text[2..], 8),
            Some("0b") => (&text[2..], 2),
            _ => (&text[..], 10),
        };
        if radix == 10 && digits.len() > 4300 {
            let message = format!(
                "Exceeds the limit (4300 digits) for integer string conversion: value has {} digits; \
                 use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for \
                 huge integer literals to avoid decimal conversion limits.",
                digits.len()
            );
            return self.error(node, message);
        }
        match int_text::parse(digits, radix, 0) {
            Ok(number) => Ok(Value::int(number)),
            Err(_) => self.error(node, "invalid decimal literal"),
        }
    }

    // ---- names --------------------------------------------------------------------------------

    /// The register of a name that is a variable in a register and not in a cell.
    fn local_register(&mut self, name: &str) -> Option<Reg> {
        let unit = self.unit();
        for comprehension in unit.comprehensions.iter().rev() {
            if let Some((reg, is_cell)) = comprehension.get(name) {
                return (!is_cell).then_some(*reg);
            }
        }
        let name = self.mangle(name);
        let scope = self.unit().frame.scope;
        (self.scopes.meaning(scope, &name) == Meaning::Local)
            .then(|| self.unit().registers.get(&name).copied())
            .flatten()
    }

    fn check_bound(&mut self, reg: Reg) {
        let unit = self.unit();
        if unit.assigned.get(usize::from(reg)) == Some(&false) {
            unit.emit(Instr::CheckBound { reg });
            unit.assigned[usize::from(reg)] = true;
        }
    }

    /// The register with the cell of a name.
    pub(super) fn cell_register(&mut self, name: &str) -> Option<Reg> {
        let unit = self.unit();
        for comprehension in unit.comprehensions.iter().rev() {
            if let Some((reg, is_cell)) = comprehension.get(name) {
                return is_cell.then_some(*reg);
            }
        }
        unit.registers.get(name).copied()
    }

    pub(super) fn load_name(&mut self, name: &str, node: &impl Ranged, dst: Reg) -> Compiled {
        if let Some(src) = self.local_register(name) {
            self.check_bound(src);
            if src != dst {
                self.unit().emit(Instr::Move { dst, src });
            }
            return Ok(());
        }
        if let Some((cell, true)) = self.comprehension_variable(name) {
            self.unit().emit(Instr::LoadCell { dst, cell });
            return Ok(());
        }
        let name = &*self.mangle(name);
        let scope = self.unit().frame.scope;
        let meaning = match self.scopes.meaning(scope, name) {
            // A comprehension in a class body sees no names of the class.
            Meaning::Name if !self.unit().comprehensions.is_empty() => Meaning::Global,
            Meaning::NameOrFree if !self.unit().comprehensions.is_empty() => Meaning::Free,
            meaning => meaning,
        };
        match meaning {
            Meaning::Local => unreachable!("locals have registers"),
            Meaning::Cell | Meaning::Free => {
                let cell = self.cell_register(name).unwrap_or_default();
                self.unit().emit(Instr::LoadCell { dst, cell });
            }
            Meaning::Global => {
                let slot = self.global_slot(name, node.range())?;
                let builtin = self
                    .interp
                    .builtin_number(Sym::of(name))
                    .unwrap_or(NO_BUILTIN);
                self.unit().emit(Instr::LoadGlobal { dst, slot, builtin });
            }
            Meaning::Name => {
                let site = self.unit().site(name);
                self.unit().emit(Instr::LoadName { dst, site });
            }
            Meaning::NameOrFree => {
                let cell = self.cell_register(name).unwrap_or_default();
                let site = self.unit().site(name);
                self.unit().emit(Instr::LoadNameOrCell { dst, site, cell });
            }
        }
        Ok(())
    }

    fn comprehension_variable(&mut self, name: &str) -> Option<(Reg, bool)> {
        self.unit()
            .comprehensions
            .iter()
            .rev()
            .find_map(|names| names.get(name).copied())
    }

    pub(super) fn store_name(&mut self, name: &str, node: &impl Ranged, src: Src) -> Compiled {
        if let Some((reg, is_cell)) = self.comprehension_variable(name) {
            self.unit().emit(match is_cell {
                true => Instr::StoreCell { cell: reg, src },
                false => Instr::Move { dst: reg, src },
            });
            return Ok(());
        }
        let name = &*self.mangle(name);
        if name == "__debug__" {
            return self.error(node, "cannot assign to __debug__");
        }
        let scope = self.unit().frame.scope;
        match self.scopes.meaning(scope, name) {
            Meaning::Local => {
                let dst = self.unit().registers[name];
                if dst != src {
                    self.unit().emit(Instr::Move { dst, src });
                }
                let deleted = self.scopes.scopes[scope].names[name].deleted;
                self.unit().assigned[usize::from(dst)] = !deleted;
            }
            Meaning::Cell | Meaning::Free => {
                let cell = self.cell_register(name).unwrap_or_default();
                self.unit().emit(Instr::StoreCell { cell, src });
            }
            Meaning::Global => {
                let slot = self.global_slot(name, node.range())?;
                self.unit().emit(Instr::StoreGlobal { slot, src });
            }
            Meaning::Name | Meaning::NameOrFree => {
                let site = self.unit().site(name);
                self.unit().emit(Instr::StoreName { site, src });
            }
        }
        Ok(())
    }

    pub(super) fn delete_name(&mut self, name: &str, node: &impl Ranged) -> Compiled {
        let name = &*self.mangle(name);
        let scope = self.unit().frame.scope;
        match self.scopes.meaning(scope, name) {
            Meaning::Local => {
                let reg = self.unit().registers[name];
                self.unit().emit(Instr::DeleteLocal { reg });
                self.unit().assigned[usize::from(reg)] = false;
            }
            Meaning::Cell | Meaning::Free => {
                let cell = self.cell_register(name).unwrap_or_default();
                self.unit().emit(Instr::DeleteCell { cell });
            }
            Meaning::Global => {
                let slot = self.global_slot(name, node.range())?;
                self.unit().emit(Instr::DeleteGlobal { slot });
            }
            Meaning::Name | Meaning::NameOrFree => {
                let site = self.unit().site(name);
                self.unit().emit(Instr::DeleteName { site });
            }
        }
        Ok(())
    }

    // ---- truth --------------------------------------------------------------------------------

    /// Jumps to `target` if the truth of an expression is `jump_if`; else goes on.
    pub(super) fn condition(&mut self, expr: &'a Expr, jump_if: bool, target: Label) -> Compiled {
        match expr {
            Expr::UnaryOp(unary) if unary.op == AstUnaryOp::Not => {
                return self.condition(&unary.operand, !jump_if, target);
            }
            Expr::BoolOp(all) => {
                // `and` jumps as soon as one is false, `or` as soon as one is true.
                let decides = all.op == BoolOp::Or;
                let Some((last, first)) = all.values.split_last() else {
                    return Ok(());
                };
                let skip = self.unit().label();
                for value in first {
                    let to = if decides == jump_if { target } else { skip };
                    self.condition(value, decides, to)?;
                }
                let after_first = self.unit().assigned.clone();
                self.condition(last, jump_if, target)?;
                self.unit().assigned = after_first;
                self.unit().place(skip);
                return Ok(());
            }
            Expr::Compare(compare) if compare.ops.len() == 1 => {
                let mark = self.unit().mark();
                let a = self.operand_before(&compare.operands[0], &[&compare.operands[1]])?;
                let b = self.expr(&compare.operands[1])?;
                self.mark_line(expr);
                let op = compare_op(compare.ops[0]);
                self.unit().emit(match jump_if {
                    true => Instr::IfCompare { op, a, b },
                    false => Instr::UnlessCompare { op, a, b },
                });
                self.unit().jump(target);
                self.unit().release(mark);
                return Ok(());
            }
            _ => {}
        }
        let mark = self.unit().mark();
        let src = self.expr(expr)?;
        self.mark_line(expr);
        self.unit().emit(if jump_if {
            Instr::If { src }
        } else {
            Instr::Unless { src }
        });
        self.unit().jump(target);
        self.unit().release(mark);
        Ok(())
    }

    fn bool_op(&mut self, all: &'a ast::ExprBoolOp, dst: Reg) -> Compiled {
        let end = self.unit().label();
        let value = self.unit().temp();
        let mut after_first = None;
        for (place, operand) in all.values.iter().enumerate() {
            self.expr_to(operand, value)?;
            if place + 1 < all.values.len() {
                after_first.get_or_insert_with(Vec::new);
                self.unit().emit(match all.op {
                    BoolOp::Or => Instr::If { src: value },
                    BoolOp::And => Instr::Unless { src: value },
                });
                self.unit().jump(end);
            }
            if place == 0 {
                after_first = Some(self.unit().assigned.clone());
            }
        }
        if let Some(assigned) = after_first {
            self.unit().assigned = assigned;
        }
        self.unit().place(end);
        self.unit().emit(Instr::Move { dst, src: value });
        Ok(())
    }

    fn comparison(&mut self, compare: &'a ast::ExprCompare, dst: Reg) -> Compiled {
        let operands = &compare.operands;
        if compare.ops.len() == 1 {
            let a = self.operand_before(&operands[0], &[&operands[1]])?;
            let b = self.expr(&operands[1])?;
            self.mark_line(compare);
            let op = compare_op(compare.ops[0]);
            self.unit().emit(Instr::Compare { op, dst, a, b });
            return Ok(());
        }
        let end = self.unit().label();
        let value = self.unit().temp();
        let mut a = self.expr_temp(&operands[0])?;
        for (place, op) in compare.ops.iter().enumerate() {
            let b = self.expr_temp(&operands[place + 1])?;
            self.mark_line(compare);
            let op = compare_op(*op);
            self.unit().emit(Instr::Compare {
                op,
                dst: value,
                a,
                b,
            });
            if place + 1 < compare.ops.len() {
                self.unit().emit(Instr::Unless { src: value });
                self.unit().jump(end);
            }
            a = b;
        }
        self.unit().place(end);
        self.unit().emit(Instr::Move { dst, src: value });
        Ok(())
    }

    // ---- displays -----------------------------------------------------------------------------

    fn sequence(&mut self, elements: &'a [Expr], dst: Reg, display: Display) -> Compiled {
        let count = elements.len();
        let has_star = elements.iter().any(Expr::is_starred_expr);
        if !has_star && count <= MOST_AT_ONCE {
            let start = self.unit().temps(count);
            for (place, element) in elements.iter().enumerate() {
                self.expr_to(element, start + place as Reg)?;
            }
            let count = count as u16;
            self.unit().emit(match display {
                Display::Tuple => Instr::BuildTuple { dst, start, count },
                Display::List => Instr::BuildList { dst, start, count },
                Display::Set => Instr::BuildSet { dst, start, count },
            });
            return Ok(());
        }
        let list = self.unit().temp();
        self.unit().emit(match display {
            Display::Set => Instr::BuildSet {
                dst: list,
                start: list,
                count: 0,
            },
            _ => Instr::BuildList {
                dst: list,
                start: list,
                count: 0,
            },
        });
        for element in elements {
            let mark = self.unit().mark();
            let instruction = match element {
                Expr::Starred(starred) => {
                    let src = self.expr(&starred.value)?;
                    self.mark_line(element);
                    match display {
                        Display::Set => Instr::SetUpdate { set: list, src },
                        _ => Instr::ListExtend { list, src },
                    }
                }
                element => {
                    let src = self.expr(element)?;
                    match display {
                        Display::Set => Instr::SetAdd { set: list, src },
                        _ => Instr::ListAppend { list, src },
                    }
                }
            };
            self.unit().emit(instruction);
            self.unit().release(mark);
        }
        self.unit().emit(match display {
            Display::Tuple => Instr::ListToTuple { dst, src: list },
            _ => Instr::Move { dst, src: list },
        });
        Ok(())
    }

    fn dict(&mut self, dict: &'a ast::ExprDict, dst: Reg) -> Compiled {
        let plain = dict.items.iter().all(|item| item.key.is_some());
        if plain && dict.items.len() <= MOST_AT_ONCE / 2 {
            let start = self.unit().temps(2 * dict.items.len());
            for (place, item) in dict.items.iter().enumerate() {
                let at = start + 2 * place as Reg;
                if let Some(key) = &item.key {
                    self.expr_to(key, at)?;
                }
                self.expr_to(&item.value, at + 1)?;
            }
            let count = dict.items.len() as u16;
            self.unit().emit(Instr::BuildDict { dst, start, count });
            return Ok(());
        }
        let built = self.unit().temp();
        self.unit().emit(Instr::BuildDict {
            dst: built,
            start: built,
            count: 0,
        });
        for item in &dict.items {
            let mark = self.unit().mark();
            match &item.key {
                Some(key) => {
                    let key = self.operand_before(key, &[&item.value])?;
                    let src = self.expr(&item.value)?;
                    self.unit().emit(Instr::DictInsert {
                        dict: built,
                        key,
                        src,
                    });
                }
                None => {
                    let src = self.expr(&item.value)?;
                    self.unit().emit(Instr::DictUpdate {
                        dict: built,
                        src,
                        merge: false,
                    });
                }
            }
            self.unit().release(mark);
        }
        self.unit().emit(Instr::Move { dst, src: built });
        Ok(())
    }

    // ---- f-strings ----------------------------------------------------------------------------

    fn f_string(&mut self, string: &'a ast::ExprFString, dst: Reg) -> Compiled {
        let mut parts = Vec::new();
        for part in string.value.iter() {
            match part {
                ast::FStringPartRef::Literal(literal) => parts.push(Part::Text(&literal.value)),
                ast::FStringPartRef::FString(string) => string_parts(&string.elements, &mut parts),
            }
        }
        self.build_string(parts, dst)
    }

    fn build_string(&mut self, parts: Vec<Part<'a>>, dst: Reg) -> Compiled {
        let count = parts.len();
        if count > MOST_AT_ONCE {
            return self.error(
                &ruff_text_size::TextRange::default(),
                "this f-string is too long",
            );
        }
        let start = self.unit().temps(count);
        for (place, part) in parts.into_iter().enumerate() {
            let at = start + place as Reg;
            match part {
                Part::Text(text) => {
                    let src = self.unit().constant_str(text);
                    self.unit().emit(Instr::Move { dst: at, src });
                }
                Part::Field(field) => self.f_field(field, at)?,
            }
        }
        self.unit().emit(Instr::BuildString {
            dst,
            start,
            count: count as u16,
        });
        Ok(())
    }

    fn f_field(&mut self, field: &'a ast::InterpolatedElement, dst: Reg) -> Compiled {
        let mark = self.unit().mark();
        let src = self.expr(&field.expression)?;
        let spec = match &field.format_spec {
            None => self.unit().constant_str(""),
            Some(spec) => {
                let mut parts = Vec::new();
                string_parts(&spec.elements, &mut parts);
                match parts[..] {
                    [] => self.unit().constant_str(""),
                    [Part::Text(text)] => self.unit().constant_str(text),
                    _ => {
                        let spec = self.unit().temp();
                        self.build_string(parts, spec)?;
                        spec
                    }
                }
            }
        };
        let conversion = match field.conversion {
            ConversionFlag::Str => Conversion::Str,
            ConversionFlag::Repr => Conversion::Repr,
            ConversionFlag::Ascii => Conversion::Ascii,
            // `{x=}` shows the repr, unless it says how to show it.
            ConversionFlag::None if field.debug_text.is_some() && field.format_spec.is_none() => {
                Conversion::Repr
            }
            ConversionFlag::None => Conversion::None,
        };
        self.mark_line(field);
        self.unit().emit(Instr::FormatValue {
            conversion,
            dst,
            src,
            spec,
        });
        self.unit().release(mark);
        Ok(())
    }
}

/// What can be built at once from registers.
const MOST_AT_ONCE: usize = 200;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Display {
    Tuple,
    List,
    Set,
}

#[derive(Clone, Copy)]
enum Part<'a> {
    Text(&'a str),
    Field(&'a ast::InterpolatedElement),
}

fn string_parts<'a>(elements: &'a InterpolatedStringElements, parts: &mut Vec<Part<'a>>) {
    for element in elements {
        match element {
            InterpolatedStringElement::Literal(literal) => parts.push(Part::Text(&literal.value)),
            InterpolatedStringElement::Interpolation(field) => {
                if let Some(text) = &field.debug_text {
                    parts.push(Part::Text(text.as_str()));
                }
                parts.push(Part::Field(field));
            }
        }
    }
}

pub(super) fn binary_op(op: Operator) -> BinOp {
    match op {
        Operator::Add => BinOp::Add,
        Operator::Sub => BinOp::Sub,
        Operator::Mult => BinOp::Mul,
        Operator::MatMult => BinOp::MatMul,
        Operator::Div => BinOp::TrueDiv,
        Operator::Mod => BinOp::Mod,
        Operator::Pow => BinOp::Pow,
        Operator::LShift => BinOp::LShift,
        Operator::RShift => BinOp::RShift,
        Operator::BitOr => BinOp::Or,
        Operator::BitXor => BinOp::Xor,
        Operator::BitAnd => BinOp::And,
        Operator::FloorDiv => BinOp::FloorDiv,
    }
}

fn binary_instruction(op: Operator, dst: Reg, a: Src, b: Src) -> Instr {
    match op {
        Operator::Add => Instr::Add { dst, a, b },
        Operator::Sub => Instr::Sub { dst, a, b },
        Operator::Mult => Instr::Mul { dst, a, b },
        Operator::FloorDiv => Instr::FloorDiv { dst, a, b },
        Operator::Mod => Instr::Mod { dst, a, b },
        Operator::Div => Instr::TrueDiv { dst, a, b },
        other => Instr::Binary {
            op: binary_op(other),
            dst,
            a,
            b,
        },
    }
}

fn compare_op(op: AstCmpOp) -> CmpOp {
    match op {
        AstCmpOp::Eq => CmpOp::Eq,
        AstCmpOp::NotEq => CmpOp::Ne,
        AstCmpOp::Lt => CmpOp::Lt,
        AstCmpOp::LtE => CmpOp::Le,
        AstCmpOp::Gt => CmpOp::Gt,
        AstCmpOp::GtE => CmpOp::Ge,
        AstCmpOp::Is => CmpOp::Is,
        AstCmpOp::IsNot => CmpOp::IsNot,
        AstCmpOp::In => CmpOp::In,
        AstCmpOp::NotIn => CmpOp::NotIn,
    }
}
