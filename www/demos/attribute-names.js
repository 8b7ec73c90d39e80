// Attribute names of parameters: kebab-case of their names.

/** `max_workers`, `maxWorkers` -> `max-workers` @param {string} parameter */
export function attributeOf(parameter) {
  return parameter
    .replace(/[A-Z]/g, (letter) => `-${letter}`)
    .replaceAll('_', '-')
    .toLowerCase();
}
