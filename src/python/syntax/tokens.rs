//! A text's tokens, as far as its errors are to be explained: brackets, lines, what stands where.

use ruff_python_ast::token::{Token, TokenKind, Tokens as Parsed};
use ruff_text_size::Ranged;

use super::Fault;

/// The tokens of a text, without comments.
pub struct Tokens<'a> {
    /// The text.
    pub source: &'a str,
    tokens: Vec<Token>,
}

fn start(token: &Token) -> usize {
    usize::from(token.start())
}

fn end(token: &Token) -> usize {
    usize::from(token.end())
}

fn opens(kind: TokenKind) -> Option<char> {
    Some(match kind {
        TokenKind::Lpar => '(',
        TokenKind::Lsqb => '[',
        TokenKind::Lbrace => '{',
        _ => return None,
    })
}

fn closes(kind: TokenKind) -> Option<(char, char)> {
    Some(match kind {
        TokenKind::Rpar => (')', '('),
        TokenKind::Rsqb => (']', '['),
        TokenKind::Rbrace => ('}', '{'),
        _ => return None,
    })
}

/// Whether an expression may end with it.
fn ends_expression(kind: TokenKind) -> bool {
    begins_expression(kind)
        || matches!(
            kind,
            TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace | TokenKind::FStringEnd
        )
}

/// Whether an expression may begin with it, and cannot go on with it.
fn begins_expression(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Identifier
            | TokenKind::Int
            | TokenKind::Float
            | TokenKind::Complex
            | TokenKind::String
            | TokenKind::FStringStart
            | TokenKind::Ellipsis
            | TokenKind::None
            | TokenKind::True
            | TokenKind::False
            | TokenKind::Lbrace
            | TokenKind::Match
            | TokenKind::Case
            | TokenKind::Type
    )
}

impl<'a> Tokens<'a> {
    /// The tokens that the parser saw.
    pub fn new(source: &'a str, parsed: &Parsed) -> Self {
        let plain = |token: &&Token| {
            !matches!(
                token.kind(),
                TokenKind::Comment | TokenKind::NonLogicalNewline
            )
        };
        let tokens = parsed.iter().filter(plain).copied().collect();
        Self { source, tokens }
    }

    // ---- lines --------------------------------------------------------------------------------

    /// The line of a place, from 1.
    pub fn line(&self, at: usize) -> usize {
        let before = &self.source.as_bytes()[..at.min(self.source.len())];
        1 + before.iter().filter(|byte| **byte == b'\n').count()
    }

    /// The number of the last line.
    pub fn last_line(&self) -> usize {
        self.line(self.source.trim_end_matches('\n').len())
    }

    /// Where the line of a place begins, behind its indentation.
    pub fn line_start(&self, at: usize) -> usize {
        let begin = self.source[..at].rfind('\n').map_or(0, |place| place + 1);
        let line = &self.source[begin..];
        begin + (line.len() - line.trim_start_matches([' ', '\t']).len())
    }

    /// Whether a line's indentation has tabs where another's has spaces.
    pub fn mixes_tabs(&self, at: usize) -> bool {
        let has = |wanted: char| {
            let mut lines = self.source[..at].lines().chain(std::iter::once(
                &self.source[self.source[..at].rfind('\n').map_or(0, |place| place + 1)..at],
            ));
            lines.any(|line| {
                let text = line.trim_start_matches([' ', '\t']);
                line[..line.len() - text.len()].contains(wanted)
            })
        };
        has('\t') && has(' ')
    }

    /// Whether nothing but the end of the text comes at this place.
    pub fn is_end(&self, at: usize) -> bool {
        self.source
            .get(at..)
            .is_none_or(|rest| rest.trim().is_empty())
    }

    // ---- brackets -----------------------------------------------------------------------------

