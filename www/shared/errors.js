// Errors. Inside the playground a `Problem`, which names its text by a key; at the boundary that turns
// into the one error that other people's pages get, with a sentence in the reader's language.

/** @typedef {import('../contract').ErrorName} ErrorName */
/** @typedef {import('../contract').Values} Values */

export class PlaygroundError extends Error {
  /**
   * @param {ErrorName} name
   * @param {string} message what was wrong, and what would be right
   * @param {string} [parameter] the parameter to blame, if any
   */
  constructor(name, message, parameter) {
    super(message);
    this.name = name;
    this.parameter = parameter;
  }
}

/** Thrown inside the playground; {@link asPlaygroundError} puts it into words. */
export class Problem extends Error {
  /**
   * @param {ErrorName} name
   * @param {string} key the key of its text
   * @param {Values} [values] fill in the text's placeholders
   * @param {string} [parameter] the parameter to blame, if any
   */
  constructor(name, key, values = {}, parameter) {
    super(key);
    this.name = name;
    this.values = values;
    this.parameter = parameter;
  }
}

/** This page cannot do what was asked; a cross-origin isolated page could. */
export class NotIsolated extends Problem {}

export const aborted = () => new Problem('Aborted', 'error.aborted');

/** @param {string} demo the id of the demo that is running */
export const alreadyUnderWay = (demo) => new Problem('Aborted', 'error.under-way', { demo });

/**
 * Whatever was thrown, as a `Problem`.
 * @param {unknown} cause
 * @returns {Problem}
 */
export function asProblem(cause) {
  if (cause instanceof Problem) return cause;
  const said = cause instanceof Error ? cause.message : String(cause);
  return new Problem('WorkerFailed', 'error.broke', { said });
}

/**
 * Whatever was thrown, as the error that pages get.
 * @param {unknown} cause
 * @param {{ t(key: string, values?: Values): string }} i18n
 * @returns {PlaygroundError}
 */
export function asPlaygroundError(cause, i18n) {
  if (cause instanceof PlaygroundError) return cause;
  const { name, message, values, parameter } = asProblem(cause);
  const kind = /** @type {ErrorName} */ (name);
  return new PlaygroundError(kind, i18n.t(message, values), parameter);
}
