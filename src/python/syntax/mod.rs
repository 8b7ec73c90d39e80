//! Syntax errors in CPython's words.
//!
//! The parser says what it expected; CPython names the mistake that it recognizes, and says "invalid
//! syntax" otherwise. What its tokenizer would have found comes first, wherever it is in the text
//! ([`tokens`]); then what the parser's error and the expression at that place tell ([`targets`]).

mod targets;
mod tokens;

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{
    InterpolatedStringErrorType, LexicalErrorType, Mode, ParseError, ParseErrorType, ParseOptions,
    parse_unchecked,
};

use tokens::Tokens;

/// What is wrong with a text: the kind of error, CPython's message, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// `SyntaxError`, `IndentationError` or `TabError`.
    pub kind: &'static str,
    /// The message.
    pub message: String,
    /// The place, in bytes.
    pub at: usize,
}

impl Fault {
    fn new(message: impl Into<String>, at: usize) -> Self {
        Self {
            kind: "SyntaxError",
            message: message.into(),
            at,
        }
    }

    fn indentation(message: impl Into<String>, at: usize) -> Self {
        Self {
            kind: "IndentationError",
            ..Self::new(message, at)
        }
    }
}

const INVALID: &str = "invalid syntax";

/// Explains why a text that the parser refused is no program.
pub fn explain(source: &str) -> Fault {
    let parsed = parse_unchecked(source, ParseOptions::from(Mode::Module));
    let tokens = Tokens::new(source, parsed.tokens());
    let Some(first) = parsed
        .errors()
        .iter()
        .min_by_key(|error| error.location.start())
    else {
        return Fault::new(INVALID, 0);
    };
    let lexical: Vec<Fault> = parsed
        .errors()
        .iter()
        .filter_map(|error| of_lexer(&tokens, error))
        .collect();
    let brackets = tokens.wrong_bracket();
    let found = lexical
        .into_iter()
        .chain(brackets)
        .min_by_key(|fault| fault.at);
    let at = usize::from(first.location.start()).min(source.len());
    let own = of_parser(&tokens, first);
    // The tokenizer's errors come first even where they come later, but for wrong indentation, which it
    // only finds when it gets there.
    if let Some(fault) = found
        && (tokens.line(fault.at) <= tokens.line(at) || fault.kind == "SyntaxError")
    {
        return fault;
    }
    if let Some((bracket, place)) = tokens.never_closed()
        && (tokens.line(place) < tokens.line(at) || tokens.is_end(at))
    {
        return Fault::new(format!("'{bracket}' was never closed"), place);
    }
    own
}

/// What the tokenizer says.
fn of_lexer(tokens: &Tokens<'_>, error: &ParseError) -> Option<Fault> {
    let at = usize::from(error.location.start());
    let kind = match &error.error {
        ParseErrorType::Lexical(kind) => kind,
        ParseErrorType::FStringError(kind) => return of_f_string(tokens, kind, at),
        _ => return None,
    };
    Some(match kind {
        LexicalErrorType::UnclosedStringError => {
            let text = tokens.source[at..].trim_start_matches(|c: char| c.is_ascii_alphabetic());
            let triple = text.starts_with("\"\"\"") || text.starts_with("'''");
            match triple {
                true => unterminated("triple-quoted string", tokens.last_line(), at),
                false => unterminated("string", tokens.line(at), at),
            }
        }
        LexicalErrorType::FStringError(kind) => return of_f_string(tokens, kind, at),
        LexicalErrorType::IndentationError => {
            let message = "unindent does not match any outer indentation level";
            indentation(tokens, message, tokens.line_start(at))
        }
        LexicalErrorType::UnrecognizedToken { tok } => match *tok {
            '$' | '?' | '!' | '`' => Fault::new(INVALID, at),
            tok if tok.is_control() || tok.is_whitespace() => Fault::new(
                format!("invalid non-printable character U+{:04X}", u32::from(tok)),
                at,
            ),
            tok => Fault::new(
                format!("invalid character '{tok}' (U+{:04X})", u32::from(tok)),
                at,
            ),
        },
        LexicalErrorType::LineContinuationError => {
            Fault::new("unexpected character after line continuation character", at)
        }
        LexicalErrorType::Eof => match tokens.never_closed() {
            Some((bracket, place)) => Fault::new(format!("'{bracket}' was never closed"), place),
            None => Fault::new("unexpected EOF while parsing", at),
        },
        LexicalErrorType::InvalidByteLiteral => {
            Fault::new("bytes can only contain ASCII literal characters", at)
        }
        LexicalErrorType::OtherError(_) => Fault::new(tokens.number_error(at), at),
        _ => Fault::new(tokens.escape_error(at), at),
    })
}

fn indentation(tokens: &Tokens<'_>, message: &str, at: usize) -> Fault {
    match tokens.mixes_tabs(at) {
        true => Fault {
            kind: "TabError",
            ..Fault::new("inconsistent use of tabs and spaces in indentation", at)
        },
        false => Fault::indentation(message, at),
    }
}

