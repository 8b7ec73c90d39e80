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
