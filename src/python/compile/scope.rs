//! Which variable a name means: found out for the whole program before anything is compiled.

use std::collections::HashMap;

use indexmap::IndexMap;
use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{
    Comprehension, ExceptHandler, Expr, ExprContext, Parameters, Pattern, Stmt, TypeParam,
};
use ruff_text_size::{Ranged, TextRange};

/// What a scope is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeKind {
    /// The program or a library module.
    Module,
    /// A class body.
    Class,
    /// A function, lambda or generator expression.
    Function,
    /// A list, set or dict comprehension: it runs in the frame of what it stands in.
    Comprehension,
}

/// What a scope knows of a name.
#[derive(Clone, Copy, Debug, Default)]
pub struct Binding {
    /// Assigned here.
    pub assigned: bool,
    /// A parameter.
    pub parameter: bool,
    /// Declared `global` here.
    pub global: bool,
    /// Declared `nonlocal` here.
    pub nonlocal: bool,
    /// Assigned here, and seen by functions inside.
    pub cell: bool,
    /// A variable of a function around this one.
    pub free: bool,
    /// Deleted here, or unbound after `except ... as`.
    pub deleted: bool,
}

/// A scope.
#[derive(Debug)]
pub struct Scope {
    /// What it is of.
    pub kind: ScopeKind,
    parent: Option<usize>,
    /// Names in the order in which they came.
    pub names: IndexMap<String, Binding>,
    /// It has `yield` in it.
    pub yields: bool,
    /// It has `await` in it, or asynchronous comprehensions.
    pub awaits: bool,
}

/// What a name means in a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A variable of the function or comprehension.
    Local,
    /// A variable of the function that functions inside see.
    Cell,
    /// A variable of a function around.
    Free,
    /// A global or builtin name.
    Global,
    /// A name of the class body, or else a global.
    Name,
    /// A name of the class body, or else a variable of a function around.
    NameOrFree,
}

/// All scopes of a program; the first is the module's.
#[derive(Debug)]
pub struct Scopes {
    /// Scopes, outer ones first.
    pub scopes: Vec<Scope>,
    by_range: HashMap<(TextRange, bool), usize>,
}

/// What is wrong with a program's names: CPython's message, and where.
#[derive(Debug)]
pub struct ScopeError {
    /// The message.
    pub message: String,
    /// Where.
    pub range: TextRange,
}

impl Scopes {
    /// Looks through a module.
    ///
    /// # Errors
    /// The first contradiction between its declarations.
    pub fn of_module(body: &[Stmt]) -> Result<Self, ScopeError> {
        let mut walk = Walk {
            scopes: vec![Scope::new(ScopeKind::Module, None)],
            by_range: HashMap::new(),
            current: 0,
            error: None,
            uses: Vec::new(),
        };
        walk.visit_body(body);
        if let Some(error) = walk.error {
            return Err(error);
        }
        let Walk {
            scopes,
            by_range,
            uses,
            ..
        } = walk;
        let mut all = Self { scopes, by_range };
        for (scope, name, range) in uses {
            all.resolve(scope, &name, range)?;
        }
        Ok(all)
    }

    /// The scope of the node with this range. `annotations` asks for that of its annotations.
    pub fn of(&self, range: TextRange, annotations: bool) -> usize {
        self.by_range
            .get(&(range, annotations))
            .copied()
            .unwrap_or_default()
    }

    /// What a name means in a scope.
    pub fn meaning(&self, scope: usize, name: &str) -> Meaning {
        let this = &self.scopes[scope];
        let binding = this.names.get(name).copied().unwrap_or_default();
        match this.kind {
            ScopeKind::Module => Meaning::Global,
            ScopeKind::Class => match binding {
                Binding { global: true, .. } => Meaning::Global,
                Binding { nonlocal: true, .. } => Meaning::Free,
                Binding { free: true, .. } => Meaning::NameOrFree,
                _ => Meaning::Name,
            },
            ScopeKind::Function | ScopeKind::Comprehension => match binding {
                Binding { global: true, .. } => Meaning::Global,
                Binding { free: true, .. } => Meaning::Free,
                Binding { cell: true, .. } => Meaning::Cell,
                Binding { assigned: true, .. }
                | Binding {
                    parameter: true, ..
                } => Meaning::Local,
                _ => Meaning::Global,
            },
        }
    }