fn unterminated(what: &str, line: usize, at: usize) -> Fault {
    Fault::new(
        format!("unterminated {what} literal (detected at line {line})"),
        at,
    )
}

fn of_f_string(
    tokens: &Tokens<'_>,
    kind: &InterpolatedStringErrorType,
    at: usize,
) -> Option<Fault> {
    let message = match kind {
        InterpolatedStringErrorType::UnterminatedString => {
            return Some(unterminated("f-string", tokens.line(at), at));
        }
        InterpolatedStringErrorType::UnterminatedTripleQuotedString => {
            return Some(unterminated(
                "triple-quoted f-string",
                tokens.last_line(),
                at,
            ));
        }
        InterpolatedStringErrorType::UnclosedLbrace => "f-string: expecting '}'".to_owned(),
        InterpolatedStringErrorType::SingleRbrace => {
            "f-string: single '}' is not allowed".to_owned()
        }
        InterpolatedStringErrorType::InvalidConversionFlag => {
            let flag = tokens.word(at);
            format!("f-string: invalid conversion character '{flag}': expected 's', 'r', or 'a'")
        }
        _ => return None,
    };
    Some(Fault::new(message, at))
}

/// What the parser's error means.
fn of_parser(tokens: &Tokens<'_>, error: &ParseError) -> Fault {
    let (start, end) = (
        usize::from(error.location.start()),
        usize::from(error.location.end()),
    );
    let fault = |message: &str| Fault::new(message, start);
    match &error.error {
        ParseErrorType::ExpectedToken { expected, found } => {
            expected_token(tokens, *expected, *found, start)
        }
        ParseErrorType::UnexpectedIndentation => {
            indentation(tokens, "unexpected indent", tokens.line_start(start))
        }
        ParseErrorType::SimpleStatementsOnSameLine => match tokens.legacy_statement(start) {
            Some(word) => Fault::new(
                format!("Missing parentheses in call to '{word}'. Did you mean {word}(...)?"),
                tokens.line_start(start),
            ),
            None => after_number(tokens, start).unwrap_or_else(|| fault(INVALID)),
        },
        ParseErrorType::InvalidAssignmentTarget => targets::assignment(tokens, start, end),
        ParseErrorType::InvalidAugmentedAssignmentTarget => {
            let name = targets::name(&tokens.source[start..end]);
            Fault::new(
                format!("'{name}' is an illegal expression for augmented assignment"),
                start,
            )
        }
        ParseErrorType::InvalidDeleteTarget => {
            let name = targets::name(&tokens.source[start..end]);
            Fault::new(format!("cannot delete {name}"), start)
        }
        ParseErrorType::InvalidNamedAssignmentTarget => {
            let name = targets::name(&tokens.source[start..end]);
            Fault::new(
                format!("cannot use assignment expressions with {name}"),
                start,
            )
        }
        ParseErrorType::InvalidAnnotatedAssignmentTarget => fault("illegal target for annotation"),
        ParseErrorType::PositionalAfterKeywordArgument => {
            fault("positional argument follows keyword argument")
        }
        ParseErrorType::PositionalAfterKeywordUnpacking => {
            fault("positional argument follows keyword argument unpacking")
        }
        ParseErrorType::InvalidArgumentUnpackingOrder => {
            fault("iterable argument unpacking follows keyword argument unpacking")
        }
        ParseErrorType::IterableUnpackingInComprehension => {
            fault("iterable unpacking cannot be used in comprehension")
        }
        ParseErrorType::UnparenthesizedGeneratorExpression => {
            match tokens.statement_begins_with(start, TokenKind::Class) {
                true => fault(INVALID),
                false => fault("Generator expression must be parenthesized"),
            }
        }
        ParseErrorType::NonDefaultParamAfterDefaultParam => {
            fault("parameter without a default follows parameter with a default")
        }
        ParseErrorType::ExpectedKeywordParam => fault("named parameters must follow bare *"),
        ParseErrorType::ParamAfterVarKeywordParam => {
            fault("parameters cannot follow var-keyword parameter")
        }
        ParseErrorType::VarParameterWithDefault => {
            fault("var-positional parameter cannot have default value")
        }
        ParseErrorType::InvalidStarredExpressionUsage
            if tokens.open_before(start) == Some('{')
                && tokens.token_before(start) == Some(TokenKind::Colon) =>
        {
            fault("cannot use a starred expression in a dictionary value")
        }
        ParseErrorType::InvalidStarredExpressionUsage => fault("can't use starred expression here"),
        ParseErrorType::EmptyImportNames => fault("Expected one or more names after 'import'"),
        ParseErrorType::ExpectedImaginaryNumber => {
            fault("imaginary number required in complex literal")
        }
        ParseErrorType::ExpectedRealNumber => fault("real number required in complex literal"),
        ParseErrorType::FStringError(_) => {
            of_lexer(tokens, error).unwrap_or_else(|| fault("f-string: invalid syntax"))
        }
        ParseErrorType::ExpectedExpression => expected_expression(tokens, start),
        ParseErrorType::OtherError(said) => other(tokens, said, start),
        _ => fault(INVALID),
    }
}

