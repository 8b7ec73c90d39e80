// The input for one parameter, chosen by its type: stepper, segments, select or text.

/** @import { Parameter } from '../../contract.d.ts' */
/** @import { Translator } from '../../i18n/translator.js' */

import { h } from '../../shared/dom.js';

/**
 * What a control needs to know about its input.
 * @typedef {object} Field
 * @property {HTMLElement} node what goes on the page
 * @property {HTMLElement} target what the label names and the focus goes to
 * @property {boolean} group whether the target is a group of inputs rather than one
 * @property {() => string} read
 * @property {(text: string) => void} write
 */

/** Choices with at most this many characters together are shown side by side. */
const SEGMENT_CHARACTERS = 22;
const MOST_SEGMENTS = 3;
/** For a larger range a button that steps by one is of no use. */
const STEPPED_UP_TO = 1000;

/** @param {Parameter} parameter @param {string} id @returns {Field} */
function textArea(parameter, id) {
  const long = parameter.type === 'texts';
  const rows = long ? 6 : parameter.type === 'integers' ? 2 : 1;
  const target = h('textarea', {
    id,
    rows,
    spellcheck: 'false',
    autocomplete: 'off',
    class: long ? 'text long' : 'text',
  });
  target.setAttribute('autocapitalize', 'off');
  return { ...oneInput(target), node: target };
}

/** @param {Parameter} _parameter @param {string} id @returns {Field} */
function figure(_parameter, id) {
  const target = h('input', {
    id,
    class: 'text figure',
    inputmode: 'numeric',
    autocomplete: 'off',
  });
  return { ...oneInput(target), node: target };
}

/** @param {Parameter} parameter @param {string} id @param {string} label @param {Translator} i18n @returns {Field} */
function stepper(parameter, id, label, i18n) {
  const target = h('input', { id, type: 'text', inputmode: 'numeric', autocomplete: 'off' });
  const minimum = Number(parameter.min ?? 0);
  const maximum = Number(parameter.max ?? Number.MAX_SAFE_INTEGER);

  /** @param {number} by */
  const step = (by) => {
    const now = Number(target.value);
    const next = Number.isFinite(now) ? Math.round(now) + by : Number(parameter.default);
    target.value = String(Math.min(maximum, Math.max(minimum, next)));
    target.dispatchEvent(new Event('input', { bubbles: true }));
  };
  /** @param {string} sign @param {string} key @param {number} by */
  const button = (sign, key, by) => {
    const node = h(
      'button',
      { type: 'button', 'aria-label': i18n.t(key, { label }), tabindex: -1 },
      sign,
    );
    node.addEventListener('click', () => step(by));
    return node;
  };
  target.addEventListener('keydown', (event) => {
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    step(by);
  });
  const node = h(
    'div',
    { class: 'stepper' },
    button('−', 'step.less', -1),
    target,
    button('+', 'step.more', 1),
  );
  return { ...oneInput(target), node };
}

/** @param {Parameter} parameter @param {string} id @returns {Field} */
function select(parameter, id) {
  const options = parameter.choices?.map((choice) => h('option', { value: choice }, choice)) ?? [];
  const target = h('select', { id }, ...options);
  return { ...oneInput(target), node: h('div', { class: 'select' }, target) };
}

/** @param {Parameter} parameter @param {string} id @returns {Field} */
function segments(parameter, id) {
  const radios = (parameter.choices ?? []).map((choice) =>
    h('input', { type: 'radio', name: id, value: choice }),
  );
  const labels = radios.map((radio) => h('label', {}, radio, h('span', {}, radio.value)));
  const node = h('div', { class: 'segments', role: 'radiogroup', id }, ...labels);
  return {
    node,
    target: node,
    group: true,
    read: () => radios.find((radio) => radio.checked)?.value ?? '',
    write(text) {
      for (const radio of radios) radio.checked = radio.value === text;
    },
  };
}

/** @param {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} target */
function oneInput(target) {
  return {
    target,
    group: false,
    read: () => target.value,
    /** @param {string} text */
    write(text) {
      // A select cannot hold a value that it does not offer: it goes blank, and validation says why.
      target.value = text;
    },
  };
}

/** @param {Parameter} parameter */
function fewChoices({ choices = [] }) {
  return choices.length <= MOST_SEGMENTS && choices.join('').length <= SEGMENT_CHARACTERS;
}

/** @type {Record<Parameter['type'], (parameter: Parameter, id: string, label: string, i18n: Translator) => Field>} */
const fields = {
  integer: (parameter, ...rest) =>
    Number(parameter.max) <= STEPPED_UP_TO
      ? stepper(parameter, ...rest)
      : figure(parameter, rest[0]),
  integers: textArea,
  texts: textArea,
  'count-or-integers': textArea,
  choice: select,
};

/**
 * @param {Parameter} parameter @param {string} id @param {string} label @param {Translator} i18n
 * @param {boolean} open whether all choices may be shown at once, if they are few
 */
export function createField(parameter, id, label, i18n, open) {
  if (open && parameter.type === 'choice' && fewChoices(parameter)) return segments(parameter, id);
  return fields[parameter.type](parameter, id, label, i18n);
}
