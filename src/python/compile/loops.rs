//! `for`, `while` and `with`, and leaving them early.

use ruff_python_ast::{self as ast, Stmt};
use ruff_text_size::Ranged;

use super::super::code::{ContextMethod, Instr, Reg};
use super::super::value::Value;
use super::unit::{Block, Label};
use super::{Compiled, Compiler};

impl<'a> Compiler<'a> {
    pub(super) fn while_loop(&mut self, statement: &'a ast::StmtWhile) -> Compiled {
        let (again, otherwise, end) = (
            self.unit().label(),
            self.unit().label(),
            self.unit().label(),
        );
        let before = self.unit().assigned.clone();
        self.unit().place(again);
        self.condition(&statement.test, false, otherwise)?;
        let after_test = self.unit().assigned.clone();
        self.push_block(Block::Loop { again, end });
        self.statements(&statement.body)?;
        self.pop_block();
        self.mark_line(&*statement.test);
        self.unit().jump_back(again);
        self.unit().place(otherwise);
        self.unit().assigned = after_test;
        self.statements(&statement.orelse)?;
        self.unit().place(end);
        self.unit().assigned = before;
        Ok(())
    }

    pub(super) fn for_loop(&mut self, statement: &'a ast::StmtFor) -> Compiled {
        let mark = self.unit().mark();
        let (again, otherwise, end) = (
            self.unit().label(),
            self.unit().label(),
            self.unit().label(),
        );
        let src = self.expr(&statement.iter)?;
        let iter = self.unit().temp();
        self.mark_line(&*statement.iter);
        self.unit().emit(match statement.is_async {
            true => Instr::GetAsyncIter { dst: iter, src },
            false => Instr::GetIter { dst: iter, src },
        });
        let before = self.unit().assigned.clone();
        let item = self.loop_variable(statement);
        let guard = self.begin_loop(
            statement.is_async,
            iter,
            item,
            again,
            otherwise,
            &*statement.iter,
        )?;
        self.mark_line(&*statement.target);
        self.assign(&statement.target, item)?;
        self.push_block(Block::Loop { again, end });
        let breaks = self.breaks;
        self.statements(&statement.body)?;
        let is_left = self.breaks > breaks;
        self.pop_block();
        self.mark_line(&*statement.iter);
        self.unit().jump_back(again);
        self.end_loop(guard, otherwise);
        self.unit().assigned = before.clone();
        self.statements(&statement.orelse)?;
        self.unit().place(end);
        self.unit().assigned = before;
        if is_left && !statement.is_async {
            // Nobody else may know the iterator: if it is a generator, it ends here.
            self.unit().emit(Instr::Finish { from: mark });
        }
        self.unit().release(mark);
        Ok(())
    }

    /// A loop variable in a register takes its items at once; others by way of a temporary.
    fn loop_variable(&mut self, statement: &'a ast::StmtFor) -> Reg {
        if let ast::Expr::Name(name) = &*statement.target
            && !statement.is_async
        {
            let scope = self.unit().frame.scope;
            let text = name.id.as_str();
            if self.scopes.meaning(scope, text) == super::scope::Meaning::Local {
                return self.unit().registers[text];
            }
        }
        self.unit().temp()
    }

    /// The head of a loop: the next item into `item`, or on to `end`. Gives the guard of an
    /// asynchronous one.
    pub(super) fn begin_loop(
        &mut self,
        is_async: bool,
        iter: Reg,
        item: Reg,
        again: Label,
        end: Label,
        node: &impl Ranged,
    ) -> Compiled<Option<(usize, Reg)>> {
        self.mark_line(node);
        self.unit().place(again);
        if !is_async {
            self.unit().emit(Instr::ForIter { dst: item, iter });
            self.unit().jump(end);
            return Ok(None);
        }
        let exception = self.unit().temp();
        let guard = self.unit().guard();
        let next = self.unit().temp();
        self.unit().emit(Instr::GetAsyncNext {
            dst: next,
            src: iter,
        });
        self.delegate(next, item);
        self.unit().close_guard(guard);
        Ok(Some((guard, exception)))
    }

