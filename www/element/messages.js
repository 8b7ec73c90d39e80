// Everything said in sentences: the finding, a notice, an error, and milestones for screen readers.

/** @import { Translator } from '../i18n/translator.js' */

import { emphasised, h, withRemedy } from '../shared/dom.js';

/** @param {Translator} i18n */
export function createMessages(i18n) {
  const finding = h('p', { class: 'finding', part: 'finding' });
  const notice = h('p', { class: 'notice', part: 'notice' });
  const error = h('p', { class: 'error', part: 'error', role: 'alert' });
  const remark = h('p', { class: 'error', part: 'remark' });
  const live = h('p', { class: 'said', role: 'status' });
  let settled = '';

  /** @param {string} text @param {boolean} quiet */
  function put(text, quiet) {
    finding.classList.toggle('quiet', quiet);
    finding.replaceChildren(...emphasised(text));
  }
  put(i18n.t('finding.none'), true);

  return {
    finding,
    /** The remark, the error, the notice and the live region. */
    lines: h('div', { class: 'lines' }, remark, error, notice, live),
    /** @param {string} text */
    announce(text) {
      live.textContent = text;
    },
    /** Shows what a finished run has found. @param {string} text */
    conclude(text) {
      settled = text;
      put(text, false);
      live.textContent = text.replaceAll('*', '');
    },
    /** @param {'waiting' | 'running' | 'comparing'} kind */
    begin(kind) {
      put(i18n.t(`finding.${kind}`), true);
      live.textContent = i18n.t(kind);
    },
    /** Shows the last finding again, or a text if there is none. @param {string} key */
    backTo(key) {
      put(settled || i18n.t(key), !settled);
    },
    /** Tells the page's author what is wrong with the page; this stays. @param {string} text */
    remark(text) {
      remark.textContent = text;
    },
    /** @param {string} text @param {Node | null} [remedy] what the reader can do about it */
    notice(text, remedy) {
      notice.replaceChildren(...withRemedy(text, remedy));
    },
    /** @param {string} text @param {Node | null} [remedy] */
    error(text, remedy) {
      error.replaceChildren(...withRemedy(text, remedy));
    },
    clear() {
      notice.textContent = '';
      error.textContent = '';
    },
  };
}
