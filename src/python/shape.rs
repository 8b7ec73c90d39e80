//! Shapes: which attributes an object has, in which order. Objects that were given the same names in
//! the same order share one, so that a place found once can be used again.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::symbol::Sym;
use super::table::Table;
use crate::sync::{Mutex, lock};

/// A shape of this memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ShapeId(pub u32);

/// No attributes.
pub const EMPTY: ShapeId = ShapeId(0);

#[derive(Debug, Default)]
struct Shape {
    names: Box<[Sym]>,
    places: HashMap<Sym, usize>,
    next: Mutex<HashMap<Sym, ShapeId>>,
}

fn shapes() -> &'static Table<Shape> {
    static SHAPES: OnceLock<Table<Shape>> = OnceLock::new();
    SHAPES.get_or_init(|| {
        let shapes = Table::default();
        shapes.push(Shape::default());
        shapes
    })
}

/// Up to this many names are looked through one by one.
const FEW: usize = 8;

/// Where the attribute is among the values.
pub fn place(shape: ShapeId, name: Sym) -> Option<usize> {
    let shape = &shapes()[shape.0];
    if shape.names.len() <= FEW {
        return shape.names.iter().position(|other| *other == name);
    }
    shape.places.get(&name).copied()
}

/// The names, in order.
pub fn names(shape: ShapeId) -> &'static [Sym] {
    &shapes()[shape.0].names
}

/// The shape with one name more, at the end.
pub fn with(shape: ShapeId, name: Sym) -> ShapeId {
    let from = &shapes()[shape.0];
    *lock(&from.next).entry(name).or_insert_with(|| {
        let names: Box<[Sym]> = from.names.iter().copied().chain([name]).collect();
        let places = match names.len() {
            0..=FEW => HashMap::new(),
            _ => names
                .iter()
                .enumerate()
                .map(|(place, name)| (*name, place))
                .collect(),
        };
        let next = Mutex::default();
        ShapeId(shapes().push(Shape {
            names,
            places,
            next,
        }))
    })
}

/// The shape of the other names.
pub fn without(shape: ShapeId, name: Sym) -> ShapeId {
    let left = names(shape).iter().filter(|other| **other != name);
    left.fold(EMPTY, |shape, name| with(shape, *name))
}
