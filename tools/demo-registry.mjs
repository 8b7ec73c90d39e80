// What Rust says of the demos, and what of it pages need at once.
import { readFileSync, writeFileSync } from 'node:fs';

export const web = 'target/web';

/** @typedef {import('../www/demos/registry.js').RegisteredDemo & import('../www/demos/demo-texts.js').DemoText & {python: string}} Exported */

/** @returns {Exported[]} */
export const exported = () => JSON.parse(readFileSync(`${web}/demos.json`, 'utf8')).demos;

/** What the page needs of each at once. */
export function writeRegistry() {
  const demos = exported().map(({ id, parameters, threads, processes, needs }) => ({
    id,
    parameters,
    threads,
    processes,
    needs,
  }));
  writeFileSync(`${web}/registry.json`, JSON.stringify(demos));
}
