// Picks the language (the element's, otherwise the page's, otherwise the browser's) and loads its texts
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

/** Our language for a language tag, if there is one: `zh-Hans-SG` is Chinese. @param {string} tag */
export function known(tag) {
  const [family] = tag.toLowerCase().split('-');
  return languages.find((language) => language.split('-')[0] === family);
}

/** @param {Iterable<string | null>} tags the first that is one of ours counts @returns {Language} */
export function firstKnown(tags) {
  for (const tag of tags) {
    const language = tag && known(tag);
    if (language) return language;
  }
  return 'en';
}

/**
 * The language tags that apply to a node, nearest first: its own, those of its ancestors (through shadow
 * roots), then the reader's.
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

/** @param {Element} [node] by default the page itself @returns {Language} */
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

/** An error that can be shown even if no texts could be loaded. @param {Language} language */
export const couldNotLoad = (language) => new PlaygroundError('WorkerFailed', notLoaded[language]);