    /// Brackets that are open before a place, and the first that is wrong.
    fn brackets(&self, until: usize) -> (Vec<(char, usize)>, Option<Fault>) {
        let mut open: Vec<(char, usize)> = Vec::new();
        for token in self.tokens.iter().filter(|token| start(token) < until) {
            if let Some(bracket) = opens(token.kind()) {
                open.push((bracket, start(token)));
            } else if let Some((closing, wanted)) = closes(token.kind()) {
                match open.pop() {
                    None => {
                        let message = format!("unmatched '{closing}'");
                        return (open, Some(Fault::new(message, start(token))));
                    }
                    Some((bracket, _)) if bracket == wanted => {}
                    Some((bracket, at)) => {
                        let line = self.line(at);
                        let on_line = match line == self.line(start(token)) {
                            true => String::new(),
                            false => format!(" on line {line}"),
                        };
                        let message = format!(
                            "closing parenthesis '{closing}' does not match opening parenthesis '{bracket}'{on_line}"
                        );
                        return (open, Some(Fault::new(message, start(token))));
                    }
                }
            }
        }
        (open, None)
    }

    /// The first closing bracket that closes none, or another.
    pub fn wrong_bracket(&self) -> Option<Fault> {
        self.brackets(usize::MAX).1
    }

    /// The innermost bracket that is open at the end of the text.
    pub fn never_closed(&self) -> Option<(char, usize)> {
        self.brackets(usize::MAX).0.last().copied()
    }

    /// The innermost bracket that is open at a place.
    pub fn open_before(&self, at: usize) -> Option<char> {
        self.brackets(at).0.last().map(|(bracket, _)| *bracket)
    }

    // ---- what stands where --------------------------------------------------------------------

    fn index(&self, at: usize) -> usize {
        self.tokens.partition_point(|token| start(token) < at)
    }

    /// The token that ends before a place.
    pub fn token_before(&self, at: usize) -> Option<TokenKind> {
        let index = self.index(at).checked_sub(1)?;
        Some(self.tokens[index].kind())
    }

    /// The first token from a place on.
    pub fn kind_at(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(self.index(at)).map(Token::kind)
    }

    /// Where the first token from a place on begins that is no line break.
    pub fn next_token(&self, at: usize) -> usize {
        let layout = |token: &&Token| {
            !matches!(
                token.kind(),
                TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent
            )
        };
        let next = self.tokens[self.index(at)..].iter().find(layout);
        next.map_or(at, start)
    }

    /// The tokens of the statement around a place, from its first to the place.
    fn statement(&self, at: usize) -> &[Token] {
        let until = self.index(at);
        let layout = |token: &Token| {
            matches!(
                token.kind(),
                TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent | TokenKind::Semi
            )
        };
        let from = self.tokens[..until]
            .iter()
            .rposition(layout)
            .map_or(0, |place| place + 1);
        &self.tokens[from..until]
    }

    /// Whether the statement around a place begins with this, `async` aside.
    pub fn statement_begins_with(&self, at: usize, kind: TokenKind) -> bool {
        let statement = self.statement(at);
        let first = statement
            .iter()
            .find(|token| token.kind() != TokenKind::Async);
        first.is_some_and(|token| token.kind() == kind)
    }

