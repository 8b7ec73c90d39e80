//! `_random`: the Mersenne Twister.

use super::super::class::ids;
use super::super::error::{Outcome, Raised};
use super::super::instance::NativeData;
use super::super::interp::Interp;
use super::super::module::Source;
use super::super::native::{ANY, Args, NativeFn, Reply, Vm};
use super::super::number::{IntRef, arithmetic};
use super::super::protocol::{self, as_int};
use super::super::py_try;
use super::super::random::Twister as Random;
use super::super::symbol::Sym;
use super::super::value::Value;
use super::object::made;
use crate::sync::{Mutex, lock};

/// `_random.Random`.
#[derive(Debug)]
struct Generator(Mutex<Random>);

impl NativeData for Generator {}

fn generator<'a>(args: &Args<'a>) -> Outcome<&'a Generator> {
    match args.this() {
        Value::Instance(instance) => instance
            .native::<Generator>()
            .ok_or_else(|| Raised::type_error("descriptor needs a generator")),
        _ => Err(Raised::type_error("descriptor needs a generator")),
    }
}

/// A generator for a seed: a whole number, else a hash; entropy for None.
fn seeded(vm: &Vm, seed: Option<&Value>) -> Random {
    match seed {
        None | Some(Value::None) => {
            let seed = (vm.interp().host.entropy() >> 1) as i64;
            Random::new(IntRef::Small(seed))
        }
        Some(value) => match as_int(value) {
            Some(number) => Random::new(arithmetic::absolute(number).as_ref()),
            None => {
                let hash = match protocol::hash_quick(vm.interp(), value) {
                    protocol::Hashed::Known(hash) => hash,
                    _ => 0,
                };
                Random::new(arithmetic::absolute(IntRef::Small(hash)).as_ref())
            }
        },
    }
}

const METHODS: &[NativeFn] = &[
    NativeFn::static_method("__new__", ANY, |vm, args| {
        made(&args, Generator(Mutex::new(seeded(vm, args.get(1)))))
    }),
    NativeFn::method("__init__", ANY, |_, _| Reply::NONE),
    NativeFn::method("seed", (0, 1), |vm, args| {
        let random = seeded(vm, args.get(1));
        *lock(&py_try!(generator(&args)).0) = random;
        Reply::NONE
    }),
    NativeFn::method("random", (0, 0), |_, args| {
        Value::Float(lock(&py_try!(generator(&args)).0).random()).into()
    }),
    NativeFn::method("getrandbits", (1, 1), |_, args| {
        let bits = as_int(&args.values()[1]).map_or(-1, IntRef::clamped);
        match u32::try_from(bits) {
            Ok(bits) => Value::int(lock(&py_try!(generator(&args)).0).bits(bits)).into(),
            Err(_) => Raised::value_error("number of bits must be non-negative").into(),
        }
    }),
    NativeFn::method("getstate", (0, 0), |_, args| {
        let random = lock(&py_try!(generator(&args)).0);
        let (words, next) = random.state();
        let all = words
            .iter()
            .map(|word| Value::Int((*word).into()))
            .chain([Value::from(next)]);
        Value::tuple(all.collect::<Vec<_>>()).into()
    }),
    NativeFn::method("setstate", (1, 1), |_, args| {
        let items = super::super::iterate::items_quick(&args.values()[1]).unwrap_or_default();
        let mut words: Vec<u32> = items
            .iter()
            .map(|word| as_int(word).map_or(0, IntRef::clamped) as u32)
            .collect();
        let next = words.pop().unwrap_or_default() as usize;
        match Random::with_state(&words, next) {
            Some(random) => {
                *lock(&py_try!(generator(&args)).0) = random;
                Reply::NONE
            }
            None => Raised::value_error("invalid state").into(),
        }
    }),
];

/// Makes the module.
pub fn install(interp: &Interp) {
    let module = interp.add_module("_random", Source::default());
    let class = interp.add_class("Random", ids::OBJECT, "_random", METHODS);
    interp.modules[module.0].set(Sym::of("Random"), Value::Class(class));
}
