// Starts workers from the playground's own scripts. If these are on another origin, such as a CDN,
// browsers refuse them as worker scripts, but not a script of this origin that imports them.

/** @type {Map<string, string>} */
const importers = new Map();

/**
 * @param {string} file the script's name; all of them are in the same folder
 * @param {string} name shown in developer tools, and read by worker.js
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
