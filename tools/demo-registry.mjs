// The demos as Rust exports them, and the part of that which pages need at once.
import { readFileSync, writeFileSync } from 'node:fs';
import { web } from './variant.mjs';

/** @typedef {import('../www/demos/registry.js').RegisteredDemo & import('../www/demos/demo-texts.js').DemoText & {python: string}} Exported */

/** @returns {Exported[]} */
export const exported = () => JSON.parse(readFileSync(`${web}/demos.json`, 'utf8')).demos;

/** Writes down what pages need of each demo before anything is run. */
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