    /// The end of a loop: where an asynchronous one hears that there are no more items.
    pub(super) fn end_loop(&mut self, guard: Option<(usize, Reg)>, end: Label) {
        if let Some((guard, exception)) = guard {
            self.unit().place_handler(guard, exception);
            self.unit().emit(Instr::EndAsyncFor { exception });
        }
        self.unit().place(end);
    }

    pub(super) fn with_statement(&mut self, statement: &'a ast::StmtWith) -> Compiled {
        self.with_items(&statement.items, &statement.body, statement.is_async)
    }

    fn with_items(
        &mut self,
        items: &'a [ast::WithItem],
        body: &'a [Stmt],
        is_async: bool,
    ) -> Compiled {
        let Some((item, rest)) = items.split_first() else {
            return self.statements(body);
        };
        let mark = self.unit().mark();
        // Four registers: the exit method and its self, and room to call it.
        let manager = self.unit().temp();
        let exit = self.unit().temps(2);
        self.expr_to(&item.context_expr, manager)?;
        let call = self.unit().temps(2);
        self.mark_line(&item.context_expr);
        let (enter_method, exit_method) = match is_async {
            true => (ContextMethod::AsyncEnter, ContextMethod::AsyncExit),
            false => (ContextMethod::Enter, ContextMethod::Exit),
        };
        self.unit().emit(Instr::LoadContextMethod {
            method: enter_method,
            dst: call,
            src: manager,
        });
        self.unit().emit(Instr::LoadContextMethod {
            method: exit_method,
            dst: exit,
            src: manager,
        });
        let entered = self.unit().temp();
        self.unit().emit(Instr::CallMethod {
            dst: entered,
            base: call,
            argc: 0,
        });
        if is_async {
            self.await_register(entered);
        }
        let guard = self.unit().guard();
        self.push_block(Block::Guarded { guard });
        self.push_block(Block::With { exit, is_async });
        if let Some(target) = &item.optional_vars {
            self.assign(target, entered)?;
        }
        let before = self.unit().assigned.clone();
        self.with_items(rest, body, is_async)?;
        let after = std::mem::replace(&mut self.unit().assigned, before);
        self.pop_block();
        self.unit().close_guard(guard);
        self.pop_block();
        let end = self.unit().label();
        self.mark_line(&item.context_expr);
        self.call_exit(exit, is_async, None);
        self.unit().jump(end);

        let exception = self.unit().temp();
        let saved = self.unit().temp();
        self.unit().place_handler(guard, exception);
        self.unit().emit(Instr::EnterHandler { exception, saved });
        let inner = self.unit().guard();
        let result = self.call_exit(exit, is_async, Some(exception));
        let swallowed = self.unit().label();
        self.unit().emit(Instr::If { src: result });
        self.unit().jump(swallowed);
        self.unit().close_guard(inner);
        self.unit().emit(Instr::LeaveHandler { saved });
        self.unit().emit(Instr::Reraise { exception });
        let second = self.unit().temp();
        self.unit().place_handler(inner, second);
        self.unit().emit(Instr::LeaveHandler { saved });
        self.unit().emit(Instr::Reraise { exception: second });
        self.unit().place(swallowed);
        self.unit().emit(Instr::LeaveHandler { saved });
        // What the body assigned is not sure where it was cut short.
        let _ = after;
        self.unit().place(end);
        self.unit().release(mark);
        Ok(())
    }

    pub(super) fn await_register(&mut self, reg: Reg) {
        let iter = self.unit().temp();
        self.unit().emit(Instr::GetAwaitable {
            dst: iter,
            src: reg,
        });
        self.delegate(iter, reg);
    }

