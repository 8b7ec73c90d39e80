// The demos' texts in one language: titles, summaries, listings, recorded output. There is one file per
// language, written by tools/demo-texts.mjs and loaded when needed.

/** @typedef {import('./registry.js').RegisteredDemo} RegisteredDemo */
/** @typedef {import('../i18n/languages.js').Language} Language */
/**
 * @typedef {object} DemoText
 * @property {string} section
 * @property {string} title
 * @property {string} summary
 * @property {string} pythonTemplate
 * @property {Recorded} recorded
 */
/**
 * What the demo printed and which lanes it had when the playground was built, and with how many workers
 * (0 for a demo without that parameter).
 * @typedef {{output: string[], lanes: string[], workers: number}} Recorded
 */
/** By the demo's id. @typedef {Record<string, DemoText>} DemoTexts */
/** @typedef {RegisteredDemo & DemoText} ListedDemo */

/** @type {Map<Language, DemoTexts>} */
const loaded = new Map();

/** @param {Language} language */
const addressOf = (language) => new URL(`./demos.${language}.json`, import.meta.url);

/** @param {Language} language @returns {Promise<DemoTexts>} */
export async function loadDemoTexts(language) {
  const known = loaded.get(language);
  if (known) return known;
  const response = await fetch(addressOf(language));
  if (!response.ok) throw new Error(`${response.url}: status ${response.status}`);
  const texts = await response.json();
  loaded.set(language, texts);
  return texts;
}

/**
 * The same synchronously, for listDemos(), which returns a list rather than a promise. If the texts are
 * not there yet, the page blocks until they are.
 * @param {Language} language
 * @returns {DemoTexts}
 */
export function demoTextsNow(language) {
  const known = loaded.get(language);
  if (known) return known;
  const request = new XMLHttpRequest();
  request.open('GET', addressOf(language), false);
  request.send();
  const texts = JSON.parse(request.responseText);
  loaded.set(language, texts);
  return texts;
}

/** @param {RegisteredDemo} demo @param {DemoTexts} texts @returns {ListedDemo} */
export function listed(demo, texts) {
  const text = texts[demo.id];
  if (!text) throw new Error(`no texts for the demo ${demo.id}`);
  return { ...demo, ...text };
}