    /// Marks `name`, used in `scope`, as a cell where it is assigned and as free on the way there.
    fn resolve(&mut self, scope: usize, name: &str, range: TextRange) -> Result<(), ScopeError> {
        let binding = self.scopes[scope]
            .names
            .get(name)
            .copied()
            .unwrap_or_default();
        let is_own = binding.assigned || binding.parameter;
        if binding.global || self.scopes[scope].kind == ScopeKind::Module {
            return Ok(());
        }
        if is_own && !binding.nonlocal {
            return Ok(());
        }
        let mut between = vec![scope];
        let mut next = self.scopes[scope].parent;
        while let Some(outer) = next {
            let this = &self.scopes[outer];
            let found = this.names.get(name).copied().unwrap_or_default();
            let own = (found.assigned || found.parameter) && !found.global && !found.nonlocal;
            match this.kind {
                ScopeKind::Module => break,
                // Classes give their names to no function inside, but the cell of the class itself.
                ScopeKind::Class if name != "__class__" => {}
                ScopeKind::Class if own || found.cell => {
                    return self.bind(outer, name, &between);
                }
                ScopeKind::Class => {}
                _ if found.global => break,
                _ if own => return self.bind(outer, name, &between),
                _ => {}
            }
            between.push(outer);
            next = this.parent;
        }
        if binding.nonlocal {
            let message = format!("no binding for nonlocal '{name}' found");
            return Err(ScopeError { message, range });
        }
        Ok(())
    }

    fn bind(&mut self, owner: usize, name: &str, between: &[usize]) -> Result<(), ScopeError> {
        // A comprehension runs in its owner's frame: nothing between them but comprehensions needs
        // no cell.
        let same_frame = between
            .iter()
            .all(|scope| self.scopes[*scope].kind == ScopeKind::Comprehension);
        if same_frame {
            return Ok(());
        }
        self.entry(owner, name).cell = true;
        // Comprehensions between the owner and the first function are in the owner's frame.
        let functions = between
            .iter()
            .rposition(|scope| self.scopes[*scope].kind != ScopeKind::Comprehension)
            .map_or(0, |place| place + 1);
        for scope in &between[..functions] {
            if self.scopes[*scope].kind != ScopeKind::Comprehension {
                self.entry(*scope, name).free = true;
            }
        }
        Ok(())
    }

    fn entry(&mut self, scope: usize, name: &str) -> &mut Binding {
        self.scopes[scope].names.entry(name.to_owned()).or_default()
    }
}

impl Scope {
    fn new(kind: ScopeKind, parent: Option<usize>) -> Self {
        Self {
            kind,
            parent,
            names: IndexMap::new(),
            yields: false,
            awaits: false,
        }
    }
}

struct Walk {
    scopes: Vec<Scope>,
    by_range: HashMap<(TextRange, bool), usize>,
    current: usize,
    error: Option<ScopeError>,
    uses: Vec<(usize, String, TextRange)>,
}

impl Walk {
    fn inside(
        &mut self,
        kind: ScopeKind,
        range: TextRange,
        annotations: bool,
        walk: impl FnOnce(&mut Self),
    ) {
        let scope = self.scopes.len();
        self.scopes.push(Scope::new(kind, Some(self.current)));
        self.by_range.insert((range, annotations), scope);
        let outer = std::mem::replace(&mut self.current, scope);
        walk(self);
        self.current = outer;
    }

    fn binding(&mut self, name: &str) -> &mut Binding {
        self.scopes[self.current]
            .names
            .entry(name.to_owned())
            .or_default()
    }

    fn assign(&mut self, name: &str, range: TextRange) {
        self.binding(name).assigned = true;
        self.uses.push((self.current, name.to_owned(), range));
    }

