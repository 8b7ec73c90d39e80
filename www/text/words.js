// Turns keys and figures into words of one language.

import { en } from './en.js';

/** @typedef {Record<string, string>} Forms What Intl.PluralRules asks for: `one`, `other`, … */
/** @typedef {Record<string, string | Forms>} Messages */
/** @typedef {Record<string, string | number>} Values */
/** @typedef {ReturnType<typeof createWords>} Words */

/** @type {Record<string, Messages>} */
const languages = { en };

/** Words of `language`, or English where it is not there. */
export function createWords(language = 'en') {
  const known = language in languages ? language : 'en';
  const messages = /** @type {Messages} */ (languages[known]);
  const plural = new Intl.PluralRules(known);
  const whole = new Intl.NumberFormat(known, { maximumFractionDigits: 0 });
  const fine = new Intl.NumberFormat(known, { maximumSignificantDigits: 3 });
  const rough = new Intl.NumberFormat(known, { maximumSignificantDigits: 2 });
  const ratio = new Intl.NumberFormat(known, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });

  /**
   * The string for `key` with its `{values}` filled in; `count` also picks the form, and is `#`.
   * @param {string} key
   * @param {Values} [values]
   */
  function say(key, values = {}) {
    const message = messages[key];
    if (message === undefined) throw new Error(`no text for "${key}"`);
    const count = Number(values.count ?? 0);
    const form =
      typeof message === 'string'
        ? message
        : (message[plural.select(count)] ?? message.other ?? '');
    const filled = form.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
    return typeof message === 'string' ? filled : filled.replace('#', whole.format(count));
  }

  return {
    language: known,
    say,
    /** Whether there is a string for `key`. @param {string} key */
    has: (key) => key in messages,
    /** `1,000` @param {number} value */
    count: (value) => whole.format(value),
    /** `33 %`, never broken between the two @param {number} value */
    share: (value) => `${whole.format(value * 100)}\u00a0%`,
    /** `1.94×` @param {number} value */
    times: (value) => `${value >= 100 ? whole.format(value) : ratio.format(value)}×`,
    /** `32` @param {number} value */
    about: (value) => rough.format(value),
    /** `84 ms`, `1.24 s`, `12 µs`, `5 ns` @param {number} ms */
    time(ms) {
      if (ms >= 999.5) return `${fine.format(ms / 1000)} s`;
      if (ms >= 9.95) return `${whole.format(ms)} ms`;
      if (ms >= 0.1 || ms === 0) return `${fine.format(Math.round(ms * 100) / 100)} ms`;
      if (ms >= 0.9995e-3) return `${fine.format(Math.round(ms * 1e5) / 100)} µs`;
      return `${fine.format(Math.round(ms * 1e7) / 10)} ns`;
    },
    /** `2 workers` @param {number} count */
    workers: (count) => say('workers', { count }),
  };
}
