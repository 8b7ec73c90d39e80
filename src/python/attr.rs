//! Attributes: of objects, classes, modules and functions.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::class::{flags, ids};
use super::code::Site;
use super::error::Raised;
use super::exceptions;
use super::function::Function;
use super::instance::{Fields, Instance};
use super::interp::Interp;
use super::native::{Args, NativeKind, Reply, Vm};
use super::shape;
use super::symbol::{Sym, well_known as sym};
use super::types::descriptor::{ClassMethod, Computed, Property, StaticMethod};
use super::types::object;
use super::value::{ClassId, FunctionId, Method, NativeId, Value};

// ---- what was found at a place in the code --------------------------------------------------

// A site's key says for which class and shape its entry holds, the entry's upper half for which epoch
// of the classes, its lower half what was found: a kind in the two upper bits, and a number. The key is
// zero while the entry is written, and the entry is written before the key: who reads the same key
// before and after the entry has read what belongs together.

const FIELD: u64 = 0;
const FUNCTION: u64 = 1;
const NATIVE: u64 = 2;
const ADDED: u64 = 3;
const NUMBER: u64 = (1 << 30) - 1;
/// The shape of what has no attributes of its own.
const NO_SHAPE: u32 = u32::MAX;

fn key(class: ClassId, shape: u32) -> u64 {
    (u64::from(class.0) << 32) | u64::from(shape)
}

#[inline]
fn cached(interp: &Interp, site: &Site, key: u64) -> Option<(u64, u64)> {
    if site.key.load(Ordering::Acquire) != key {
        return None;
    }
    let entry = site.entry.load(Ordering::Acquire);
    let whole = site.key.load(Ordering::Relaxed) == key && entry >> 32 == u64::from(interp.epoch());
    whole.then_some(((entry >> 30) & 3, entry & NUMBER))
}

fn remember(interp: &Interp, site: &Site, key: u64, epoch: u32, kind: u64, number: u64) {
    if number > NUMBER || epoch != interp.epoch() {
        return;
    }
    site.key.store(0, Ordering::Relaxed);
    site.entry.store(
        (u64::from(epoch) << 32) | (kind << 30) | number,
        Ordering::Release,
    );
    site.key.store(key, Ordering::Release);
}

/// An attribute of the object's own, if it was found at this place before.
#[inline]
pub fn cached_field(interp: &Interp, instance: &Instance, site: &Site) -> Option<Value> {
    let fields = instance.fields();
    let Fields::Shaped(shape, values) = &*fields else {
        return None;
    };
    match cached(interp, site, key(instance.class(), shape.0))? {
        (FIELD, place) => values.get(place as usize).cloned(),
        _ => None,
    }
}

/// Sets an attribute of the object's own as was done at this place before: the old value, or the new
/// one back if it is to be done the long way.
#[inline]
pub fn store_cached(
    interp: &Interp,
    instance: &Arc<Instance>,
    site: &Site,
    value: Value,
) -> Result<Value, Value> {
    let mut fields = instance.fields();
    let Fields::Shaped(shape, values) = &mut *fields else {
        return Err(value);
    };
    match cached(interp, site, key(instance.class(), shape.0)) {
        Some((FIELD, place)) if (place as usize) < values.len() => {
            if value.is_container() {
                instance.track(interp);
            }
            Ok(std::mem::replace(&mut values[place as usize], value))
        }
        Some((ADDED, next)) => {
            if value.is_container() {
                instance.track(interp);
            }
            *shape = shape::ShapeId(next as u32);
            values.push(value);
            Ok(Value::Unbound)
        }
        _ => Err(value),
    }
}

/// Looks an attribute up and remembers where it was.
pub fn load_at(vm: &Vm, object: &Value, site: &Site) -> Reply {
    let interp = vm.interp();
    if let Value::Instance(instance) = object {
        let class = interp.class(instance.class());
        let epoch = interp.epoch();
        if !class.has(flags::GETATTRIBUTE) {
            let found = interp.lookup(class.id, site.name);
            if found
                .as_ref()
                .is_none_or(|found| !is_data_descriptor(interp, found))
            {
                let fields = instance.fields();
                if let Fields::Shaped(shape, values) = &*fields
                    && let Some(place) = shape::place(*shape, site.name)
                {
                    remember(
                        interp,
                        site,
                        key(class.id, shape.0),
                        epoch,
                        FIELD,
                        place as u64,
                    );
                    return Reply::Value(values[place].clone());
                }
            }
        }
    }
    load(vm, object, site.name)
}

