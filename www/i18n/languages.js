// Which language is spoken: the element's, else the page's, else the browser's; and its words, loaded
// when they are needed.

import { PlaygroundError } from '../shared/errors.js';
import { lazily } from '../shared/lazily.js';
import { outer } from '../shared/tree.js';
import { notLoaded } from './early.js';

/** @typedef {import('./types').Language} Language */
/** @typedef {import('./translator.js').Translator} Translator */
/** @typedef {import('./types').Messages} Messages */

/** @type {Record<Language, () => Promise<{ messages: Messages, spans: Record<string, string> }>>} */
const tables = {
  en: () => import('./en.js'),
  'zh-CN': () => import('./zh-CN.js'),
};

export const languages = /** @type {Language[]} */ (Object.keys(tables));

/** Which of ours a language tag means, if any: `zh-Hans-SG` is Chinese. @param {string} tag */
export function known(tag) {
  const [family] = tag.toLowerCase().split('-');
  return languages.find((language) => language.split('-')[0] === family);
}

/** @param {Iterable<string | null>} tags the first of ours counts @returns {Language} */
export function firstKnown(tags) {
  for (const tag of tags) {
    const language = tag && known(tag);
    if (language) return language;
  }
  return 'en';
}

/**
 * The languages that apply to a node, the nearest first: its own, those around it, out of all shadow
 * roots, then the reader's.
 * @param {Element} node
 * @returns {Generator<string>}
 */
function* applying(node) {
  for (let at = /** @type {Element | null} */ (node); at; at = outer(at)) {
    const tag = at.getAttribute('lang');
    if (tag) yield tag;
  }
  yield* navigator.languages;
}

/** @param {Element} [node] the page itself where none is given @returns {Language} */
export function languageOf(node = document.documentElement) {
  return firstKnown(applying(node.isConnected ? node : document.documentElement));
}

/** @param {Language} language @returns {Promise<Translator>} */
export const loadTranslator = (language) => i18n[language]();

const i18n = {
  en: lazily(() => load('en')),
  'zh-CN': lazily(() => load('zh-CN')),
};

/** @param {Language} language */
async function load(language) {
  const [{ createTranslator }, { messages, spans }] = await Promise.all([
    import('./translator.js'),
    tables[language](),
  ]).catch(() => {
    throw couldNotLoad(language);
  });
  return createTranslator(language, messages, spans);
}

/** Said even where words could not be loaded. @param {Language} language */
export const couldNotLoad = (language) => new PlaygroundError('WorkerFailed', notLoaded[language]);
