//! `try`.

use ruff_python_ast::{self as ast, ExceptHandler, Identifier};

use super::super::code::{Instr, Reg};
use super::super::value::Value;
use super::unit::Block;
use super::{Compiled, Compiler};

impl<'a> Compiler<'a> {
    pub(super) fn try_statement(&mut self, statement: &'a ast::StmtTry) -> Compiled {
        if statement.finalbody.is_empty() {
            return self.try_except(statement);
        }
        let mark = self.unit().mark();
        let before = self.unit().assigned.clone();
        let guard = self.unit().guard();
        // Inside, leaving runs the clause without the guard.
        self.push_block(Block::Finally {
            body: &statement.finalbody,
        });
        self.push_block(Block::Guarded { guard });
        match statement.handlers.is_empty() {
            true => self.statements(&statement.body)?,
            false => self.try_except(statement)?,
        }
        self.pop_block();
        self.pop_block();
        self.unit().close_guard(guard);
        self.unit().assigned = before.clone();
        self.statements(&statement.finalbody)?;
        let after = self.unit().assigned.clone();
        let end = self.unit().label();
        self.unit().jump(end);

        let exception = self.unit().temp();
        let saved = self.unit().temp();
        self.unit().place_handler(guard, exception);
        self.unit().emit(Instr::EnterHandler { exception, saved });
        self.unit().assigned = before;
        let inner = self.unit().guard();
        self.push_block(Block::Guarded { guard: inner });
        self.push_block(Block::Handling { saved, name: None });
        self.statements(&statement.finalbody)?;
        self.pop_block();
        self.pop_block();
        self.unit().close_guard(inner);
        self.unit().emit(Instr::LeaveHandler { saved });
        self.unit().emit(Instr::Reraise { exception });
        self.clean_up(inner, saved, None)?;
        self.unit().place(end);
        self.unit().assigned = after;
        self.unit().release(mark);
        Ok(())
    }

    /// What an exception inside of a handler passes on its way out.
    fn clean_up(&mut self, guard: usize, saved: Reg, name: Option<&'a Identifier>) -> Compiled {
        let exception = self.unit().temp();
        self.unit().place_handler(guard, exception);
        self.unit().emit(Instr::LeaveHandler { saved });
        if let Some(name) = name {
            self.unbind(name)?;
        }
        self.unit().emit(Instr::Reraise { exception });
        Ok(())
    }

    fn try_except(&mut self, statement: &'a ast::StmtTry) -> Compiled {
        let mark = self.unit().mark();
        let before = self.unit().assigned.clone();
        let guard = self.unit().guard();
        self.push_block(Block::Guarded { guard });
        self.statements(&statement.body)?;
        self.pop_block();
        self.unit().close_guard(guard);
        let (end, raise) = (self.unit().label(), self.unit().label());
        self.statements(&statement.orelse)?;
        self.unit().jump(end);

        let exception = self.unit().temp();
        let saved = self.unit().temp();
        self.unit().place_handler(guard, exception);
        self.unit().assigned = before.clone();
        self.unit().emit(Instr::EnterHandler { exception, saved });
        if statement.is_star {
            self.star_handlers(&statement.handlers, exception, saved)?;
            self.unit().assigned = before;
            self.unit().place(end);
            self.unit().release(mark);
            return Ok(());
        }
        for (place, handler) in statement.handlers.iter().enumerate() {
            let ExceptHandler::ExceptHandler(handler) = handler;
            if handler.type_.is_none() && place + 1 < statement.handlers.len() {
                return self.error(handler, "default 'except:' must be last");
            }
            self.unit().assigned = before.clone();
            let next = self.unit().label();
            let matching = self.unit().guard();
            if let Some(class) = &handler.type_ {
                let mark = self.unit().mark();
                let class_src = self.expr(class)?;
                self.mark_line(&**class);
                self.unit().emit(Instr::UnlessExceptionMatches {
                    exception,
                    class: class_src,
                });
                self.unit().jump(next);
                self.unit().release(mark);
            }
            let name = handler.name.as_ref();
            if let Some(name) = name {
                self.store_name(name.as_str(), name, exception)?;
            }
            self.push_block(Block::Guarded { guard: matching });
            self.push_block(Block::Handling { saved, name });
            self.statements(&handler.body)?;
            self.pop_block();
            self.pop_block();
            self.unit().close_guard(matching);
            self.unit().emit(Instr::LeaveHandler { saved });
            if let Some(name) = name {
                self.unbind(name)?;
            }
            self.unit().jump(end);
            self.clean_up(matching, saved, name)?;
            self.unit().place(next);
        }
        self.unit().place(raise);
        self.unit().emit(Instr::LeaveHandler { saved });
        self.unit().emit(Instr::Reraise { exception });
        self.unit().place(end);
        self.unit().assigned = before;
        self.unit().release(mark);
        Ok(())
    }

