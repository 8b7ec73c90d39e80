// What a reader can take away: a link, the embed code, the last run and comparison as files.

/** @import { Comparison, Report } from '../contract.d.ts' */
/** @import { RegisteredDemo } from '../demos/registry.js' */
/** @import { Translator } from '../i18n/translator.js' */

import { queryOf, snippetOf } from '../demos/link.js';
import { checkParameters } from '../demos/parameters.js';
import { asCsv, asTrace } from '../run/exports.js';
import { h } from '../shared/dom.js';
import { asPlaygroundError } from '../shared/errors.js';

/**
 * @param {object} options
 * @param {RegisteredDemo} options.demo
 * @param {() => Record<string, unknown>} options.given what is set now
 * @param {string} options.address of the gallery, beside which the module lies
 * @param {Translator} options.i18n
 * @param {(text: string) => void} options.notify one sentence for the reader
 */
export function createShare({ demo, given, address, i18n, notify }) {
  /** @type {Report | null} */
  let report = null;
  /** @type {Comparison | null} */
  let comparison = null;
  const json = (/** @type {unknown} */ value) => JSON.stringify(value, null, 2);

  const saveRun = button('save-run', () => report && save('.json', json(report)));
  const saveTrace = button(
    'save-trace',
    () => report && save('-trace.json', json(asTrace(report))),
  );
  const saveComparison = button(
    'save-comparison',
    () => comparison && save('-comparison.csv', asCsv(comparison)),
  );
  const node = h(
    'details',
    { class: 'share', part: 'share' },
    h('summary', {}, i18n.t('share')),
    h(
      'div',
      { class: 'share-buttons' },
      button('copy-snippet', () =>
        copy('snippet', (parameters) => snippetOf(demo, parameters, moduleBeside(address))),
      ),
      saveRun,
      saveTrace,
      saveComparison,
    ),
  );
  show();

  /** @param {string} key @param {() => void} press */
  function button(key, press) {
    const made = h('button', { type: 'button' }, i18n.t(key));
    made.addEventListener('click', press);
    return made;
  }

  function show() {
    saveRun.hidden = saveTrace.hidden = report === null;
    saveComparison.hidden = comparison === null;
  }

  /** @param {string} ending of the file's name @param {string} content */
  function save(ending, content) {
    const url = URL.createObjectURL(new Blob([content]));
    h('a', { href: url, download: demo.id + ending }).click();
    // By then the browser has started the download.
    setTimeout(() => URL.revokeObjectURL(url));
  }

  /**
   * @param {'link' | 'snippet'} what
   * @param {(parameters: import('../contract.d.ts').Parameters) => string | null} textOf
   */
  async function copy(what, textOf) {
    try {
      const text = textOf(checkParameters(demo, given()));
      notify(text === null ? i18n.t('link.too-long') : await copied(what, text));
    } catch (error) {
      notify(asPlaygroundError(error, i18n).message);
    }
  }

  /** @param {string} what @param {string} text */
  async function copied(what, text) {
    try {
      await navigator.clipboard.writeText(text);
      return i18n.t(`${what}.copied`);
    } catch {
      return i18n.t(`${what}.by-hand`, { text });
    }
  }

  return {
    node,
    copyLink: () =>
      copy('link', (parameters) => {
        const query = queryOf(demo, parameters);
        return query && new URL(query, address).href;
      }),
    /** @param {Report} next */
    report(next) {
      report = next;
      show();
    },
    /** @param {Comparison} next */
    comparison(next) {
      comparison = next;
      show();
    },
  };
}

/** @param {string} gallery */
const moduleBeside = (gallery) => new URL('playground.js', gallery).href;
