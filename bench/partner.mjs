// A program that measures on request, beside the browsers: it reads a line with a measurement's name and
// answers with a line holding the figure.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** @typedef {ReturnType<typeof startPartner>} Partner */

/**
 * @param {string} command
 * @param {string[]} given
 */
export function startPartner(command, given) {
  const child = spawn(command, given, { stdio: ['pipe', 'pipe', 'inherit'] });
  const failed = new Promise((_, reject) => child.once('error', reject));
  failed.catch(() => {});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    /** @param {string} name */
    async ask(name) {
      child.stdin.write(`${name}\n`);
      const line = /** @type {IteratorResult<string>} */ (
        await Promise.race([lines.next(), failed])
      );
      if (line.done) throw new Error(`'${command} ${given.join(' ')}' ended when asked: ${name}`);
      return Number(line.value);
    },
    stop() {
      child.stdin.end();
    },
  };
}
