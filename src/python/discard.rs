//! Dropping what is nested deeply, without recursion on the machine's stack.
//!
//! An object drops what it holds by [`discard`]. That drops a hundred levels at once; what lies deeper
//! is laid aside, and dropped when the outermost object is done.

use std::any::Any;
use std::cell::{Cell, RefCell};

/// Levels that are dropped by recursion.
const DEEPEST: u32 = 100;

thread_local! {
    static DEPTH: Cell<u32> = const { Cell::new(0) };
    static LATER: RefCell<Vec<Box<dyn Any>>> = const { RefCell::new(Vec::new()) };
}

/// Drops something, now or a little later.
pub fn discard<T: 'static>(content: T) {
    let depth = DEPTH.get();
    if depth >= DEEPEST {
        let mut content = Some(content);
        // A thread that ends has no place to lay it aside any more.
        let _ = LATER.try_with(|later| {
            if let (Ok(mut later), Some(content)) = (later.try_borrow_mut(), content.take()) {
                later.push(Box::new(content));
            }
        });
        return;
    }
    DEPTH.set(depth + 1);
    drop(content);
    if depth == 0 {
        while let Some(next) = take() {
            drop(next);
        }
    }
    DEPTH.set(depth);
}

fn take() -> Option<Box<dyn Any>> {
    LATER
        .try_with(|later| later.borrow_mut().pop())
        .ok()
        .flatten()
}