/// A number that a name or another number follows at once.
fn after_number(tokens: &Tokens<'_>, at: usize) -> Option<Fault> {
    let touches = at > 0 && tokens.source.as_bytes()[at - 1].is_ascii_alphanumeric()
        || tokens.source[..at].ends_with('.');
    let number = matches!(
        tokens.token_before(at),
        Some(TokenKind::Int | TokenKind::Float)
    );
    (touches && number).then(|| Fault::new(tokens.number_error(at - 1), at - 1))
}

fn expected_token(tokens: &Tokens<'_>, expected: TokenKind, found: TokenKind, at: usize) -> Fault {
    let fault = |message: &str| Fault::new(message, at);
    let begins = |kind| tokens.statement_begins_with(at, kind);
    match (expected, found) {
        (TokenKind::Colon, TokenKind::Newline | TokenKind::EndOfFile)
            if !begins(TokenKind::Lambda) && tokens.open_before(at).is_none() =>
        {
            fault("expected ':'")
        }
        (TokenKind::Colon, _) if begins(TokenKind::Def) || begins(TokenKind::Else) => {
            fault("expected ':'")
        }
        (TokenKind::Colon, TokenKind::Equal)
            if [TokenKind::If, TokenKind::Elif, TokenKind::While]
                .into_iter()
                .any(begins) =>
        {
            fault("invalid syntax. Maybe you meant '==' or ':=' instead of '='?")
        }
        (TokenKind::Else, _) => fault("expected 'else' after 'if' expression"),
        (TokenKind::Colon, TokenKind::Rbrace | TokenKind::Comma)
            if tokens.open_before(at) == Some('{') =>
        {
            fault("':' expected after dictionary key")
        }
        (TokenKind::Comma | TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace, _)
            if tokens.misses_comma(at) =>
        {
            fault("invalid syntax. Perhaps you forgot a comma?")
        }
        (_, TokenKind::Lpar) if begins(TokenKind::Def) && tokens.open_before(at) == Some('(') => {
            fault("Function parameters cannot be parenthesized")
        }
        _ => fault(INVALID),
    }
}

fn expected_expression(tokens: &Tokens<'_>, at: usize) -> Fault {
    if tokens.inside_f_string(at) {
        return Fault::new(
            format!(
                "f-string: valid expression required before '{}'",
                tokens.character(at)
            ),
            at,
        );
    }
    if tokens.open_before(at) == Some('{') && tokens.token_before(at) == Some(TokenKind::Colon) {
        return Fault::new("expression expected after dictionary key and ':'", at);
    }
    Fault::new(INVALID, at)
}

/// What the parser says in words of its own.
fn other(tokens: &Tokens<'_>, said: &str, at: usize) -> Fault {
    if let Some(rest) = said.strip_prefix("Expected an indented block after ") {
        let rest = rest
            .replace('`', "'")
            .replace("'class' definition", "class definition");
        let line = tokens.line(tokens.clause_before(at));
        return Fault::indentation(
            format!("expected an indented block after {rest} on line {line}"),
            tokens.next_token(at),
        );
    }
    let at = match tokens.is_end(at) {
        true => tokens.source.trim_end().len(),
        false => at,
    };
    let message = match said {
        "Expected `except` or `finally` after `try` block" => {
            "expected 'except' or 'finally' block"
        }
        "Cannot have both 'except' and 'except*' on the same 'try'" => {
            "cannot have both 'except' and 'except*' on the same 'try'"
        }
        "Expected one or more exception types" => "expected one or more exception types",
        "Multiple exception types must be parenthesized when using `as`" => {
            "multiple exception types must be parenthesized when using 'as'"
        }
        "Only one '*' parameter allowed" => "* argument may appear only once",
        "Only one '/' separator allowed" => "/ may appear only once",
        "'/' parameter must appear before '*' parameter" => "/ must be ahead of *",
        "Position-only parameter separator not allowed as first parameter" => {
            "at least one parameter must precede /"
        }
        "Positional patterns cannot follow keyword patterns" => {
            "positional patterns follow keyword patterns"
        }
        "Trailing comma not allowed" if tokens.statement_begins_with(at, TokenKind::From) => {
            "trailing comma not allowed without surrounding parentheses"
        }
        "Only single target (not list) can be annotated" => {
            "only single target (not list) can be annotated"
        }
        "Only single target (not tuple) can be annotated" => {
            "only single target (not tuple) can be annotated"
        }
        "Expected a parameter name" => return targets::keyword(tokens, at),
        _ => INVALID,
    };
    Fault::new(message, at)
}
