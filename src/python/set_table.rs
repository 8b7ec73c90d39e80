//! The table of a `set`, whose items come out in the order in which CPython's would.
//!
//! Open addressing as there: up to nine slots in line, then a jump that brings in higher bits of the
//! hash; a removed item leaves a mark, and an insertion takes the last mark that it comes past; a table
//! that is three fifths full grows to the next power of two beyond four times its items, twice beyond 50,000.
//!
//! Whether two items are equal may be for the VM to find out, so looking up is in two steps:
//! [`SetTable::candidates`] hands out the items with an equal hash, and once none of them is the one
//! looked for, [`SetTable::insert_new`] adds it. Should the set change meanwhile,
//! [`SetTable::version`] tells.
//!
//! How CPython builds its sets by these operations:
//! - `set(other)`, `other.copy()`, `other | ...`: [`SetTable::copy_of`].
//! - `update(other)`, `|=`: [`SetTable::begin_update`], and where that did not take the items, each in
//!   order; with a dict, [`SetTable::reserve`] and each in order; else each in order.
//! - `a & b`: a new table; the items of the smaller one (of `b` where both are equally large, of `a`
//!   where `b` is no set) that are in the other, in order.
//! - `a - b`: where `b` is a set or dict with more than a quarter of the items of `a`, a new table with
//!   the items of `a` that are not in `b`; else a copy, less the items of `b`, then
//!   [`SetTable::drop_marks`].
//! - `a -= b`: less the items of `b`, then [`SetTable::drop_marks`].
//! - `a ^ b`: a copy of `b`, in which each item of `a` is removed or, where it is not there, inserted.

/// Slots of an empty set.
const LEAST: usize = 8;
/// Slots behind the first that are tried before the jump.
const IN_LINE: usize = 9;

#[derive(Clone, Debug)]
enum Slot<E> {
    Free,
    /// An item was removed here.
    Mark,
    Taken(i64, E),
}

/// See the module's text.
#[derive(Debug)]
pub struct SetTable<E> {
    slots: Box<[Slot<E>]>,
    /// Items.
    used: usize,
    /// Items and marks.
    filled: usize,
    /// Where `pop` looks next.
    finger: usize,
    version: u32,
}

impl<E> Default for SetTable<E> {
    fn default() -> Self {
        Self::new()
    }
}

/// The slots to try for a hash, in order, without end.
struct Probe {
    mask: usize,
    at: usize,
    in_line: usize,
    next: usize,
    hash: u64,
}

impl Probe {
    fn new(hash: i64, slots: usize) -> Self {
        let mask = slots - 1;
        let mut probe = Self {
            mask,
            at: 0,
            in_line: 0,
            next: hash as usize & mask,
            hash: hash as u64,
        };
        probe.jump();
        probe
    }

    fn jump(&mut self) {
        self.at = self.next;
        self.in_line = if self.at + IN_LINE <= self.mask {
            IN_LINE
        } else {
            0
        };
        self.hash >>= 5;
        // In 64 bits on any machine.
        self.next = ((self.at as u64)
            .wrapping_mul(5)
            .wrapping_add(1)
            .wrapping_add(self.hash) as usize)
            & self.mask;
    }
}

impl Iterator for Probe {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let at = self.at;
        if self.in_line > 0 {
            self.in_line -= 1;
            self.at += 1;
        } else {
            self.jump();
        }
        Some(at)
    }
}

impl<E> SetTable<E> {
    /// An empty one.
    pub fn new() -> Self {
        Self {
            slots: free(LEAST),
            used: 0,
            filled: 0,
            finger: 0,
            version: 0,
        }
    }