    /// Assigns in the scope around comprehensions, as the walrus does.
    fn assign_outside(&mut self, name: &str, range: TextRange) {
        let inner = self.current;
        while self.scopes[self.current].kind == ScopeKind::Comprehension {
            self.current = self.scopes[self.current].parent.unwrap_or_default();
        }
        self.assign(name, range);
        self.current = inner;
        if self.current != inner {
            self.uses.push((inner, name.to_owned(), range));
        }
    }

    fn read(&mut self, name: &str, range: TextRange) {
        self.uses.push((self.current, name.to_owned(), range));
    }

    fn fail(&mut self, message: String, range: TextRange) {
        self.error.get_or_insert(ScopeError { message, range });
    }

    fn parameters(&mut self, parameters: &Parameters) {
        for parameter in parameters.iter_non_variadic_params() {
            self.parameter(parameter.parameter.name.as_str(), parameter.range());
        }
        for parameter in parameters.vararg.iter().chain(parameters.kwarg.iter()) {
            self.parameter(parameter.name.as_str(), parameter.range());
        }
    }

    fn parameter(&mut self, name: &str, range: TextRange) {
        if name == "__debug__" {
            self.fail("cannot assign to __debug__".to_owned(), range);
        }
        if self.binding(name).parameter {
            self.fail(
                format!("duplicate parameter '{name}' in function definition"),
                range,
            );
        }
        self.binding(name).parameter = true;
    }

    /// What is evaluated where a function is defined.
    fn defaults(&mut self, parameters: &Parameters) {
        for parameter in parameters.iter_non_variadic_params() {
            if let Some(default) = parameter.default() {
                self.visit_expr(default);
            }
        }
    }

    fn comprehensions(&mut self, generators: &[Comprehension], parts: &[&Expr], first_done: bool) {
        for (place, generator) in generators.iter().enumerate() {
            if place > 0 || !first_done {
                self.visit_expr(&generator.iter);
            }
            if generator.is_async {
                self.scopes[self.current].awaits = true;
            }
            self.visit_expr(&generator.target);
            generator.ifs.iter().for_each(|test| self.visit_expr(test));
        }
        parts.iter().for_each(|part| self.visit_expr(part));
    }

    fn comprehension(&mut self, range: TextRange, generators: &[Comprehension], parts: &[&Expr]) {
        if let Some(first) = generators.first() {
            self.visit_expr(&first.iter);
        }
        self.inside(ScopeKind::Comprehension, range, false, |walk| {
            walk.comprehensions(generators, parts, true);
        });
        let inner = self.by_range[&(range, false)];
        if self.scopes[inner].awaits {
            self.scopes[self.current].awaits = true;
        }
    }

    fn type_params(&mut self, params: Option<&ruff_python_ast::TypeParams>) {
        for param in params.iter().flat_map(|params| params.type_params.iter()) {
            let name = match param {
                TypeParam::TypeVar(param) => &param.name,
                TypeParam::TypeVarTuple(param) => &param.name,
                TypeParam::ParamSpec(param) => &param.name,
            };
            self.assign(name.as_str(), name.range());
        }
    }

    fn declare(&mut self, name: &str, range: TextRange, global: bool) {
        let word = if global { "global" } else { "nonlocal" };
        let scope = self.current;
        let known = self.scopes[scope]
            .names
            .get(name)
            .copied()
            .unwrap_or_default();
        if known.parameter {
            self.fail(format!("name '{name}' is parameter and {word}"), range);
        } else if known.assigned {
            self.fail(
                format!("name '{name}' is assigned to before {word} declaration"),
                range,
            );
        } else if self
            .uses
            .iter()
            .any(|(used_in, used, _)| *used_in == scope && used == name)
        {
            self.fail(
                format!("name '{name}' is used prior to {word} declaration"),
                range,
            );
        } else if !global && self.scopes[scope].kind == ScopeKind::Module {
            self.fail(
                "nonlocal declaration not allowed at module level".to_owned(),
                range,
            );
        } else if (known.global && !global) || (known.nonlocal && global) {
            self.fail(format!("name '{name}' is nonlocal and global"), range);
        }
        let binding = self.binding(name);
        binding.global |= global;
        binding.nonlocal |= !global;
        if !global {
            self.read(name, range);
        }
    }
}

