// What authors choose besides the demo and its parameters: how many controls and which parts to show,
// whether to run automatically, the theme.

import { Problem } from '../shared/errors.js';

/** @typedef {'none' | 'basic' | 'full'} Controls */
/** @typedef {'light' | 'dark' | 'auto'} Theme */
/** @typedef {'timeline' | 'output' | 'result' | 'chart' | 'code'} Part */
/**
 * @typedef {object} Options
 * @property {Controls} controls
 * @property {Theme} theme
 * @property {Part[]} view
 * @property {boolean} autorun
 * @property {Problem[]} problems invalid values; the defaults are used instead
 */

/** @type {Part[]} */
const parts = ['timeline', 'output', 'result', 'chart', 'code'];
/** The default first. */
const choices = {
  controls: /** @type {Controls[]} */ (['full', 'basic', 'none']),
  theme: /** @type {Theme[]} */ (['auto', 'light', 'dark']),
};

/** Attributes, each of them a property as well. (`lang` is one of every element; `together` has no value.) */
export const optionNames = ['controls', 'view', 'autorun', 'theme', 'together'];

/** @param {Element} element @returns {Options} */
export function readOptions(element) {
  /** @type {Problem[]} */
  const problems = [];

  /** @template {string} Word @param {string} name @param {Word[]} known @returns {Word} */
  function oneOf(name, known) {
    const given = element.getAttribute(name);
    const usual = /** @type {Word} */ (known[0]);
    if (given === null) return usual;
    const found = known.find((word) => word === given.trim().toLowerCase());
    if (!found) refuse('option.word', name, given, known, usual);
    return found ?? usual;
  }

  function view() {
    const given = element.getAttribute('view');
    if (given === null) return parts;
    const names = given
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean);
    const wrong = names.find((name) => !parts.some((part) => part === name));
    if (wrong === undefined) return parts.filter((part) => names.includes(part));
    refuse('option.view', 'view', wrong, parts, '');
    return parts;
  }

  function autorun() {
    const given = element.getAttribute('autorun');
    if (given === null || given.trim().toLowerCase() === 'visible') return given !== null;
    refuse('option.autorun', 'autorun', given, [], '');
    return false;
  }

  /** @param {string} key @param {string} name @param {string} given @param {string[]} known @param {string} usual */
  function refuse(key, name, given, known, usual) {
    const value = { key: 'value.text', values: { text: given } };
    const values = { name, value, known: known.join(', '), usual };
    problems.push(new Problem('InvalidParameter', key, values, name));
  }

  return {
    controls: oneOf('controls', choices.controls),
    theme: oneOf('theme', choices.theme),
    view: view(),
    autorun: autorun(),
    problems,
  };
}