    /// `except*`: each clause takes its part of the group; what is left, and what the clauses raise, is
    /// raised as a group.
    fn star_handlers(
        &mut self,
        handlers: &'a [ExceptHandler],
        exception: Reg,
        saved: Reg,
    ) -> Compiled {
        let rest = self.unit().temp();
        self.unit().emit(Instr::Move {
            dst: rest,
            src: exception,
        });
        let raised = self.unit().temp();
        self.unit().emit(Instr::BuildList {
            dst: raised,
            start: raised,
            count: 0,
        });
        for handler in handlers {
            let ExceptHandler::ExceptHandler(handler) = handler;
            let Some(class) = &handler.type_ else {
                continue;
            };
            let mark = self.unit().mark();
            let next = self.unit().label();
            let class_src = self.expr(class)?;
            self.mark_line(&**class);
            let matched = self.unit().temp();
            self.unit().emit(Instr::SplitGroup {
                dst: matched,
                rest,
                class: class_src,
            });
            self.unit()
                .emit(Instr::UnlessGroupMatches { dst: matched, rest });
            self.unit().jump(next);
            let name = handler.name.as_ref();
            if let Some(name) = name {
                self.store_name(name.as_str(), name, matched)?;
            }
            let guard = self.unit().guard();
            let inner_saved = self.unit().temp();
            self.unit().emit(Instr::EnterHandler {
                exception: matched,
                saved: inner_saved,
            });
            self.push_block(Block::Guarded { guard });
            self.push_block(Block::Handling {
                saved: inner_saved,
                name,
            });
            self.statements(&handler.body)?;
            self.pop_block();
            self.pop_block();
            self.unit().close_guard(guard);
            self.unit().emit(Instr::LeaveHandler { saved: inner_saved });
            if let Some(name) = name {
                self.unbind(name)?;
            }
            self.unit().jump(next);
            let new = self.unit().temp();
            self.unit().place_handler(guard, new);
            self.unit().emit(Instr::LeaveHandler { saved: inner_saved });
            self.unit().emit(Instr::ListAppend {
                list: raised,
                src: new,
            });
            if let Some(name) = name {
                self.unbind(name)?;
            }
            self.unit().place(next);
            self.unit().release(mark);
        }
        self.unit().emit(Instr::ListAppend {
            list: raised,
            src: rest,
        });
        let result = self.unit().temp();
        self.unit().emit(Instr::PrepareReraiseStar {
            dst: result,
            original: exception,
            list: raised,
        });
        self.unit().emit(Instr::LeaveHandler { saved });
        let done = self.unit().label();
        let none = self.unit().constant(Value::None);
        self.unit().emit(Instr::IfCompare {
            op: super::super::code::CmpOp::Is,
            a: result,
            b: none,
        });
        self.unit().jump(done);
        self.unit().emit(Instr::Reraise { exception: result });
        self.unit().place(done);
        Ok(())
    }

    /// The name of `except ... as name` is gone after its clause.
    pub(super) fn unbind(&mut self, name: &'a Identifier) -> Compiled {
        let none = self.unit().constant(Value::None);
        self.store_name(name.as_str(), name, none)?;
        self.delete_name(name.as_str(), name)
    }

    pub(super) fn raise_statement(&mut self, statement: &'a ast::StmtRaise) -> Compiled {
        let Some(exception) = &statement.exc else {
            self.unit().emit(Instr::RaiseAgain);
            return Ok(());
        };
        let mark = self.unit().mark();
        let exception = self.expr(exception)?;
        let cause = match &statement.cause {
            Some(cause) => self.expr(cause)?,
            None => super::super::code::NO_REG,
        };
        self.mark_line(statement);
        self.unit().emit(Instr::Raise { exception, cause });
        self.unit().release(mark);
        Ok(())
    }

    pub(super) fn assert_statement(&mut self, statement: &'a ast::StmtAssert) -> Compiled {
        let mark = self.unit().mark();
        let end = self.unit().label();
        self.condition(&statement.test, true, end)?;
        let src = match &statement.msg {
            Some(message) => self.expr(message)?,
            None => super::super::code::NO_REG,
        };
        self.mark_line(statement);
        self.unit().emit(Instr::AssertionFailed { src });
        self.unit().place(end);
        self.unit().release(mark);
        Ok(())
    }
}