/// A method that is called at once, if it takes the object as its first argument: no bound method has
/// to be made.
pub fn method_at(interp: &Interp, object: &Value, site: &Site) -> Option<Value> {
    let (class, shape) = match object {
        Value::Instance(instance) => match &*instance.fields() {
            Fields::Shaped(shape, _) => (instance.class(), shape.0),
            Fields::Dict(_) => return None,
        },
        Value::Class(_)
        | Value::Module(_)
        | Value::Function(_)
        | Value::Closure(_)
        | Value::Method(_) => {
            return None;
        }
        other => (interp.class_of(other), NO_SHAPE),
    };
    match cached(interp, site, key(class, shape)) {
        Some((FUNCTION, number)) => return Some(Value::Function(FunctionId(number as u32))),
        Some((NATIVE, number)) => return Some(Value::Native(NativeId(number as u32))),
        _ => {}
    }
    if interp.class(class).has(flags::GETATTRIBUTE) {
        return None;
    }
    let epoch = interp.epoch();
    let found = interp.lookup(class, site.name)?;
    if let Value::Instance(instance) = object
        && instance.get(site.name).is_some()
    {
        return None;
    }
    match &found {
        Value::Function(FunctionId(number)) => {
            remember(
                interp,
                site,
                key(class, shape),
                epoch,
                FUNCTION,
                (*number).into(),
            );
            Some(found)
        }
        Value::Native(NativeId(number)) if interp.natives[*number].kind == NativeKind::Method => {
            remember(
                interp,
                site,
                key(class, shape),
                epoch,
                NATIVE,
                (*number).into(),
            );
            Some(found)
        }
        Value::Closure(_) => Some(found),
        _ => None,
    }
}

// ---- looking up -----------------------------------------------------------------------------

/// Whether a class's attribute comes before the object's own.
pub fn is_data_descriptor(interp: &Interp, found: &Value) -> bool {
    match found {
        Value::Instance(instance) => {
            instance.native::<Property>().is_some()
                || instance.native::<Computed>().is_some()
                || interp.class(instance.class()).has(flags::SET)
        }
        _ => false,
    }
}

/// What a class's attribute is for an object of it, or for the class itself.
pub fn bind(vm: &Vm, found: Value, object: Option<&Value>, owner: ClassId) -> Reply {
    let method = |function: Value, this: Value| {
        Reply::Value(Value::Method(Arc::new(Method { function, this })))
    };
    match &found {
        Value::Function(_) | Value::Closure(_) => match object {
            Some(object) => method(found, object.clone()),
            None => Reply::Value(found),
        },
        Value::Native(id) => match (object, vm.interp().natives[id.0].kind) {
            (Some(object), NativeKind::Method) => method(found, object.clone()),
            _ => Reply::Value(found),
        },
        Value::Instance(instance) => {
            if let Some(inner) = instance.native::<StaticMethod>() {
                return Reply::Value(inner.0.clone());
            }
            if let Some(inner) = instance.native::<ClassMethod>() {
                return method(inner.0.clone(), Value::Class(owner));
            }
            if let Some(property) = instance.native::<Property>() {
                return match object {
                    None => Reply::Value(found),
                    Some(_) if property.get.is_none() => {
                        let class = vm.interp().class(owner).name();
                        let name = property.name();
                        let message =
                            format!("property '{name}' of '{class}' object has no getter");
                        Reply::Raise(Raised::new(ids::ATTRIBUTE_ERROR, message))
                    }
                    Some(object) => Reply::call(property.get.clone(), [object.clone()]),
                };
            }
            if let Some(computed) = instance.native::<Computed>() {
                return match (object, &computed.0) {
                    (Some(object), Value::Native(id)) => {
                        let native = &vm.interp().natives[id.0];
                        native.invoke(vm, Args::new(std::slice::from_ref(object), &[]))
                    }
                    _ => Reply::Value(found),
                };
            }
            let class = vm.interp().class(instance.class());
            if class.has(flags::GET)
                && let Some(get) = vm.interp().lookup(class.id, sym::GET)
            {
                let object = object.cloned().unwrap_or(Value::None);
                return Reply::call(get, [found.clone(), object, Value::Class(owner)]);
            }
            Reply::Value(found)
        }
        _ => Reply::Value(found),
    }
}

