// Colours code, Python and Rust alone; loaded only when a listing comes into sight.

import core from 'highlight.js/lib/core';
import python from 'highlight.js/lib/languages/python';
import rust from 'highlight.js/lib/languages/rust';

core.registerLanguage('python', python);
core.registerLanguage('rust', rust);

/** Markup for `code`: everything of the code itself is escaped. @param {string} code @param {string} language */
export function highlighted(code, language) {
  return core.highlight(code, { language }).value;
}
