// Highlights Python and Rust, token by token. Loaded when a listing comes into sight.

/** The first rule that matches wins: there are no strings in comments, and no keywords in strings. */
const languages = {
  python: {
    comment: /#.*/,
    string:
      /(?:\b[rbfRBF]{1,2})?(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')/,
    meta: /@[\w.]+/,
    name: /(?<=\b(?:def|class) +)\w+/,
    keyword: keywords(
      'and as assert async await break class continue def del elif else except finally for from',
      'global if import in is lambda nonlocal not or pass raise return try while with yield',
      'False None True dict enumerate int isinstance len list map max min open print range set',
      'sorted str sum super tuple zip',
    ),
    number: /\b(?:0x[\da-fA-F_]+|\d[\d_]*(?:\.\d+)?(?:[eE][-+]?\d+)?)\b/,
  },
  rust: {
    comment: /\/\/.*|\/\*[\s\S]*?\*\//,
    string:
      /\bb?r"[\s\S]*?"|\bb?r#"[\s\S]*?"#|(?:\bb)?"(?:\\[\s\S]|[^"\\])*"|(?:\bb)?'(?:\\'|\\[^']+|[^'\\])'/,
    meta: /#!?\[[^\]]*\]/,
    name: /(?<=\b(?:enum|fn|mod|struct|trait|type) +)\w+|\b\w+!(?=[([{])/,
    keyword: keywords(
      'as async await break const continue crate dyn else enum extern fn for if impl in let loop',
      'match mod move mut pub ref return self Self static struct super trait type unsafe use where',
      'while true false bool char f64 i32 i64 str u8 u16 u32 u64 u128 usize',
      'Box Err None Ok Option Result Some String Vec',
    ),
    number: /\b(?:0x[\da-fA-F_]+|\d[\d_]*(?:\.\d+)?(?:[eE][-+]?\d+)?)(?:_?[fiu]\d+|usize)?\b/,
  },
};

/**
 * HTML for `code`, in which the code itself is escaped.
 * @param {string} code
 * @param {string} language
 */
export function highlighted(code, language) {
  const kinds = Object.entries(languages[/** @type {keyof typeof languages} */ (language)]);
  const any = new RegExp(kinds.map(([kind, { source }]) => `(?<${kind}>${source})`).join('|'), 'g');
  let markup = '';
  let end = 0;
  for (const { 0: text, index, groups = {} } of code.matchAll(any)) {
    const kind = kinds.find(([name]) => groups[name] !== undefined)?.[0];
    markup += `${escaped(code.slice(end, index))}<span class="${kind}">${escaped(text)}</span>`;
    end = index + text.length;
  }
  return markup + escaped(code.slice(end));
}

/** Keywords, but not where they are names of methods. @param {string[]} lines */
function keywords(...lines) {
  return new RegExp(`(?<![.\\w])(?:${lines.join(' ').replaceAll(' ', '|')})\\b`);
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
