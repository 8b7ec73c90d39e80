// The files that make dist/ an npm package as it stands: manifest, types, and a description of the
// element for editors. All are derived from the element's sources, so they stay true.
import { readdirSync, readFileSync } from 'node:fs';
import { web } from './variant.mjs';

const name = 'concurrency-playground';
const read = (/** @type {string} */ file) => readFileSync(file, 'utf8');
const [, version = ''] = /^version = "(.*)"$/m.exec(read('Cargo.toml')) ?? [];

/** From here on the contract's types are no longer for pages. */
const INSIDE = '// ---- Inside the page';
/** Where the types begin. */
const OF_DEMOS = '/** A whole number';

/** @returns {Record<string, string>} Names in dist/ to contents. */
export function packageFiles() {
  return {
    'package.json': json(manifest),
    'playground.d.ts': types(),
    'custom-elements.json': json(customElements()),
    'vite.js': read('www/api/package/vite.js'),
    'vite.d.ts': read('www/api/package/vite.d.ts'),
    'README.md': read('www/api/package/README.md'),
    'LICENSE-APACHE': read('LICENSE-APACHE'),
    'LICENSE-MIT': read('LICENSE-MIT'),
  };
}

const manifest = {
  name,
  version,
  description:
    'Small Python programs about concurrency, run for real on worker threads in a browser',
  license: 'MIT OR Apache-2.0',
  type: 'module',
  exports: {
    '.': { types: './playground.d.ts', default: './playground.js' },
    './vite': { types: './vite.d.ts', default: './vite.js' },
    './*': './*',
  },
  types: './playground.d.ts',
  customElements: './custom-elements.json',
  // Importing it defines the element.
  sideEffects: true,
};

function types() {
  const contract = read('www/contract.d.ts');
  const demos = read('www/demo-types.d.ts');
  const start = contract.indexOf('// ---- What pages see');
  const shown = contract.slice(start, contract.indexOf(INSIDE));
  const properties = parameters().map(({ fieldName }) => `${fieldName}: ParameterValue;`);
  const module = read('www/api/package/playground.d.ts').replace(
    '// {parameters}',
    properties.join('\n  '),
  );
  return `// Types of the module playground.js and of the element that it defines.\n\n${shown}${demos.slice(demos.indexOf(OF_DEMOS))}\n${module}`;
}

function customElements() {
  const path = 'playground.js';
  const reference = { name: 'ConcurrencyPlayground', module: path };
  const declaration = {
    kind: 'class',
    customElement: true,
    name: reference.name,
    tagName: name,
    superclass: { name: 'HTMLElement' },
    description: 'A demo of concurrency that the reader runs.',
    attributes: [
      { name: 'demo', type: { text: choice(demos().map(({ id }) => id)) } },
      ...parameters(),
    ],
    members: [
      { kind: 'field', name: 'report', readonly: true, type: { text: 'Report | null' } },
      { kind: 'method', name: 'run', return: { type: { text: 'Promise<Report>' } } },
      { kind: 'method', name: 'compare', return: { type: { text: 'Promise<Comparison>' } } },
      { kind: 'method', name: 'stop' },
    ],
    events: ['run-start', 'run-progress', 'run-end', 'run-error'].map((event) => ({
      name: event,
      type: { text: 'CustomEvent' },
    })),
    cssProperties: found(/var\((--playground-[\w-]+)/g, '.css'),
    cssParts: found(/\bpart: '([\w-]+)'/g, '.js'),
  };
  return {
    schemaVersion: '1.0.0',
    modules: [
      {
        kind: 'javascript-module',
        path,
        declarations: [declaration],
        exports: [{ kind: 'custom-element-definition', name, declaration: reference }],
      },
    ],
  };
}

/** @returns {{ id: string, parameters: { name: string, type: string, choices?: string[] }[] }[]} */
const demos = () => JSON.parse(read(`${web}/registry.json`));

/** Each parameter once, however many demos have it; its choices only where all of them agree. */
function parameters() {
  /** @type {Map<string, Set<string>>} */
  const all = new Map();
  for (const { parameters } of demos()) {
    for (const { name, type, choices } of parameters) {
      const text = choices ? choice(choices) : type === 'integer' ? 'number' : 'string';
      all.set(name, (all.get(name) ?? new Set()).add(text));
    }
  }
  return [...all].map(([name, texts]) => ({
    name: name.replaceAll('_', '-'),
    fieldName: name,
    type: { text: texts.size === 1 ? [...texts][0] : 'string' },
  }));
}

/** The names that the element's sources contain. @param {RegExp} pattern @param {string} extension */
function found(pattern, extension) {
  const all = readdirSync('www/element', { recursive: true, encoding: 'utf8' });
  const sources = all.filter((file) => file.endsWith(extension));
  const names = sources.flatMap((file) =>
    [...read(`www/element/${file}`).matchAll(pattern)].map(([, name = '']) => name),
  );
  return [...new Set(names)].sort().map((name) => ({ name }));
}

/** @param {string[]} values */
const choice = (values) => values.map((value) => `'${value}'`).join(' | ');

/** @param {unknown} value */
const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