/// `object.name`.
pub fn load(vm: &Vm, object: &Value, name: Sym) -> Reply {
    let interp = vm.interp();
    let class = interp.class(interp.class_of(object));
    if class.has(flags::GETATTRIBUTE)
        && let Some(method) = interp.lookup(class.id, sym::GETATTRIBUTE)
        && !matches!(method, Value::Native(_))
    {
        return with_getattr(
            vm,
            Reply::call(method, [object.clone(), Value::name(name)]),
            object,
            name,
        );
    }
    let found = load_default(vm, object, name);
    match found {
        Reply::Raise(raised)
            if raised.class() == ids::ATTRIBUTE_ERROR && class.has(flags::GETATTR) =>
        {
            with_getattr(vm, Reply::Raise(raised), object, name)
        }
        Reply::Call(_) | Reply::Later(_) if class.has(flags::GETATTR) => {
            with_getattr(vm, found, object, name)
        }
        other => other,
    }
}

/// Asks `__getattr__` where a look-up ends in AttributeError.
fn with_getattr(vm: &Vm, reply: Reply, object: &Value, name: Sym) -> Reply {
    let interp = vm.interp();
    let Some(method) = interp.lookup(interp.class_of(object), sym::GETATTR) else {
        return reply;
    };
    let args = [object.clone(), Value::name(name)];
    if let Reply::Raise(_) = reply {
        return Reply::call(method, args);
    }
    let vm = vm.clone();
    Reply::later(async move {
        match reply.get(&vm).await {
            Err(raised)
                if vm
                    .interp()
                    .is_subclass(raised.class(), ids::ATTRIBUTE_ERROR) =>
            {
                vm.call(method, args).await
            }
            other => other,
        }
    })
}

/// As `object.__getattribute__` does it.
pub fn load_default(vm: &Vm, object: &Value, name: Sym) -> Reply {
    let interp = vm.interp();
    match object {
        Value::Class(class) => return load_of_class(vm, *class, name),
        Value::Module(id) => {
            let module = &interp.modules[id.0];
            if let Some(value) = module.get(name) {
                return Reply::Value(value);
            }
            if name == sym::DICT {
                return Reply::Value(super::types::module::dict_of(interp, *id));
            }
            if let Some(getattr) = module.get(sym::GETATTR) {
                return Reply::call(getattr, [Value::name(name)]);
            }
            let module_name = module.get(sym::NAME);
            let module_name = module_name.as_ref().and_then(Value::as_str).unwrap_or("?");
            let message = format!("module '{module_name}' has no attribute '{}'", name.text());
            return Reply::Raise(exceptions::attribute_error(message, name, object.clone()));
        }
        Value::Method(method) => match name {
            sym::SELF => return Reply::Value(method.this.clone()),
            sym::FUNC => return Reply::Value(method.function.clone()),
            sym::CLASS | sym::CALL | sym::GET | sym::EQ | sym::HASH | sym::REPR => {}
            _ => return load(vm, &method.function, name),
        },
        Value::Instance(instance) => {
            if let Some(bound) = instance.native::<super::types::descriptor::Super>() {
                return bound.load(vm, name);
            }
        }
        _ => {}
    }
    let class = interp.class_of(object);
    let found = interp.lookup(class, name);
    if let Some(found) = &found
        && is_data_descriptor(interp, found)
    {
        return bind(vm, found.clone(), Some(object), class);
    }
    if let Value::Instance(instance) = object
        && let Some(value) = instance.get(name)
    {
        return Reply::Value(value);
    }
    if let Some(function) = interp.function(object)
        && let Some(value) = super::types::function::attribute(vm, object, function, name)
    {
        return value;
    }
    match found {
        Some(found) => bind(vm, found, Some(object), class),
        None => match object::special(vm, object, name) {
            Some(reply) => reply,
            None => Reply::Raise(missing(interp, object, name)),
        },
    }
}

