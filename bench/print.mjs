// Keeps standard output for the report. Everything else written there is dropped: node:test, which the
// browsers' harness uses, would print how many tests there were.

const write = process.stdout.write.bind(process.stdout);
process.stdout.write = () => true;

/**
 * Prints a text and waits until it has been written.
 * @param {string} text
 * @returns {Promise<void>}
 */
export function print(text) {
  return new Promise((printed) => {
    write(`${text}\n`, () => printed());
  });
}
