// What goes wrong: inside the page a problem, which has no words yet; at its edge the one error that
// pages get, whose message is a sentence in the reader's language.

/** @typedef {import('../contract').ErrorName} ErrorName */
/** @typedef {import('../contract').Values} Values */

export class PlaygroundError extends Error {
  /**
   * @param {ErrorName} name
   * @param {string} message what was wrong, and what would be right
   * @param {string} [parameter] the culprit, where it was one
   */
  constructor(name, message, parameter) {
    super(message);
    this.name = name;
    this.parameter = parameter;
  }
}

/** Thrown inside the page: what {@link asPlaygroundError} is to say. */
export class Problem extends Error {
  /**
   * @param {ErrorName} name
   * @param {string} key of its text
   * @param {Values} [values] what the text is filled with
   * @param {string} [parameter] the culprit, where it was one
   */
  constructor(name, key, values = {}, parameter) {
    super(key);
    this.name = name;
    this.values = values;
    this.parameter = parameter;
  }
}

/** This page cannot do it, but one that is cross-origin isolated could. */
export class NotIsolated extends Problem {}

export const aborted = () => new Problem('Aborted', 'error.aborted');

/** @param {string} demo the id of the one under way */
export const alreadyUnderWay = (demo) => new Problem('Aborted', 'error.under-way', { demo });

/**
 * What somebody threw, as a problem of ours.
 * @param {unknown} cause
 * @returns {Problem}
 */
export function asProblem(cause) {
  if (cause instanceof Problem) return cause;
  const said = cause instanceof Error ? cause.message : String(cause);
  return new Problem('WorkerFailed', 'error.broke', { said });
}

/**
 * What somebody threw, in words.
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