/// `Class.name`.
fn load_of_class(vm: &Vm, id: ClassId, name: Sym) -> Reply {
    let interp = vm.interp();
    let class = interp.class(id);
    let from_meta = interp.lookup(class.meta, name);
    if let Some(found) = &from_meta
        && is_data_descriptor(interp, found)
    {
        return bind(vm, found.clone(), Some(&Value::Class(id)), class.meta);
    }
    if let Some(reply) = super::types::type_::special(vm, id, name) {
        return reply;
    }
    if let Some(found) = interp.lookup(id, name) {
        return bind(vm, found, None, id);
    }
    match from_meta {
        Some(found) => bind(vm, found, Some(&Value::Class(id)), class.meta),
        None => Reply::Raise(missing(interp, &Value::Class(id), name)),
    }
}

/// AttributeError in CPython's words.
pub fn missing(interp: &Interp, object: &Value, name: Sym) -> Raised {
    let name_text = name.text();
    let message = match object {
        Value::Class(id) => {
            let class = interp.class(*id).name();
            format!("type object '{class}' has no attribute '{name_text}'")
        }
        _ => {
            let class = interp.class(interp.class_of(object)).name();
            format!("'{class}' object has no attribute '{name_text}'")
        }
    };
    exceptions::attribute_error(message, name, object.clone())
}

/// `super().name`.
pub fn load_super(vm: &Vm, class: &Value, this: &Value, name: Sym) -> Reply {
    match class {
        Value::Class(from) => {
            let bound = super::types::descriptor::Super::new(vm.interp(), *from, this.clone());
            match bound {
                Ok(bound) => bound.load(vm, name),
                Err(raised) => Reply::Raise(raised),
            }
        }
        _ => Reply::Raise(Raised::runtime_error("super(): empty __class__ cell")),
    }
}

// ---- setting --------------------------------------------------------------------------------

/// Sets an attribute and remembers how.
pub fn store_at(vm: &Vm, object: &Value, site: &Site, value: Value) -> Reply {
    let interp = vm.interp();
    if let Value::Instance(instance) = object {
        let class = interp.class(instance.class());
        let epoch = interp.epoch();
        let plain = !class.has(flags::SETATTR | flags::SLOTS_ONLY)
            && !class.is_builtin
            && !matches!(site.name, sym::CLASS | sym::DICT)
            && interp
                .lookup(class.id, site.name)
                .is_none_or(|found| !is_data_descriptor(interp, &found));
        if plain {
            let fields = instance.fields();
            if let Fields::Shaped(shape, _) = &*fields {
                let before = key(class.id, shape.0);
                match shape::place(*shape, site.name) {
                    Some(place) => remember(interp, site, before, epoch, FIELD, place as u64),
                    None => {
                        let next = shape::with(*shape, site.name);
                        remember(interp, site, before, epoch, ADDED, next.0.into());
                    }
                }
            }
            drop(fields);
            return set_own(interp, instance, site.name, value);
        }
    }
    store(vm, object, site.name, value)
}

fn set_own(interp: &Interp, instance: &Arc<Instance>, name: Sym, value: Value) -> Reply {
    if value.is_container() {
        instance.track(interp);
    }
    drop(instance.set(name, value));
    Reply::NONE
}

/// `object.name = value`.
pub fn store(vm: &Vm, object: &Value, name: Sym, value: Value) -> Reply {
    let interp = vm.interp();
    let class = interp.class(interp.class_of(object));
    if class.has(flags::SETATTR)
        && let Some(method) = interp.lookup(class.id, sym::SETATTR)
        && !matches!(method, Value::Native(_))
    {
        return Reply::call(method, [object.clone(), Value::name(name), value]);
    }
    store_default(vm, object, name, value)
}

