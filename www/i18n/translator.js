// Turns keys and numbers into texts of one language.

/** @import { Language, Messages } from './types.d.ts' */
/** @import { Value, Values } from '../contract.d.ts' */
/** @typedef {ReturnType<typeof createTranslator>} Translator */

/** How many translated labels are remembered. */
const MOST_LABELS = 1000;

/**
 * @param {Language} language
 * @param {Messages} messages
 * @param {Record<string, string>} spans translations of span labels
 */
export function createTranslator(language, messages, spans) {
  const plural = new Intl.PluralRules(language);
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const fine = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 });
  const rough = new Intl.NumberFormat(language, { maximumSignificantDigits: 2 });
  const ratio = new Intl.NumberFormat(language, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const spoken = Object.entries(spans).map(([given, said]) => ({
    pattern: patternOf(given),
    said,
  }));

  /**
   * The text for `key` with its `{placeholders}` filled in; `count` picks the plural form, and replaces `#`.
   * @param {string} key
   * @param {Values} [values]
   * @returns {string}
   */
  function t(key, values = {}) {
    const message = messages[key];
    if (message === undefined) throw new Error(`no text for "${key}"`);
    const count = Number(values.count ?? 0);
    const form =
      typeof message === 'string'
        ? message
        : (message[plural.select(count)] ?? message.other ?? '');
    const filled = form.replace(/\{(\w+)\}/g, (_, name) => spell(values[name] ?? ''));
    return typeof message === 'string' ? filled : filled.replace('#', () => whole.format(count));
  }

  /** @param {Value} value */
  function spell(value) {
    if (typeof value === 'object') return t(value.key, value.values);
    return typeof value === 'bigint' ? whole.format(value) : String(value);
  }

  /** @type {Map<string, string>} */
  const labels = new Map();

  /** @param {string} label */
  function translated(label) {
    for (const { pattern, said } of spoken) {
      const { groups } = pattern.exec(label) ?? {};
      if (groups) return said.replace(/\{(\w+)\}/g, (_, name) => groups[name] ?? '');
    }
    return label;
  }

  return {
    language,
    t,
    /** Whether there is a text for `key`. @param {string} key */
    has: (key) => key in messages,
    /** `1,000` @param {number} value */
    count: (value) => whole.format(value),
    /** `33 %`, never broken between the two @param {number} value */
    share: (value) => t('figure.share', { percent: whole.format(value * 100) }),
    /** `1.94×` @param {number} value */
    times: (value) =>
      t('figure.times', { factor: value >= 100 ? whole.format(value) : ratio.format(value) }),
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
    workers: (count) => t('workers', { count }),
    /** The name of a span or a lane. @param {string} label as the program gives it */
    label(label) {
      const known = labels.get(label) ?? translated(label);
      // A run may have a hundred thousand labels, while drawing asks for the same few again and again.
      if (labels.size > MOST_LABELS) labels.clear();
      labels.set(label, known);
      return known;
    },
  };
}

/** `item {first}` as a pattern with a group per placeholder, and at least one group. @param {string} given */
function patternOf(given) {
  const escaped = given.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  return new RegExp(`^(?<whole>${escaped.replace(/\{(\w+)\}/g, '(?<$1>\\S+)')})$`);
}
