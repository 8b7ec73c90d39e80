// What the demos say and print, one file per language. English is written beside the code, other
// languages in www/i18n/.
import { existsSync, readFileSync } from 'node:fs';
import * as chinese from '../www/i18n/zh-CN-demos.js';
import { exported } from './demo-registry.mjs';
import { dev } from './variant.mjs';

/** @typedef {import('../www/demos/demo-texts.js').DemoTexts} DemoTexts */
/** @typedef {import('./demo-registry.mjs').Exported} Exported */

/** Names in dist/ to what each language's file holds. @returns {Record<string, DemoTexts>} */
export function demoTexts() {
  return { 'demos.en.json': inEnglish(), 'demos.zh-CN.json': inChinese() };
}

/** @typedef {import('../www/demos/demo-texts.js').Recorded} Recorded */

/** Made by tools/record.mjs; `./build.sh dev` makes none, and takes what an earlier build left. */
const recording = 'target/web/recorded.json';
/** @type {Record<string, Recorded>} */
const recorded = dev && !existsSync(recording) ? {} : JSON.parse(readFileSync(recording, 'utf8'));
/** @type {Recorded} */
const notRecorded = { output: [], lanes: [], workers: 0 };

function inEnglish() {
  return byId(({ section, title, summary }) => ({ section, title, summary }));
}

function inChinese() {
  return byId(({ id, section }) => {
    const text = chinese.demos[id];
    if (!text) throw new Error(`www/i18n/zh-CN-demos.js has no texts for the demo ${id}.`);
    return { section: chinese.sections[section] ?? section, ...text };
  });
}

/** @param {(demo: Exported) => {section: string, title: string, summary: string}} textOf */
function byId(textOf) {
  const texts = exported().map((demo) => [
    demo.id,
    { ...textOf(demo), pythonTemplate: demo.python, recorded: recorded[demo.id] ?? notRecorded },
  ]);
  return Object.fromEntries(texts);
}
