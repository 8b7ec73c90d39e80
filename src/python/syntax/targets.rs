//! What cannot be assigned to, and how CPython calls it.

use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{Expr, UnaryOp};

use super::tokens::Tokens;
use super::{Fault, INVALID};

fn parse(text: &str) -> Option<Expr> {
    let text = text.trim();
    let parsed = ruff_python_parser::parse_expression(text)
        .or_else(|_| ruff_python_parser::parse_expression(&format!("({text})")));
    Some(*parsed.ok()?.into_syntax().body)
}

/// What an expression is called in errors.
pub fn name(text: &str) -> &'static str {
    parse(text).map_or("expression", |expr| of(&expr))
}

fn of(expr: &Expr) -> &'static str {
    match expr {
        Expr::Call(_) => "function call",
        Expr::NumberLiteral(_) | Expr::StringLiteral(_) | Expr::BytesLiteral(_) => "literal",
        Expr::BooleanLiteral(literal) if literal.value => "True",
        Expr::BooleanLiteral(_) => "False",
        Expr::NoneLiteral(_) => "None",
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::Tuple(_) => "tuple",
        Expr::List(_) => "list",
        Expr::Dict(_) => "dict literal",
        Expr::Set(_) => "set display",
        Expr::Compare(_) => "comparison",
        Expr::Lambda(_) => "lambda",
        Expr::If(_) => "conditional expression",
        Expr::Await(_) => "await expression",
        Expr::Yield(_) | Expr::YieldFrom(_) => "yield expression",
        Expr::Generator(_) => "generator expression",
        Expr::ListComp(_) => "list comprehension",
        Expr::SetComp(_) => "set comprehension",
        Expr::DictComp(_) => "dict comprehension",
        Expr::FString(_) => "f-string expression",
        Expr::Named(_) => "named expression",
        Expr::Attribute(_) => "attribute",
        Expr::Subscript(_) => "subscript",
        Expr::Starred(_) => "starred",
        Expr::Name(_) => "name",
        _ => "expression",
    }
}

/// Whether it binds as tightly as what CPython takes for a comparison that was meant.
fn is_operand(expr: &Expr) -> bool {
    !matches!(
        expr,
        Expr::Compare(_) | Expr::BoolOp(_) | Expr::Lambda(_) | Expr::If(_) | Expr::Tuple(_)
    ) && !matches!(expr, Expr::UnaryOp(unary) if unary.op == UnaryOp::Not)
}

/// The error for a target of `=`, of `for`, or of `with`.
pub fn assignment(tokens: &Tokens<'_>, start: usize, end: usize) -> Fault {
    let text = &tokens.source[start..end];
    let Some(expr) = parse(text) else {
        return Fault::new(INVALID, start);
    };
    let name = of(&expr);
    let plain = || Fault::new(format!("cannot assign to {name}"), start);
    if matches!(expr, Expr::Yield(_) | Expr::YieldFrom(_)) {
        return Fault::new("assignment to yield expression not possible", start);
    }
    let in_parentheses = tokens.source[..start].ends_with('(') && name != "tuple";
    let after = match in_parentheses {
        true => end + tokens.source[end..].find(')').map_or(0, |place| place + 1),
        false => end,
    };
    let literal_name = matches!(name, "True" | "False" | "None") && !in_parentheses;
    let never = matches!(name, "tuple" | "list" | "generator expression") || literal_name;
    let rest = tokens.source[after..].trim_start_matches([' ', '\t']);
    let Some(value) = rest.strip_prefix('=') else {
        return plain();
    };
    let value = value.lines().next().unwrap_or_default();
    let value = value.split(';').next().unwrap_or_default();
    let meant = !never
        && is_operand(&expr)
        && tokens.kind_at(after) == Some(TokenKind::Equal)
        && parse(value).is_some_and(|value| is_operand(&value));
    match meant {
        true => Fault::new(
            format!("cannot assign to {name} here. Maybe you meant '==' instead of '='?"),
            start,
        ),
        false => plain(),
    }
}

/// The error for a keyword argument whose name is none.
pub fn keyword(tokens: &Tokens<'_>, at: usize) -> Fault {
    match tokens.word(at) {
        word @ ("True" | "False" | "None") => Fault::new(format!("cannot assign to {word}"), at),
        _ => Fault::new(
            "expression cannot contain assignment, perhaps you meant \"==\"?",
            at,
        ),
    }
}
