// The gallery page: reads the address, lists the demos, shows one, and keeps the address up to date.

import { attributeOf } from '../demos/attribute-names.js';
import { listed, loadDemoTexts } from '../demos/demo-texts.js';
import { queryOf, readQuery } from '../demos/link.js';
import { checkParameters } from '../demos/parameters.js';
import { demos, findDemo } from '../demos/registry.js';
import { loadTranslator } from '../i18n/languages.js';
import { asPlaygroundError } from '../shared/errors.js';
import { createList } from './demo-list.js';
import { languageSwitch, wantedLanguage } from './language-switch.js';
import { STAYS } from './stays.js';
import '../api/playground.js';

/** @typedef {import('../demos/registry.js').RegisteredDemo} RegisteredDemo */
/** @typedef {import('../i18n/languages.js').Language} Language */
/** @typedef {import('../i18n/translator.js').Translator} Translator */

/** In ms; browsers allow about a hundred changes of the address in half a minute. */
const PAUSE_MS = 350;

/** @type {Translator} */
let i18n;
/** @type {import('../demos/demo-texts.js').DemoTexts} */
let texts;
/** @type {import('./demo-list.js').List} */
let list;
let pause = 0;
/** The query that the page is showing. */
let shown = '';

/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** Shows what the address asks for, and says which parts of it do not exist. */
function open() {
  shown = location.search;
  const { id, given } = readQuery(location.search);
  const asked = demos.find((demo) => demo.id === id);
  const demo = asked ?? demos[0];
  if (!demo) return;
  const known = new Set(demo.parameters.map(({ name }) => name));
  const problems = Object.entries(given)
    .filter(([name]) => !known.has(name))
    .map(([name, value]) =>
      why(() => checkParameters(demo, { [name]: value }), 'gallery.left-out'),
    );
  if (id !== null && !asked) problems.unshift(why(() => findDemo(id), 'gallery.first-instead'));
  byId('problem').textContent = problems.join(i18n.t('between'));

  const element = document.createElement('concurrency-playground');
  element.setAttribute('demo', demo.id);
  for (const [name, value] of Object.entries(given)) {
    if (known.has(name)) element.setAttribute(attributeOf(name), value);
  }
  element.addEventListener('parameters-change', (event) => {
    const { detail } = /** @type {CustomEvent<Record<string, unknown>>} */ (event);
    clearTimeout(pause);
    pause = window.setTimeout(() => keepLink(demo, detail), PAUSE_MS);
  });
  clearTimeout(pause);
  byId('chosen').replaceChildren(element);
  mark(demo);
}

/** @param {RegisteredDemo} demo */
function mark(demo) {
  list.mark(demo.id);
  document.title = `${listed(demo, texts).title} – ${i18n.t('name')}`;
}

/** What a check complains about, and what was done about it. @param {() => unknown} check @param {string} key */
function why(check, key) {
  try {
    check();
    return '';
  } catch (error) {
    return `${asPlaygroundError(error, i18n).message}${i18n.t('between')}${i18n.t(key)}`;
  }
}

/** @param {string} id */
function choose(id) {
  history.pushState(null, '', inLanguage(`?${new URLSearchParams({ demo: id })}`));
  open();
}

/** Keeps the language that the address asks for, if any. @param {string} query */
function inLanguage(query) {
  const { lang } = readQuery(location.search);
  return lang === null ? query : `${query}&${new URLSearchParams({ lang })}`;
}

/** Makes the address reproduce the settings, as long as they fit. @param {RegisteredDemo} demo @param {Record<string, unknown>} given */
function keepLink(demo, given) {
  try {
    const query = queryOf(demo, checkParameters(demo, given));
    if (query !== null) history.replaceState(null, '', inLanguage(query));
    shown = location.search;
    byId('problem').textContent = '';
  } catch {
    // Invalid settings make no link; the element says at the control what is wrong.
  }
}

/** Puts everything around the demo into a language. @param {Language} language */
async function speak(language) {
  [i18n, texts] = await Promise.all([loadTranslator(language), loadDemoTexts(language)]);
  document.documentElement.lang = language;
  for (const node of document.querySelectorAll('[data-text]')) {
    node.textContent = i18n.t(/** @type {HTMLElement} */ (node).dataset.text ?? '');
  }
  list = createList({ demos: demos.map((demo) => listed(demo, texts)), i18n, onChoose: choose });
  byId('demos').replaceChildren(...list.nodes);
  byId('demos').setAttribute('aria-label', i18n.t('gallery.demos'));
  byId('languages').replaceChildren(...languageSwitch(language, change));
  byId('cores').textContent = i18n.t('gallery.cores', { count: navigator.hardwareConcurrency });
}

/** Changes the language of the page; results stay. @param {Language} language */
async function change(language) {
  const query = new URLSearchParams(location.search);
  query.delete('lang');
  history.replaceState(null, '', query.size ? `?${query}` : location.pathname);
  shown = location.search;
  await speak(language);
  byId('problem').textContent = '';
  const element = /** @type {HTMLElement & {demo: string}} */ (byId('chosen').firstElementChild);
  mark(findDemo(element.demo));
  element.lang = language;
  byId('languages').querySelector('button')?.focus();
}

window.addEventListener('popstate', () => {
  // A jump within the page, such as the skip link's, reopens nothing.
  if (location.search !== shown) open();
});
const { [STAYS]: stays = true } = /** @type {{ [STAYS]?: boolean | Promise<boolean> }} */ (
  globalThis
);
if (await stays) {
  await speak(wantedLanguage());
  open();
}
