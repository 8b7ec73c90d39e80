// What the demos say and print, a file a language. English is written beside the code, other
// languages in www/i18n/.
import { readFileSync } from 'node:fs';
import * as chinese from '../www/i18n/zh-CN-demos.js';
import { exported, web } from './demo-registry.mjs';

/** @typedef {import('../www/demos/demo-texts.js').DemoTexts} DemoTexts */
/** @typedef {import('./demo-registry.mjs').Exported} Exported */

/** Names in dist to what each language's file holds. @returns {Record<string, DemoTexts>} */
export function demoTexts() {
  return { 'demos.en.json': inEnglish(), 'demos.zh-CN.json': inChinese() };
}

/** @type {Record<string, import('../www/demos/demo-texts.js').Recorded>} */
const recorded = JSON.parse(readFileSync(`${web}/recorded.json`, 'utf8'));

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
    { ...textOf(demo), pythonTemplate: demo.python, recorded: recorded[demo.id] },
  ]);
  return Object.fromEntries(texts);
}