impl<'a> Visitor<'a> for Walk {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(def) => {
                self.type_params(def.type_params.as_deref());
                def.decorator_list
                    .iter()
                    .for_each(|decorator| self.visit_expr(&decorator.expression));
                self.defaults(&def.parameters);
                self.assign(def.name.as_str(), def.name.range());
                let annotated: Vec<&'a Expr> = function_annotations(def)
                    .map(|(_, annotation)| annotation)
                    .collect();
                if !annotated.is_empty() {
                    self.inside(ScopeKind::Function, def.range(), true, |walk| {
                        annotated
                            .into_iter()
                            .for_each(|annotation| walk.visit_expr(annotation));
                    });
                }
                self.inside(ScopeKind::Function, def.range(), false, |walk| {
                    walk.parameters(&def.parameters);
                    walk.visit_body(&def.body);
                });
            }
            Stmt::ClassDef(def) => {
                self.type_params(def.type_params.as_deref());
                def.decorator_list
                    .iter()
                    .for_each(|decorator| self.visit_expr(&decorator.expression));
                if let Some(arguments) = &def.arguments {
                    self.visit_arguments(arguments);
                }
                self.assign(def.name.as_str(), def.name.range());
                self.inside(ScopeKind::Class, def.range(), false, |walk| {
                    walk.binding("__class__").cell = true;
                    walk.visit_body(&def.body);
                    let annotated: Vec<&'a Expr> = annotations(&def.body)
                        .map(|(_, annotation)| annotation)
                        .collect();
                    if !annotated.is_empty() {
                        walk.inside(ScopeKind::Function, def.range(), true, |walk| {
                            annotated
                                .into_iter()
                                .for_each(|annotation| walk.visit_expr(annotation));
                        });
                    }
                });
            }
            Stmt::AnnAssign(assign) => {
                if let Some(value) = &assign.value {
                    self.visit_expr(value);
                }
                match &*assign.target {
                    // It makes the name local even where it gives it no value.
                    Expr::Name(name) => self.assign(name.id.as_str(), name.range()),
                    target => self.visit_expr(target),
                }
            }
            Stmt::Global(names) => {
                for name in &names.names {
                    self.declare(name.as_str(), name.range(), true);
                    // Whoever declares a global gives it a place in the module.
                    self.scopes[0]
                        .names
                        .entry(name.as_str().to_owned())
                        .or_default()
                        .assigned = true;
                }
            }
            Stmt::Nonlocal(names) => {
                names
                    .names
                    .iter()
                    .for_each(|name| self.declare(name.as_str(), name.range(), false));
            }
            Stmt::Import(import) => {
                for alias in &import.names {
                    let bound = match &alias.asname {
                        Some(name) => name.as_str(),
                        None => alias.name.as_str().split('.').next().unwrap_or_default(),
                    };
                    self.assign(bound, alias.range());
                }
            }
            Stmt::ImportFrom(import) => {
                for alias in &import.names {
                    let name = alias.asname.as_ref().unwrap_or(&alias.name);
                    if name.as_str() != "*" {
                        self.assign(name.as_str(), alias.range());
                    }
                }
            }
            Stmt::TypeAlias(alias) => {
                if let Expr::Name(name) = &*alias.name {
                    self.assign(name.id.as_str(), name.range());
                }
            }
            _ => visitor::walk_stmt(self, stmt),
        }
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Name(name) => {
                let text = name.id.as_str();
                match name.ctx {
                    ExprContext::Load => {
                        self.read(text, name.range());
                        // `super()` needs the class that it stands in.
                        if text == "super" {
                            self.read("__class__", name.range());
                        }
                    }
                    ExprContext::Del => {
                        self.assign(text, name.range());
                        self.binding(text).deleted = true;
                    }
                    _ => self.assign(text, name.range()),
                }
            }
            Expr::Named(named) => {
                self.visit_expr(&named.value);
                if let Expr::Name(name) = &*named.target {
                    self.assign_outside(name.id.as_str(), name.range());
                }
            }
            Expr::Lambda(lambda) => {
                if let Some(parameters) = &lambda.parameters {
                    self.defaults(parameters);
                }
                self.inside(ScopeKind::Function, lambda.range(), false, |walk| {
                    if let Some(parameters) = &lambda.parameters {
                        walk.parameters(parameters);
                    }
                    walk.visit_expr(&lambda.body);
                });
            }
            Expr::ListComp(comp) => {
                self.comprehension(comp.range(), &comp.generators, &[&comp.elt])
            }
            Expr::SetComp(comp) => self.comprehension(comp.range(), &comp.generators, &[&comp.elt]),
            Expr::DictComp(comp) => {
                let parts: Vec<&Expr> = comp
                    .key
                    .as_deref()
                    .into_iter()
                    .chain([&*comp.value])
                    .collect();
                self.comprehension(comp.range(), &comp.generators, &parts);
            }
            Expr::Generator(comp) => {
                if let Some(first) = comp.generators.first() {
                    self.visit_expr(&first.iter);
                }
                self.inside(ScopeKind::Function, comp.range(), false, |walk| {
                    walk.binding(".0").parameter = true;
                    walk.scopes[walk.current].yields = true;
                    walk.comprehensions(&comp.generators, &[&comp.elt], true);
                });
            }
            Expr::Yield(_) | Expr::YieldFrom(_) => {
                self.scopes[self.current].yields = true;
                visitor::walk_expr(self, expr);
            }
            Expr::Await(_) => {
                self.scopes[self.current].awaits = true;
                visitor::walk_expr(self, expr);
            }
            _ => visitor::walk_expr(self, expr),
        }
    }

    fn visit_except_handler(&mut self, handler: &'a ExceptHandler) {
        let ExceptHandler::ExceptHandler(handler) = handler;
        if let Some(class) = &handler.type_ {
            self.visit_expr(class);
        }
        if let Some(name) = &handler.name {
            self.assign(name.as_str(), name.range());
            self.binding(name.as_str()).deleted = true;
        }
        self.visit_body(&handler.body);
    }

    fn visit_pattern(&mut self, pattern: &'a Pattern) {
        let name = match pattern {
            Pattern::MatchAs(pattern) => pattern.name.as_ref(),
            Pattern::MatchStar(pattern) => pattern.name.as_ref(),
            Pattern::MatchMapping(pattern) => pattern.rest.as_ref(),
            _ => None,
        };
        if let Some(name) = name {
            self.assign(name.as_str(), name.range());
        }
        visitor::walk_pattern(self, pattern);
    }
}

/// A function's parameters with annotations, in order, and `return`.
pub fn function_annotations(
    def: &ruff_python_ast::StmtFunctionDef,
) -> impl Iterator<Item = (&str, &Expr)> {
    let parameters = &def.parameters;
    let positional = parameters.posonlyargs.iter().chain(&parameters.args);
    let all = positional
        .map(|parameter| &parameter.parameter)
        .chain(parameters.vararg.as_deref())
        .chain(
            parameters
                .kwonlyargs
                .iter()
                .map(|parameter| &parameter.parameter),
        )
        .chain(parameters.kwarg.as_deref());
    all.filter_map(|parameter| Some((parameter.name.as_str(), parameter.annotation.as_deref()?)))
        .chain(def.returns.as_deref().map(|returns| ("return", returns)))
}

/// Names with annotations that stand in a class body, in order.
pub fn annotations(body: &[Stmt]) -> impl Iterator<Item = (&str, &Expr)> {
    body.iter().filter_map(|stmt| match stmt {
        Stmt::AnnAssign(assign) => match &*assign.target {
            Expr::Name(name) if assign.simple => Some((name.id.as_str(), &*assign.annotation)),
            _ => None,
        },
        _ => None,
    })
}
