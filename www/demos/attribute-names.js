// The attribute names of parameters: their names in kebab-case.

/** `max_workers`, `maxWorkers` -> `max-workers` @param {string} parameter */
export function attributeOf(parameter) {
  return parameter
    .replace(/[A-Z]/g, (letter) => `-${letter}`)
    .replaceAll('_', '-')
    .toLowerCase();
}
