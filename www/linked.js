// frame.html with a demo in its link: shows that one, and tells the page around how high it is.

import { attributeOf } from './element/names.js';
import { tellHolder } from './ladder/tell-holder.js';
import { readQuery } from './link.js';
import { findDemo } from './registry.js';
import './playground.js';

export function showLinked() {
  const root = document.documentElement;
  const framed = parent !== window;
  root.classList.toggle('framed', framed);
  const { theme, lang, ...given } = readQuery(location.search).given;
  if (lang) root.lang = lang;
  if (theme === 'light' || theme === 'dark') root.style.colorScheme = theme;
  try {
    document.body.append(elementFor(given));
  } catch (error) {
    document.body.append(error.message);
  }
  if (!framed) return;
  new ResizeObserver(() => {
    tellHolder({ playground: 'height', height: Math.ceil(document.body.scrollHeight) });
  }).observe(document.body);
}

/** @param {Record<string, string>} given what else the link says; what is unknown is left out */
function elementFor(given) {
  const demo = findDemo(readQuery(location.search).id ?? '');
  document.title = demo.title;
  const element = document.createElement('concurrency-playground');
  element.setAttribute('demo', demo.id);
  for (const { name } of demo.parameters) {
    const value = given[name];
    if (value !== undefined) element.setAttribute(attributeOf(name), value);
  }
  return element;
}
