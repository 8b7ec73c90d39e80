// Colours in listings: each word as what it is, and no code as markup.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { highlighted } from '../../www/element/editor/highlight.js';

/** @param {string} markup @returns {string[]} `kind text` of each coloured word */
const coloured = (markup) =>
  [...markup.matchAll(/<span class="(\w+)">(.*?)<\/span>/gs)].map(
    ([, kind, text]) => `${kind} ${text}`,
  );

test('Python', () => {
  const code = `@cache
def check(n):  # if "n" is 2
    """Not 'in' here."""
    return n.map in {1_000, 2.5e-3} or f'{n} # for'`;
  assert.deepEqual(coloured(highlighted(code, 'python')), [
    'meta @cache',
    'keyword def',
    'name check',
    'comment # if "n" is 2',
    `string """Not 'in' here."""`,
    'keyword return',
    'keyword in',
    'number 1_000',
    'number 2.5e-3',
    'keyword or',
    "string f'{n} # for'",
  ]);
});

test('Rust', () => {
  const code = String.raw`#[test]
fn of<'a>(s: &'a str) -> char { // let it "be"
    println!("\"{s}\" // 1"); '\'' /* 'x' */ ; 'x'; 0xff_u8
}`;
  assert.deepEqual(coloured(highlighted(code, 'rust')), [
    'meta #[test]',
    'keyword fn',
    'name of',
    'keyword str',
    'keyword char',
    'comment // let it "be"',
    'name println!',
    String.raw`string "\"{s}\" // 1"`,
    String.raw`string '\''`,
    "comment /* 'x' */",
    "string 'x'",
    'number 0xff_u8',
  ]);
});

test('what the code says stays as it is, whatever it says', async () => {
  const sources = (await readdir('src/demos', { recursive: true })).filter((name) =>
    /\.(py|rs)$/.test(name),
  );
  const hostile = '<img src=x onerror=alert(1)> "<b>" # <i> // </script> &amp; \'unended';
  const codes = await Promise.all(sources.map((name) => readFile(`src/demos/${name}`, 'utf8')));
  for (const code of [hostile, ...codes]) {
    for (const language of ['python', 'rust']) {
      const text = highlighted(code, language).replaceAll(/<span class="[a-z]+">|<\/span>/g, '');
      assert.doesNotMatch(text, /[<>]/);
      const plain = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
      assert.equal(plain, code);
    }
  }
});
