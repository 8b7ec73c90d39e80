//! Methods of the builtin types.

pub mod alias;
pub mod bytes;
pub mod descriptor;
pub mod dict;
pub mod exception;
pub mod frame;
pub mod function;
pub mod generator;
pub mod list;
pub mod module;
pub mod number;
pub mod object;
pub mod range;
pub mod set;
pub mod str;
pub mod tuple;
pub mod type_;

use super::class::ids;
use super::interp::Interp;

/// Gives the builtin classes their methods.
pub fn install(interp: &Interp) {
    interp.add_methods(ids::OBJECT, object::METHODS);
    interp.add_methods(ids::TYPE, type_::METHODS);
    interp.add_methods(ids::PROPERTY, descriptor::PROPERTY);
    interp.add_methods(ids::STATICMETHOD, descriptor::STATICMETHOD);
    interp.add_methods(ids::CLASSMETHOD, descriptor::CLASSMETHOD);
    interp.add_methods(ids::SUPER, descriptor::SUPER);
    interp.add_methods(ids::FUNCTION, function::METHODS);
    for callable in [
        ids::FUNCTION,
        ids::BUILTIN_FUNCTION,
        ids::METHOD,
        ids::METHOD_DESCRIPTOR,
    ] {
        interp.add_methods(callable, function::CALLABLE);
    }
    interp.add_methods(ids::GENERIC_ALIAS, alias::GENERIC);
    interp.add_methods(ids::UNION_TYPE, alias::UNION);
    interp.add_methods(ids::CELL, function::CELL);
    interp.add_methods(ids::MODULE, module::METHODS);
    for class in [ids::GENERATOR, ids::COROUTINE] {
        interp.add_methods(class, generator::METHODS);
    }
    interp.add_methods(ids::COROUTINE, generator::COROUTINE);
    interp.add_methods(ids::ASYNC_GENERATOR, generator::ASYNC_GENERATOR);
    interp.add_methods(ids::ASYNC_GENERATOR_SEND, generator::ASYNC_SEND);
    interp.add_methods(ids::BASE_EXCEPTION, exception::METHODS);
    interp.add_methods(ids::BASE_EXCEPTION_GROUP, exception::GROUP);
    interp.add_methods(ids::STOP_ITERATION, exception::VALUE);
    interp.add_methods(ids::SYSTEM_EXIT, exception::CODE);
    interp.add_methods(ids::KEY_ERROR, exception::KEY_ERROR);
    interp.add_methods(ids::UNICODE_DECODE_ERROR, exception::UNICODE);
    interp.add_methods(ids::UNICODE_ENCODE_ERROR, exception::UNICODE);
    interp.add_methods(ids::OS_ERROR, exception::OS_ERROR);
    interp.add_methods(ids::INT, number::OPERATORS);
    interp.add_methods(ids::INT, number::BITWISE);
    interp.add_methods(ids::FLOAT, number::OPERATORS);
    interp.add_methods(ids::INT, number::INT);
    interp.add_methods(ids::FLOAT, number::FLOAT);
    interp.add_methods(ids::BOOL, number::BOOL);
    interp.add_methods(ids::STR, str::METHODS);
    interp.add_methods(ids::BYTES, bytes::METHODS);
    interp.add_methods(ids::LIST, list::METHODS);
    interp.add_methods(ids::TUPLE, tuple::METHODS);
    interp.add_methods(ids::DICT, dict::METHODS);
    for method in dict::METHODS
        .iter()
        .filter(|method| dict::PROXY.contains(&method.name))
    {
        interp.add_methods(ids::MAPPING_PROXY, std::slice::from_ref(method));
    }
    for (class, methods) in dict::VIEWS {
        interp.add_methods(*class, methods);
    }
    interp.add_methods(ids::SET, set::METHODS);
    interp.add_methods(ids::SET, set::CHANGING);
    interp.add_methods(ids::FROZENSET, set::METHODS);
    interp.add_methods(ids::FROZENSET, set::FROZEN);
    interp.add_methods(ids::RANGE, range::RANGE);
    interp.add_methods(ids::SLICE, range::SLICE);
    interp
        .class(ids::LIST)
        .put(super::symbol::well_known::HASH, super::value::Value::None);
    interp
        .class(ids::DICT)
        .put(super::symbol::well_known::HASH, super::value::Value::None);
    interp
        .class(ids::SET)
        .put(super::symbol::well_known::HASH, super::value::Value::None);
}
