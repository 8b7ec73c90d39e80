// The gallery page: reads the link, lists the demos, shows one, keeps the link in step.

import { attributeOf } from './element/names.js';
import { createList } from './gallery-list.js';
import { queryOf, readQuery } from './link.js';
import { checkParameters } from './parameters.js';
import { listDemos } from './playground.js';
import { findDemo } from './registry.js';
import { createWords } from './text/words.js';

/** Browsers allow about a hundred changes of the address in half a minute. */
const PAUSE_MS = 350;

const words = createWords(document.documentElement.lang);
const demos = listDemos();
const list = createList({ demos, words, onChoose: choose });
let pause = 0;
/** The query that what is on the page stands for. */
let shown = '';

/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** Shows what the address asks for, or says what of it there is not. */
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
  byId('problem').textContent = problems.join(' ');

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
  list.mark(demo.id);
  document.title = `${demo.title} – ${words.say('name')}`;
}

/** What a check says, and what was done about it. @param {() => unknown} check @param {string} key */
function why(check, key) {
  try {
    check();
    return '';
  } catch (error) {
    return `${error.message} ${words.say(key)}`;
  }
}

/** @param {string} id */
function choose(id) {
  history.pushState(null, '', `?${new URLSearchParams({ demo: id })}`);
  open();
}

/** The address reproduces what is set, as long as it fits. @param {(typeof demos)[number]} demo @param {Record<string, unknown>} given */
function keepLink(demo, given) {
  try {
    const query = queryOf(demo, checkParameters(demo, given));
    if (query !== null) history.replaceState(null, '', query);
    shown = location.search;
    byId('problem').textContent = '';
  } catch {
    // Not a run that a link could reproduce; the element says by the control what is wrong.
  }
}

for (const node of document.querySelectorAll('[data-text]')) {
  node.textContent = words.say(/** @type {HTMLElement} */ (node).dataset.text ?? '');
}
byId('demos').append(...list.nodes);
byId('demos').setAttribute('aria-label', words.say('gallery.demos'));
window.addEventListener('popstate', () => {
  // A step to a place on this very page, as the skip link takes it, opens nothing anew.
  if (location.search !== shown) open();
});
open();
byId('cores').textContent = words.say('gallery.cores', { count: navigator.hardwareConcurrency });
