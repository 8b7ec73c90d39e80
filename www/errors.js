// The one error that pages get: its name is one of the contract's, its message one sentence.

export class PlaygroundError extends Error {
  /**
   * @param {import('./contract').ErrorName} name
   * @param {string} message what was wrong, and what would be right
   * @param {string} [parameter] the culprit, where it was one
   */
  constructor(name, message, parameter) {
    super(message);
    this.name = name;
    this.parameter = parameter;
  }
}

export const aborted = () => new PlaygroundError('Aborted', 'The run was stopped.');

/** @param {string} id of the demo under way */
export const alreadyUnderWay = (id) =>
  new PlaygroundError(
    'Aborted',
    `A run of ${id} is already under way; stop it first (Escape) or wait for it to end.`,
  );

/**
 * What somebody threw, as an error of ours.
 * @param {unknown} cause
 * @returns {PlaygroundError}
 */
export function asPlaygroundError(cause) {
  if (cause instanceof PlaygroundError) return cause;
  const said = cause instanceof Error ? cause.message : String(cause);
  return new PlaygroundError('WorkerFailed', `Something broke that should not: ${said}`);
}
