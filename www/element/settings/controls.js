// The parameters of a demo as form controls, each with its label, hint and error.

/** @import { Parameter } from '../../contract.d.ts' */
/** @import { Translator } from '../../i18n/translator.js' */

import { freshId, h, withRemedy } from '../../shared/dom.js';
import { createField } from './fields.js';

/** Parameters for a second look: shown if there is room, otherwise behind a button. */
const ADVANCED = new Set(['split', 'schedule', 'backend', 'chunksize']);
/** Long lists, which get a line of their own. */
const WIDE = new Set(['integers', 'texts']);

/**
 * @param {object} options
 * @param {Parameter[]} options.parameters
 * @param {Translator} options.i18n
 * @param {(name: string, text: string) => void} options.onInput
 */
export function createControls({ parameters, i18n, onInput }) {
  const controls = new Map(
    parameters.map((parameter) => [
      parameter.name,
      createControl(parameter, i18n, (text) => onInput(parameter.name, text)),
    ]),
  );
  /** @param {boolean} advanced */
  const nodes = (advanced) =>
    parameters
      .filter(({ name }) => ADVANCED.has(name) === advanced)
      .map(({ name }) => /** @type {Control} */ (controls.get(name)).node);

  const more = h('div', { class: 'fields advanced', id: freshId('more') }, ...nodes(true));
  const opener = h(
    'button',
    { type: 'button', class: 'opener', 'aria-expanded': 'false', 'aria-controls': more.id },
    i18n.t('settings.more'),
  );
  /** @param {boolean} open */
  const setOpen = (open) => {
    opener.setAttribute('aria-expanded', String(open));
    more.classList.toggle('open', open);
  };
  opener.addEventListener('click', () => setOpen(!more.classList.contains('open')));

  const hasMore = more.childElementCount > 0;
  return {
    node: h(
      'div',
      { class: 'controls', part: 'controls' },
      h('div', { class: 'fields' }, ...nodes(false)),
      hasMore && opener,
      hasMore && more,
    ),
    /** @param {string} name @param {string} text */
    write(name, text) {
      controls.get(name)?.write(text);
    },
    clearErrors() {
      for (const control of controls.values()) control.showError('');
    },
    /**
     * Shows a message at its control; returns false if there is no such control.
     * @param {string | undefined} name @param {string} message @param {boolean} focus
     * @param {Node | null} remedy what the reader can do about it
     */
    showError(name, message, focus, remedy) {
      const control = name === undefined ? undefined : controls.get(name);
      if (!control || name === undefined) return false;
      if (ADVANCED.has(name)) setOpen(true);
      control.showError(message, remedy);
      if (focus) control.focus();
      return true;
    },
  };
}

/** @typedef {ReturnType<typeof createControl>} Control */

/** @param {Parameter} parameter @param {Translator} i18n @param {(text: string) => void} onInput */
function createControl(parameter, i18n, onInput) {
  const { name, type } = parameter;
  const id = freshId(name);
  const label = i18n.has(`label.${name}`) ? i18n.t(`label.${name}`) : name;
  const field = createField(parameter, id, label, i18n, !ADVANCED.has(name));
  const [hinted] = [`hint.${name}`, `hint.${type}`].filter((key) => i18n.has(key));
  const hint = hinted ? h('p', { class: 'hint', id: `${id}-hint` }, i18n.t(hinted)) : null;
  const error = h('p', { class: 'field-error', id: `${id}-error`, role: 'alert' });
  const caption = field.group
    ? h('span', { class: 'label', id: `${id}-label` }, label)
    : h('label', { class: 'label', for: id }, label);

  if (field.group) field.target.setAttribute('aria-labelledby', `${id}-label`);
  if (hint) field.target.setAttribute('aria-describedby', hint.id);
  field.node.addEventListener('input', () => onInput(field.read()));

  return {
    node: h(
      'div',
      { class: WIDE.has(type) ? 'field wide' : 'field', 'data-name': name },
      caption,
      field.node,
      hint,
      error,
    ),
    /** @param {string} text */
    write(text) {
      if (field.read() !== text) field.write(text);
    },
    /** @param {string} message @param {Node | null} [remedy] */
    showError(message, remedy) {
      if (error.textContent === message && !remedy) return;
      error.replaceChildren(...withRemedy(message, remedy));
      if (hint) hint.hidden = message !== '';
      const described = [message ? error.id : hint?.id].filter(Boolean).join(' ');
      if (message) field.target.setAttribute('aria-invalid', 'true');
      else field.target.removeAttribute('aria-invalid');
      if (described) field.target.setAttribute('aria-describedby', described);
      else field.target.removeAttribute('aria-describedby');
    },
    focus() {
      const first = field.group ? field.target.querySelector('input') : field.target;
      first?.focus();
    },
  };
}