/// As `object.__setattr__` does it.
pub fn store_default(vm: &Vm, object: &Value, name: Sym, value: Value) -> Reply {
    let interp = vm.interp();
    let class_id = interp.class_of(object);
    if let Some(found) = interp.lookup(class_id, name)
        && let Value::Instance(descriptor) = &found
    {
        if let Some(property) = descriptor.native::<Property>() {
            if property.set.is_none() {
                let class = interp.class(class_id).name();
                let message = format!(
                    "property '{}' of '{class}' object has no setter",
                    property.name()
                );
                return Reply::Raise(Raised::new(ids::ATTRIBUTE_ERROR, message));
            }
            return Reply::call(property.set.clone(), [object.clone(), value]);
        }
        if let Some(Computed(Value::Native(id))) = descriptor.native::<Computed>() {
            let native = &interp.natives[id.0];
            return native.invoke(vm, Args::new(&[object.clone(), value], &[]));
        }
        let class = interp.class(descriptor.class());
        if class.has(flags::SET)
            && let Some(set) = interp.lookup(class.id, sym::SET)
        {
            return Reply::call(set, [found.clone(), object.clone(), value]);
        }
    }
    match object {
        Value::Instance(instance)
            if instance
                .native::<super::types::descriptor::Super>()
                .is_some() =>
        {
            let message = format!("'super' object has no attribute '{}'", name.text());
            Reply::Raise(exceptions::attribute_error(message, name, object.clone()))
        }
        Value::Instance(instance) => {
            if let Some(reply) = object::set_special(vm, instance, name, &value) {
                return reply;
            }
            let class = interp.class(class_id);
            if class.has(flags::SLOTS_ONLY) && !object::has_slot(interp, class, name) {
                return Reply::Raise(missing(interp, object, name));
            }
            if class.is_builtin
                && !class.has(flags::OPEN)
                && !matches!(instance.payload, super::instance::Payload::Exception(_))
            {
                return Reply::Raise(cannot_set(interp, object, name));
            }
            set_own(interp, instance, name, value)
        }
        Value::Class(id) => {
            let class = interp.class(*id);
            if class.is_builtin {
                let message = format!(
                    "cannot set '{}' attribute of immutable type '{}'",
                    name.text(),
                    class.name()
                );
                return Reply::Raise(Raised::type_error(message));
            }
            // `__name__` is what `type` computes of each class: its value has a place of its own.
            let name = match name {
                sym::NAME => Sym::of(".name"),
                name => name,
            };
            interp.set_class_attribute(*id, name, value);
            Reply::NONE
        }
        Value::Module(id) => {
            interp.modules[id.0].set(name, value);
            Reply::NONE
        }
        Value::Function(_) | Value::Closure(_) => {
            if let Some(function) = interp.function(object) {
                super::types::function::set_attribute(function, name, value);
            }
            Reply::NONE
        }
        _ => Reply::Raise(cannot_set(interp, object, name)),
    }
}

fn cannot_set(interp: &Interp, object: &Value, name: Sym) -> Raised {
    let class = interp.class_of(object);
    if interp.lookup(class, name).is_some() {
        let class = interp.class(class).name();
        let message = format!("'{class}' object attribute '{}' is read-only", name.text());
        return Raised::new(ids::ATTRIBUTE_ERROR, message);
    }
    let class = interp.class(class).name();
    let message = format!(
        "'{class}' object has no attribute '{}' and no __dict__ for setting new attributes",
        name.text()
    );
    Raised::new(ids::ATTRIBUTE_ERROR, message)
}

/// `del object.name`.
pub fn delete(vm: &Vm, object: &Value, name: Sym) -> Reply {
    let interp = vm.interp();
    let class = interp.class(interp.class_of(object));
    if class.has(flags::DELATTR)
        && let Some(method) = interp.lookup(class.id, sym::DELATTR)
        && !matches!(method, Value::Native(_))
    {
        return Reply::call(method, [object.clone(), Value::name(name)]);
    }
    delete_default(vm, object, name)
}

