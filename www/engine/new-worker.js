// Starts workers of the playground's own scripts. From another origin, a content delivery network's,
// browsers refuse a worker's script, but not a script of this origin that imports it.

/** @type {Map<string, string>} */
const importers = new Map();

/**
 * @param {string} file a script's name; all of them lie side by side
 * @param {string} name for the developer's tools, and for worker.js
 */
export function newWorker(file, name) {
  const { href, origin } = new URL(file, import.meta.url);
  const script = origin === location.origin ? href : importerOf(href);
  return new Worker(script, { type: 'module', name });
}

/** @param {string} href */
function importerOf(href) {
  const known = importers.get(href);
  if (known) return known;
  const text = `import ${JSON.stringify(href)};`;
  const made = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  importers.set(href, made);
  return made;
}
