// The gallery's language (what the address asks for, otherwise the last choice, otherwise the browser's)
// and the buttons that change it.

import { readQuery } from '../demos/link.js';
import { firstKnown, languages } from '../i18n/languages.js';
import { h } from '../shared/dom.js';

/** @typedef {import('../i18n/languages.js').Language} Language */

const KEY = 'concurrency-playground.language';

/** Each language's name for itself. @type {Record<Language, string>} */
const names = { en: 'English', 'zh-CN': '简体中文' };

/** @returns {Language} */
export function wantedLanguage() {
  return firstKnown([readQuery(location.search).lang, remembered(), ...navigator.languages]);
}

// If the browser refuses to store anything, the choice lasts as long as the page is open.

function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** @param {Language} language */
function remember(language) {
  try {
    localStorage.setItem(KEY, language);
  } catch {}
}

/**
 * One button for each of the other languages.
 * @param {Language} current
 * @param {(language: Language) => void} onChoose
 */
export function languageSwitch(current, onChoose) {
  const others = languages.filter((language) => language !== current);
  return others.map((language) => {
    const button = h('button', { type: 'button', lang: language }, names[language]);
    button.addEventListener('click', () => {
      remember(language);
      onChoose(language);
    });
    return button;
  });
}
