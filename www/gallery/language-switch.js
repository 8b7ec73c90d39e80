// The gallery's language: what the link asks for, else what was chosen last, else the browser's; and
// the switch.

import { readQuery } from '../demos/link.js';
import { firstKnown, languages } from '../i18n/languages.js';
import { h } from '../shared/dom.js';

/** @typedef {import('../i18n/languages.js').Language} Language */

const KEY = 'concurrency-playground.language';

/** As each is called by those who speak it. @type {Record<Language, string>} */
const names = { en: 'English', 'zh-CN': '简体中文' };

/** @returns {Language} */
export function wantedLanguage() {
  return firstKnown([readQuery(location.search).lang, remembered(), ...navigator.languages]);
}

// A browser may refuse to keep anything: then the choice holds for as long as the page is open.

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
 * A button for each other language.
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
