// Standard output is the report's alone: what else is written there is dropped. It is node:test,
// which the browsers' harness uses, that would print how many tests there were.

const write = process.stdout.write.bind(process.stdout);
process.stdout.write = () => true;

/**
 * Prints a text and waits until it is out.
 * @param {string} text
 * @returns {Promise<void>}
 */
export function print(text) {
  return new Promise((printed) => {
    write(`${text}\n`, () => printed());
  });
}