/// As `object.__delattr__` does it.
pub fn delete_default(vm: &Vm, object: &Value, name: Sym) -> Reply {
    let interp = vm.interp();
    let class = interp.class_of(object);
    if let Some(found) = interp.lookup(class, name)
        && let Value::Instance(descriptor) = &found
    {
        if let Some(property) = descriptor.native::<Property>() {
            if property.delete.is_none() {
                let class = interp.class(class).name();
                let message = format!(
                    "property '{}' of '{class}' object has no deleter",
                    property.name()
                );
                return Reply::Raise(Raised::new(ids::ATTRIBUTE_ERROR, message));
            }
            return Reply::call(property.delete.clone(), [object.clone()]);
        }
        if let Some(method) = interp.lookup(descriptor.class(), sym::DELETE) {
            return Reply::call(method, [found.clone(), object.clone()]);
        }
        if interp.class(descriptor.class()).has(flags::SET) {
            return Reply::Raise(Raised::new(ids::ATTRIBUTE_ERROR, "__delete__"));
        }
        if let Some(Computed(_)) = descriptor.native::<Computed>() {
            let class = interp.class(class).name();
            let name = name.text();
            let message = format!("attribute '{name}' of '{class}' objects is not writable");
            return Reply::Raise(Raised::new(ids::ATTRIBUTE_ERROR, message));
        }
    }
    let gone = match object {
        Value::Instance(instance) => instance.delete(name).is_some(),
        Value::Class(id) if !interp.class(*id).is_builtin => {
            let gone = interp.class(*id).remove(name).is_some();
            interp.class_changed();
            gone
        }
        Value::Module(id) => interp.modules[id.0].delete(name),
        Value::Function(_) | Value::Closure(_) => interp
            .function(object)
            .is_some_and(|function: &Function| function.dict().remove_name(name).is_some()),
        _ => false,
    };
    if gone {
        Reply::NONE
    } else {
        Reply::Raise(missing(interp, object, name))
    }
}

// ---- patterns -------------------------------------------------------------------------------

/// The attributes that a class pattern asks for, as a tuple; None if the subject does not match.
pub fn match_class(vm: &Vm, subject: &Value, class: &Value, count: &Value, names: &Value) -> Reply {
    let (subject, class, names) = (subject.clone(), class.clone(), names.clone());
    let count = if let Value::Int(count) = count {
        *count as usize
    } else {
        0
    };
    let vm = vm.clone();
    Reply::later(async move {
        let interp = Arc::clone(vm.interp());
        let Value::Class(id) = class else {
            return Err(Raised::type_error("called match pattern must be a type"));
        };
        let is_one = super::types::type_::is_instance(&vm, &subject, &class)
            .get(&vm)
            .await?;
        if !matches!(is_one, Value::Bool(true)) {
            return Ok(Value::None);
        }
        let mut values = Vec::new();
        let mut asked: Vec<Sym> = Vec::new();
        if count > 0 {
            let matches_itself = [
                ids::BOOL,
                ids::BYTES,
                ids::DICT,
                ids::FLOAT,
                ids::FROZENSET,
                ids::INT,
                ids::LIST,
                ids::SET,
                ids::STR,
                ids::TUPLE,
            ];
            let own = interp.lookup(id, sym::MATCH_ARGS);
            if own.is_none()
                && matches_itself
                    .iter()
                    .any(|builtin| interp.is_subclass(id, *builtin))
            {
                if count > 1 {
                    let name = interp.class(id).name();
                    return Err(Raised::type_error(format!(
                        "{name}() accepts 1 positional sub-pattern ({count} given)"
                    )));
                }
                values.push(subject.clone());
            } else {
                let items = match &own {
                    Some(Value::Tuple(items)) => items.0.to_vec(),
                    _ => Vec::new(),
                };
                if items.len() < count {
                    let name = interp.class(id).name();
                    let accepts = items.len();
                    let plural = if accepts == 1 { "" } else { "s" };
                    return Err(Raised::type_error(format!(
                        "{name}() accepts {accepts} positional sub-pattern{plural} ({count} given)"
                    )));
                }
                asked.extend(items[..count].iter().filter_map(Value::as_str).map(Sym::of));
            }
        }
        if let Value::Tuple(names) = &names {
            for name in names.0.iter().filter_map(Value::as_str).map(Sym::of) {
                if asked.contains(&name) {
                    let class = interp.class(id).name();
                    let name = name.text();
                    return Err(Raised::type_error(format!(
                        "{class}() got multiple sub-patterns for attribute '{name}'"
                    )));
                }
                asked.push(name);
            }
        }
        for name in asked {
            match load(&vm, &subject, name).get(&vm).await {
                Ok(value) => values.push(value),
                Err(raised) if interp.is_subclass(raised.class(), ids::ATTRIBUTE_ERROR) => {
                    return Ok(Value::None);
                }
                Err(raised) => return Err(raised),
            }
        }
        Ok(Value::tuple(values))
    })
}