    /// How many items it has.
    pub fn len(&self) -> usize {
        self.used
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// Another number after each change.
    pub fn version(&self) -> u32 {
        self.version
    }

    /// The items with this hash, and their slots, in the order in which to compare them.
    pub fn candidates(&self, hash: i64) -> impl Iterator<Item = (usize, &E)> {
        Probe::new(hash, self.slots.len())
            .map(|at| (at, &self.slots[at]))
            .take_while(|(_, slot)| !matches!(slot, Slot::Free))
            .filter_map(move |(at, slot)| match slot {
                Slot::Taken(other, item) if *other == hash => Some((at, item)),
                _ => None,
            })
    }

    /// The slot of the item with this hash that `is_it` accepts.
    pub fn find(&self, hash: i64, mut is_it: impl FnMut(&E) -> bool) -> Option<usize> {
        self.candidates(hash)
            .find(|(_, item)| is_it(item))
            .map(|(at, _)| at)
    }

    /// Adds an item that is not there.
    pub fn insert_new(&mut self, hash: i64, item: E) {
        let marks = self.filled - self.used;
        self.place(hash, item);
        let marks_left = self.filled - self.used;
        // What takes the place of a mark does not make the table fuller.
        if marks_left == marks && self.filled * 5 >= (self.slots.len() - 1) * 3 {
            self.resize(self.used * if self.used > 50_000 { 2 } else { 4 });
        }
    }

    /// Puts an item where the last mark is before the first free slot, or in that slot.
    fn place(&mut self, hash: i64, item: E) {
        let mut mark = None;
        for at in Probe::new(hash, self.slots.len()) {
            match self.slots[at] {
                Slot::Taken(..) => continue,
                Slot::Mark => mark = Some(at),
                Slot::Free => {
                    self.filled += usize::from(mark.is_none());
                    self.slots[mark.unwrap_or(at)] = Slot::Taken(hash, item);
                    break;
                }
            }
        }
        self.used += 1;
        self.version = self.version.wrapping_add(1);
    }

    /// Removes the item in this slot.
    pub fn remove_at(&mut self, slot: usize) -> Option<E> {
        let slot = self
            .slots
            .get_mut(slot)
            .filter(|slot| matches!(slot, Slot::Taken(..)))?;
        let Slot::Taken(_, item) = std::mem::replace(slot, Slot::Mark) else {
            return None;
        };
        self.used -= 1;
        self.version = self.version.wrapping_add(1);
        Some(item)
    }

    /// Removes an item as `set.pop` does: from where the last one was removed.
    pub fn pop(&mut self) -> Option<E> {
        let count = self.slots.len();
        let at = (0..count)
            .map(|step| (self.finger + step) & (count - 1))
            .find(|at| matches!(self.slots[*at], Slot::Taken(..)))?;
        self.finger = at + 1;
        self.remove_at(at)
    }

    /// Removes all; where `pop` goes on is not forgotten, as it is not there.
    pub fn clear(&mut self) {
        *self = Self {
            finger: self.finger,
            version: self.version.wrapping_add(1),
            ..Self::new()
        };
    }

    /// The items with their hashes, in order.
    pub fn iter(&self) -> impl Iterator<Item = (i64, &E)> {
        self.slots.iter().filter_map(|slot| match slot {
            Slot::Taken(hash, item) => Some((*hash, item)),
            _ => None,
        })
    }

    /// The first item in this slot or behind it, and its slot: how an iterator goes on that keeps
    /// where it is.
    pub fn next_from(&self, slot: usize) -> Option<(usize, i64, &E)> {
        self.slots
            .iter()
            .enumerate()
            .skip(slot)
            .find_map(|(at, slot)| match slot {
                Slot::Taken(hash, item) => Some((at, *hash, item)),
                _ => None,
            })
    }

    /// Makes room before the items of another set or dict of this size are added.
    pub fn reserve(&mut self, more: usize) {
        if (self.filled + more) * 5 >= (self.slots.len() - 1) * 3 {
            self.resize((self.used + more) * 2);
        }
    }

    /// Gives up the marks of removed items where they are more than a quarter of the slots.
    pub fn drop_marks(&mut self) {
        if self.filled - self.used > (self.slots.len() - 1) / 4 {
            self.resize(self.used * if self.used > 50_000 { 2 } else { 4 });
        }
    }

    /// Room for more than `least` items, which are put in anew.
    fn resize(&mut self, least: usize) {
        let mut size = LEAST;
        while size <= least {
            size *= 2;
        }
        if size == LEAST && self.slots.len() == LEAST && self.filled == self.used {
            return;
        }
        let old = std::mem::replace(&mut self.slots, free(size));
        (self.used, self.filled) = (0, 0);
        for slot in old {
            if let Slot::Taken(hash, item) = slot {
                self.place(hash, item);
            }
        }
    }
}

impl<E: Clone> SetTable<E> {
    /// `set(other)` of a set: the same items, often in the same order, not always.
    pub fn copy_of(other: &Self) -> Self {
        let mut copy = Self::new();
        copy.begin_update(other);
        copy
    }

    /// Makes room for the items of another set. Where it has none of its own it takes them, and says so;
    /// else they are to be added one by one.
    pub fn begin_update(&mut self, other: &Self) -> bool {
        if other.used == 0 {
            return true;
        }
        self.reserve(other.used);
        if self.filled > 0 {
            return false;
        }
        if self.slots.len() == other.slots.len() && other.used == other.filled {
            self.slots.clone_from(&other.slots);
            (self.used, self.filled) = (other.used, other.filled);
            self.version = self.version.wrapping_add(1);
        } else {
            for (hash, item) in other.iter() {
                self.place(hash, item.clone());
            }
        }
        true
    }
}

fn free<E>(count: usize) -> Box<[Slot<E>]> {
    std::iter::repeat_with(|| Slot::Free).take(count).collect()
}