    /// `print` or `exec`, if the statement is one of Python 2.
    pub fn legacy_statement(&self, at: usize) -> Option<&'a str> {
        let [first] = self.statement(at) else {
            return None;
        };
        let word = &self.source[start(first)..end(first)];
        matches!(word, "print" | "exec").then_some(word)
    }

    /// Whether two expressions stand side by side in brackets at a place.
    pub fn misses_comma(&self, at: usize) -> bool {
        let index = self.index(at);
        let (Some(before), Some(found)) = (
            index
                .checked_sub(1)
                .and_then(|index| self.tokens.get(index)),
            self.tokens.get(index),
        ) else {
            return false;
        };
        let is_name_and_text = before.kind() == TokenKind::Identifier
            && matches!(found.kind(), TokenKind::String | TokenKind::FStringStart);
        let declares = [TokenKind::Def, TokenKind::From, TokenKind::Import];
        ends_expression(before.kind())
            && begins_expression(found.kind())
            && !is_name_and_text
            && self.open_before(at).is_some()
            && !declares
                .into_iter()
                .any(|kind| self.statement_begins_with(at, kind))
    }

    /// Where the clause begins that ends before a place: the one whose block is missing.
    pub fn clause_before(&self, at: usize) -> usize {
        let until = self.index(at);
        let colon = self.tokens[..until]
            .iter()
            .rposition(|token| token.kind() == TokenKind::Colon);
        let Some(colon) = colon else { return at };
        let statement = self.statement(start(&self.tokens[colon]));
        statement.first().map_or(at, start)
    }

    /// Whether a place is in a field of an f-string.
    pub fn inside_f_string(&self, at: usize) -> bool {
        let before = &self.tokens[..self.index(at)];
        let count = |kind| before.iter().filter(|token| token.kind() == kind).count();
        count(TokenKind::FStringStart) > count(TokenKind::FStringEnd)
    }

    /// The character at a place.
    pub fn character(&self, at: usize) -> char {
        let rest = self.source.get(at..).unwrap_or_default();
        rest.chars().next().unwrap_or('\n')
    }

    /// The word at a place, or its character.
    pub fn word(&self, at: usize) -> &'a str {
        let rest = self.source.get(at..).unwrap_or_default();
        let length = rest
            .find(|c: char| !c.is_alphanumeric() && c != '_')
            .unwrap_or(rest.len());
        &rest[..length.max(rest.chars().next().map_or(0, char::len_utf8))]
    }

    /// What is wrong with an escape sequence in the text literal around a place.
    pub fn escape_error(&self, at: usize) -> String {
        let is_start = !self.source[..at].contains(['"', '\''])
            || self.source[at..]
                .trim_start_matches(|c: char| "bBfFrRtTuU".contains(c))
                .starts_with(['"', '\'']);
        let begin = match is_start {
            true => self.source[at..].find(['"', '\'']).map(|place| at + place),
            false => self.source[..at].rfind(['"', '\'']),
        };
        let begin = begin.map_or(at, |place| place + 1);
        let prefix = self.source[..begin.saturating_sub(1)]
            .chars()
            .next_back()
            .is_some_and(|c| matches!(c, 'b' | 'B'));
        let body = &self.source[begin..];
        let mut place = 0;
        while let Some(found) = body[place..].find('\\') {
            place += found;
            let kind = body[place + 1..].chars().next().unwrap_or(' ');
            let rest = body.get(place + 1 + kind.len_utf8()..).unwrap_or_default();
            let digits = rest.chars().take_while(char::is_ascii_hexdigit).count();
            let (wanted, what) = match kind {
                'x' => (2, "truncated \\xXX escape"),
                'u' if !prefix => (4, "truncated \\uXXXX escape"),
                'U' if !prefix => (8, "truncated \\UXXXXXXXX escape"),
                'N' if !prefix => {
                    let length = rest.find(['"', '\'']).unwrap_or(rest.len());
                    if rest.starts_with('{') && rest[..length].contains('}') {
                        return "this playground knows no characters by name: write the character \
                                itself instead of \\N{...}"
                            .to_owned();
                    }
                    return format!(
                        "(unicode error) 'unicodeescape' codec can't decode bytes in position {place}-{}: malformed \\N character escape",
                        place + 1
                    );
                }
                _ => (0, ""),
            };
            if digits < wanted {
                return match prefix {
                    true => format!("(value error) invalid \\x escape at position {place}"),
                    false => format!(
                        "(unicode error) 'unicodeescape' codec can't decode bytes in position {place}-{}: {what}",
                        place + 1 + digits
                    ),
                };
            }
            place = (place + 1 + kind.len_utf8()).min(body.len());
        }
        "(unicode error) 'unicodeescape' codec can't decode bytes".to_owned()
    }

    /// What is wrong with the number around a place.
    pub fn number_error(&self, at: usize) -> String {
        let bytes = self.source.as_bytes();
        let mut begin = at;
        while begin > 0 && (bytes[begin - 1].is_ascii_alphanumeric() || bytes[begin - 1] == b'_') {
            begin -= 1;
        }
        let word = self.word(begin).to_ascii_lowercase();
        let kind = match word.get(..2) {
            Some("0x") => "hexadecimal",
            Some("0o") => "octal",
            Some("0b") => "binary",
            _ => {
                let zeros = word.starts_with('0') && word.bytes().all(|byte| byte.is_ascii_digit());
                return match zeros {
                    true => "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers".to_owned(),
                    false => "invalid decimal literal".to_owned(),
                };
            }
        };
        let wrong = word[2..].chars().find(|c| match kind {
            "octal" => matches!(c, '8' | '9'),
            "binary" => matches!(c, '2'..='9'),
            _ => false,
        });
        match wrong {
            Some(digit) => format!("invalid digit '{digit}' in {kind} literal"),
            None => format!("invalid {kind} literal"),
        }
    }
}
