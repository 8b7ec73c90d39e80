//! The order in which a set's items come out, against CPython.

#[path = "common/cpython.rs"]
mod cpython;

use concurrency_playground::python::number::hash;
use concurrency_playground::python::set_table::SetTable;
use cpython::{Cases, Random, argument, list};
use num_bigint::BigInt;

/// A set of whole numbers, put together as the module's text says.
type Set = SetTable<BigInt>;

fn hash_of(item: &BigInt) -> i64 {
    hash::integer(argument(item).as_ref())
}

fn add(set: &mut Set, item: &BigInt) {
    let hash = hash_of(item);
    if set.find(hash, |other| other == item).is_none() {
        set.insert_new(hash, item.clone());
    }
}

fn discard(set: &mut Set, item: &BigInt) -> bool {
    let slot = set.find(hash_of(item), |other| other == item);
    slot.and_then(|slot| set.remove_at(slot)).is_some()
}

fn has(set: &Set, item: &BigInt) -> bool {
    set.find(hash_of(item), |other| other == item).is_some()
}

fn items(set: &Set) -> Vec<BigInt> {
    set.iter().map(|(_, item)| item.clone()).collect()
}

fn update(set: &mut Set, other: &Set) {
    if !set.begin_update(other) {
        items(other).iter().for_each(|item| add(set, item));
    }
}

fn intersection(a: &Set, b: &Set) -> Set {
    let (looked_in, walked) = if b.len() > a.len() { (b, a) } else { (a, b) };
    let mut result = Set::new();
    items(walked)
        .iter()
        .filter(|item| has(looked_in, item))
        .for_each(|item| add(&mut result, item));
    result
}

fn difference(a: &Set, b: &Set) -> Set {
    if a.len() >> 2 > b.len() {
        let mut result = SetTable::copy_of(a);
        difference_update(&mut result, b);
        return result;
    }
    let mut result = Set::new();
    items(a)
        .iter()
        .filter(|item| !has(b, item))
        .for_each(|item| add(&mut result, item));
    result
}

fn difference_update(a: &mut Set, b: &Set) {
    for item in items(b) {
        discard(a, &item);
    }
    a.drop_marks();
}

fn symmetric_difference(a: &Set, b: &Set) -> Set {
    let mut result = SetTable::copy_of(b);
    for item in items(a) {
        if !discard(&mut result, &item) {
            add(&mut result, &item);
        }
    }
    result
}

fn shown(items: &[BigInt]) -> String {
    format!(
        "[{}]",
        items
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(", ")
    )
}

impl cpython::Shown for BigInt {
    fn shown(&self) -> String {
        self.to_string()
    }
}

fn numbers(random: &mut Random, most: u64) -> Vec<BigInt> {
    let kind = random.below(4);
    (0..random.below(most))
        .map(|_| match kind {
            0 => random.below(20).into(),
            1 => BigInt::from(random.below(most * 4)) - most,
            // Alike in their lowest bits.
            2 => BigInt::from(random.below(most)) << 10_u32,
            _ => random.integer(),
        })
        .collect()
}

#[test]
fn insertions_and_removals() {
    let mut random = Random::new(41);
    let mut cases = Cases::with(
        "def play(start, calls):\n\
         \x20   s = set(start); out = [list(s)]\n\
         \x20   for call, item in calls:\n\
         \x20       if call == 0: s.add(item)\n\
         \x20       elif call == 1: s.discard(item)\n\
         \x20       elif call == 2 and s: out.append([s.pop()])\n\
         \x20       elif call == 3: s = s.copy()\n\
         \x20       elif call == 4: s.clear()\n\
         \x20   return out + [list(s)]",
    );
    for round in 0..400 {
        let most = if round % 40 == 0 { 3000 } else { 60 };
        let start = numbers(&mut random, most);
        let mut set = Set::new();
        start.iter().for_each(|item| add(&mut set, item));
        let mut ours = vec![list(&items(&set))];
        let mut calls = Vec::new();
        for item in numbers(&mut random, most) {
            let call = match random.below(40) {
                0 => 3,
                1 if random.chance(4) => 4,
                _ => random.below(3),
            };
            match call {
                0 => add(&mut set, &item),
                1 => {
                    discard(&mut set, &item);
                }
                2 => ours.extend(set.pop().map(|item| list(&[item]))),
                3 => set = SetTable::copy_of(&set),
                _ => set.clear(),
            }
            calls.push(format!("({call}, {item})"));
        }
        ours.push(list(&items(&set)));
        cases.add(
            format!("play({}, [{}])", shown(&start), calls.join(", ")),
            list(&ours),
        );
    }
    cases.check();
}

#[test]
fn operations_of_two_sets() {
    let mut random = Random::new(42);
    let mut cases = Cases::with(
        "def play(x, y, gone):\n\
         \x20   a, b = set(x), set(y)\n\
         \x20   for item in gone: a.discard(item)\n\
         \x20   out = [a | b, a & b, a - b, b - a, a ^ b]\n\
         \x20   c = a.copy(); c -= b; out.append(c)\n\
         \x20   d = a.copy(); d.update(b); out.append(d)\n\
         \x20   return [list(s) for s in out]",
    );
    for round in 0..600 {
        let most = if round % 50 == 0 { 2000 } else { 40 };
        let (x, y) = (numbers(&mut random, most), numbers(&mut random, most));
        let gone: Vec<BigInt> = x.iter().filter(|_| random.chance(3)).cloned().collect();
        let (mut a, mut b) = (Set::new(), Set::new());
        x.iter().for_each(|item| add(&mut a, item));
        y.iter().for_each(|item| add(&mut b, item));
        gone.iter()
            .for_each(|item| assert!(discard(&mut a, item) || !has(&a, item)));
        let mut union = SetTable::copy_of(&a);
        update(&mut union, &b);
        let mut less = SetTable::copy_of(&a);
        difference_update(&mut less, &b);
        let ours = [
            &union,
            &intersection(&a, &b),
            &difference(&a, &b),
            &difference(&b, &a),
            &symmetric_difference(&a, &b),
            &less,
            &union,
        ]
        .map(|set| list(&items(set)));
        cases.add(
            format!("play({}, {}, {})", shown(&x), shown(&y), shown(&gone)),
            list(&ours),
        );
    }
    cases.check();
}

#[test]
fn a_large_set_grows_in_smaller_steps() {
    let mut cases =
        Cases::with("def play(n): return [hash(tuple(set(i * 7919 for i in range(n))))]");
    for count in [49_000, 160_000, 200_000] {
        let mut set = Set::new();
        (0..count).for_each(|i| add(&mut set, &BigInt::from(i * 7919)));
        let hash = hash::tuple(items(&set).iter().map(hash_of));
        cases.add(format!("play({count})"), list(&[hash]));
    }
    cases.check();
}

#[test]
fn an_iterator_can_keep_its_place() {
    let mut set = Set::new();
    (0..100).for_each(|i| add(&mut set, &BigInt::from(i * i)));
    let version = set.version();
    let mut at = 0;
    let mut seen = Vec::new();
    while let Some((slot, _, item)) = set.next_from(at) {
        seen.push(item.clone());
        at = slot + 1;
    }
    assert_eq!(seen, items(&set));
    assert_eq!(set.version(), version);
    discard(&mut set, &BigInt::from(4));
    assert_ne!(set.version(), version);
}
