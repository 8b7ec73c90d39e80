// The settings: keeps the values as given, shows them in the controls, and validates them as one types.

/** @import { Parameters } from '../../contract.d.ts' */
/** @import { RegisteredDemo } from '../../demos/registry.js' */
/** @import { Translator } from '../../i18n/translator.js' */

import { checkParameters, formatValue } from '../../demos/parameters.js';
import { asPlaygroundError } from '../../shared/errors.js';
import { createControls } from './controls.js';

/** The values are validated when typing has paused this long, in ms. */
const PAUSE_MS = 120;

/**
 * @param {object} options
 * @param {RegisteredDemo} options.demo
 * @param {Record<string, unknown>} options.given
 * @param {Translator} options.i18n
 * @param {AbortSignal} options.signal
 * @param {(name: string, text: string) => void} options.onInput the reader changed something
 * @param {(parameters: Parameters) => void} options.onValid
 * @param {(message: string, remedy: Node | null) => void} options.onInvalid what is wrong, if no control can show it
 */
export function createSettings({ demo, given, i18n, signal, onInput, onValid, onInvalid }) {
  let pause = 0;
  const controls = createControls({
    parameters: demo.parameters,
    i18n,
    onInput(name, text) {
      given = { ...given, [name]: text };
      onInput(name, text);
      clearTimeout(pause);
      pause = window.setTimeout(check, PAUSE_MS);
    },
  });
  signal.addEventListener('abort', () => clearTimeout(pause));

  /** Reports what is invalid, or passes on what is valid. @returns {boolean} whether all is valid */
  function check() {
    clearTimeout(pause);
    pause = 0;
    controls.clearErrors();
    try {
      onValid(checkParameters(demo, given));
      return true;
    } catch (error) {
      showError(asPlaygroundError(error, i18n));
      return false;
    }
  }

  /**
   * @param {import('../../shared/errors.js').PlaygroundError} error
   * @param {boolean} [focus] whether to lead the reader there
   * @param {Node | null} [remedy] what the reader can do about it
   */
  function showError({ parameter, message }, focus = false, remedy = null) {
    if (!controls.showError(parameter, message, focus, remedy)) onInvalid(message, remedy);
  }

  /** @param {string} name */
  function write(name) {
    const value = given[name];
    try {
      const checked = checkParameters(demo, value === undefined ? {} : { [name]: value });
      const type = demo.parameters.find((parameter) => parameter.name === name)?.type;
      controls.write(name, formatValue(checked[name] ?? '', type));
    } catch {
      // As given, so that the reader can see what is wrong with it.
      controls.write(name, Array.isArray(value) ? value.join(', ') : String(value));
    }
  }
  for (const { name } of demo.parameters) write(name);

  return {
    node: controls.node,
    check,
    showError,
    clearErrors: controls.clearErrors,
    /** The settings. What was just typed is validated first: done later, that would clear newer messages. */
    given() {
      if (pause) check();
      return given;
    },
    /** Sets a value from outside; undefined for the default. @param {string} name @param {unknown} value */
    set(name, value) {
      given = { ...given, [name]: value };
      if (value === undefined) delete given[name];
      write(name);
      check();
    },
  };
}
