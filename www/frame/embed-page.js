// frame.html with a demo in its address: shows that demo, and tells the embedding page how high it is.

import { attributeOf } from '../demos/attribute-names.js';
import { listed, loadDemoTexts } from '../demos/demo-texts.js';
import { readQuery } from '../demos/link.js';
import { findDemo } from '../demos/registry.js';
import { firstKnown, loadTranslator } from '../i18n/languages.js';
import { asPlaygroundError } from '../shared/errors.js';
import { postToEmbedder } from './embedder.js';
import '../api/playground.js';

export async function showEmbeddedDemo() {
  const root = document.documentElement;
  const framed = parent !== window;
  root.classList.toggle('framed', framed);
  const { id, lang, given: asked } = readQuery(location.search);
  const { theme, ...given } = asked;
  const language = firstKnown([lang, ...navigator.languages]);
  root.lang = language;
  if (theme === 'light' || theme === 'dark') root.style.colorScheme = theme;
  try {
    const demo = findDemo(id ?? '');
    document.title = listed(demo, await loadDemoTexts(language)).title;
    document.body.append(elementFor(demo, given));
  } catch (cause) {
    document.body.append(asPlaygroundError(cause, await loadTranslator(language)).message);
  }
  if (!framed) return;
  new ResizeObserver(() => {
    postToEmbedder({ playground: 'height', height: Math.ceil(document.body.scrollHeight) });
  }).observe(document.body);
}

/**
 * @param {import('../demos/registry.js').RegisteredDemo} demo
 * @param {Record<string, string>} given the other parameters in the address; unknown ones are ignored
 */
function elementFor(demo, given) {
  const element = document.createElement('concurrency-playground');
  element.setAttribute('demo', demo.id);
  for (const { name } of demo.parameters) {
    const value = given[name];
    if (value !== undefined) element.setAttribute(attributeOf(name), value);
  }
  return element;
}
