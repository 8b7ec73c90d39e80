// Divides what Rust says of the demos in two: what can be set, which the page needs at once, and what
// they say and print, a file a language. English is written beside the code, other languages in
// www/text/.
import { readFileSync, writeFileSync } from 'node:fs';
import * as chinese from '../www/text/zh-CN-demos.js';

const web = 'target/web';

/** @typedef {import('../www/demo-texts.js').DemoTexts} DemoTexts */
/** @typedef {import('../www/registry.js').RegisteredDemo & import('../www/demo-texts.js').DemoText & {python: string}} Exported */

/** @returns {Exported[]} */
const exported = () => JSON.parse(readFileSync(`${web}/demos.json`, 'utf8')).demos;

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

/** Names in dist to what each language's file holds. @returns {Record<string, DemoTexts>} */
export function demoTexts() {
  return { 'demos.en.json': inEnglish(), 'demos.zh-CN.json': inChinese() };
}

/** @type {Record<string, string[]>} */
const recorded = JSON.parse(readFileSync(`${web}/recorded.json`, 'utf8'));

function inEnglish() {
  return byId(({ section, title, summary }) => ({ section, title, summary }));
}

function inChinese() {
  return byId(({ id, section }) => {
    const text = chinese.demos[id];
    if (!text) throw new Error(`www/text/zh-CN-demos.js has no texts for the demo ${id}.`);
    return { section: chinese.sections[section] ?? section, ...text };
  });
}

/** @param {(demo: Exported) => {section: string, title: string, summary: string}} textOf */
function byId(textOf) {
  const texts = exported().map((demo) => [
    demo.id,
    { ...textOf(demo), pythonTemplate: demo.python, recorded: recorded[demo.id] ?? [] },
  ]);
  return Object.fromEntries(texts);
}