    /// Calls an exit method: with the exception's class, itself and its traceback, or three times None.
    fn call_exit(&mut self, exit: Reg, is_async: bool, exception: Option<Reg>) -> Reg {
        let base = self.unit().temps(5);
        self.unit().emit(Instr::Move {
            dst: base,
            src: exit,
        });
        self.unit().emit(Instr::Move {
            dst: base + 1,
            src: exit + 1,
        });
        match exception {
            None => {
                let none = self.unit().constant(Value::None);
                for at in base + 2..base + 5 {
                    self.unit().emit(Instr::Move { dst: at, src: none });
                }
            }
            Some(src) => {
                let class = self.unit().site("__class__");
                let traceback = self.unit().site("__traceback__");
                self.unit().emit(Instr::LoadAttr {
                    dst: base + 2,
                    obj: src,
                    site: class,
                });
                self.unit().emit(Instr::Move { dst: base + 3, src });
                self.unit().emit(Instr::LoadAttr {
                    dst: base + 4,
                    obj: src,
                    site: traceback,
                });
            }
        }
        let result = self.unit().temp();
        self.unit().emit(Instr::CallMethod {
            dst: result,
            base,
            argc: 3,
        });
        if is_async {
            self.await_register(result);
        }
        result
    }

    // ---- leaving ------------------------------------------------------------------------------

    pub(super) fn push_block(&mut self, block: Block<'a>) {
        if let Some(blocks) = self.blocks.last_mut() {
            blocks.push(block);
        }
    }

    pub(super) fn pop_block(&mut self) {
        if let Some(blocks) = self.blocks.last_mut() {
            blocks.pop();
        }
    }

    /// Leaves all blocks down to `depth`, the innermost first, and goes on as if still inside.
    pub(super) fn leave_blocks(&mut self, depth: usize) -> Compiled {
        let all = self.blocks.last().cloned().unwrap_or_default();
        let mut closed = Vec::new();
        for place in (depth..all.len()).rev() {
            if let Some(blocks) = self.blocks.last_mut() {
                blocks.truncate(place);
            }
            match &all[place] {
                Block::Loop { .. } => {}
                Block::Guarded { guard } => {
                    self.unit().close_guard(*guard);
                    closed.push(*guard);
                }
                Block::Finally { body } => self.statements(body)?,
                Block::With { exit, is_async } => {
                    // The exit method itself is not guarded by its own statement.
                    if let Some(Block::Guarded { guard }) =
                        place.checked_sub(1).map(|place| &all[place])
                    {
                        self.unit().close_guard(*guard);
                    }
                    self.call_exit(*exit, *is_async, None);
                }
                Block::Handling { saved, name } => {
                    self.unit().emit(Instr::LeaveHandler { saved: *saved });
                    if let Some(name) = name {
                        self.unbind(name)?;
                    }
                }
            }
        }
        if let Some(blocks) = self.blocks.last_mut() {
            *blocks = all;
        }
        self.reopen = closed;
        Ok(())
    }

    /// What `leave_blocks` left is entered again by what follows in the text.
    pub(super) fn reopen_guards(&mut self) {
        for guard in std::mem::take(&mut self.reopen) {
            self.unit().reopen_guard(guard);
        }
    }

    pub(super) fn leave_loop(&mut self, statement: &'a Stmt, is_break: bool) -> Compiled {
        let blocks = self.blocks.last().map(Vec::as_slice).unwrap_or_default();
        let found = blocks
            .iter()
            .enumerate()
            .rev()
            .find_map(|(depth, block)| match block {
                Block::Loop { again, end } => Some((depth, *again, *end)),
                _ => None,
            });
        let Some((depth, again, end)) = found else {
            let message = if is_break {
                "'break' outside loop"
            } else {
                "'continue' not properly in loop"
            };
            return self.error(statement, message);
        };
        self.leave_blocks(depth + 1)?;
        if is_break {
            self.breaks += 1;
            self.unit().jump(end);
        } else {
            self.unit().jump_back(again);
        }
        self.reopen_guards();
        Ok(())
    }
}
