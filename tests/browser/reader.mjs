// What a reader has of the page: finds things by role and name, reads what is visible, types and
// presses, and waits until something is to be seen. Nothing here knows how the page is made.
import assert from 'node:assert/strict';
import { withPage } from './harness.mjs';
import { installReader } from './reader-in-page.mjs';

/**
 * @typedef {import('puppeteer-core').Page} Page
 * @typedef {import('puppeteer-core').ElementHandle<HTMLElement>} Handle
 * @typedef {import('./harness.mjs').Opened} Opened
 */

const long = { timeout: 30_000 };
/** Characters of the page that a failed wait shows. */
const MOST = 1500;

/**
 * Opens the page as {@link withPage} does, and sees to it in the end that it reported no error.
 * @param {string} browser
 * @param {import('./harness.mjs').PageOptions & import('./harness.mjs').Media & {reported?: RegExp}} options
 *   reported: what the browser itself reports of what the test breaks; nothing else may be.
 * @param {(opened: Opened) => Promise<void>} use
 */
export function reading(browser, { reported, path = 'index.html', ...options }, use) {
  return withPage(browser, { ...options, path: null }, async (opened) => {
    const { page, url, errors } = opened;
    await page.evaluateOnNewDocument(installReader);
    if (path !== null) await page.goto(new URL(path, url).href);
    await use(opened);
    assert.deepEqual(
      errors.filter((error) => !reported?.test(error)),
      [],
      'the page reported errors',
    );
  });
}

/** A whole name, or a pattern of it. @typedef {string | RegExp} Name */

/** @param {Name} name */
const patternOf = (name) => (typeof name === 'string' ? `^${escaped(name)}$` : name.source);

/** @param {string} text */
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * The visible element that assistive technology finds by this role and name; waits for it.
 * @param {Page} page
 * @param {string} role
 * @param {Name} name
 */
export async function find(page, role, name) {
  const look = (/** @type {string} */ role, /** @type {string} */ name) => reader.find(role, name);
  const found = await page.waitForFunction(look, long, role, patternOf(name)).catch((cause) => {
    throw new Error(`There was no ${role} ${name} on the page.`, { cause });
  });
  return /** @type {Handle} */ (found);
}

/** Whether it is there now. @param {Page} page @param {string} role @param {Name} name */
export function isThere(page, role, name) {
  return page.evaluate((role, name) => reader.find(role, name) !== null, role, patternOf(name));
}

/** The text in it. @param {Page} page @param {string} role @param {Name} name */
export async function read(page, role, name) {
  return (await find(page, role, name)).evaluate((element) => reader.textOf(element));
}

/** All that can be read on the page. @param {Page} page */
export function readAll(page) {
  return page.evaluate(() => reader.textOf(document.body));
}

/**
 * What is said of a control, and how many pixels below it.
 * @param {Page} page
 * @param {string} role
 * @param {Name} name
 */
export async function noteOf(page, role, name) {
  return (await find(page, role, name)).evaluate((element) => reader.noteOf(element));
}

/** Waits until it is to be read on the page. @param {Page} page @param {RegExp | string} what */
export async function sees(page, what) {
  const shows = (/** @type {string} */ what) => new RegExp(what).test(reader.textOf(document.body));
  const pattern = typeof what === 'string' ? escaped(what) : what.source;
  await page.waitForFunction(shows, long, pattern).catch(async (cause) => {
    throw new Error(
      `The page did not show ${what}, but:\n${(await readAll(page)).slice(0, MOST)}`,
      { cause },
    );
  });
}

/** Waits until it is gone from the page. @param {Page} page @param {string} what */
export async function seesNoMore(page, what) {
  const gone = (/** @type {string} */ what) => !reader.textOf(document.body).includes(what);
  await page.waitForFunction(gone, long, what).catch((cause) => {
    throw new Error(`The page went on showing ${what}`, { cause });
  });
}

/** With the mouse. @param {Page} page @param {string} name @param {string} [role] */
export async function press(page, name, role = 'button') {
  const target = await find(page, role, name);
  // A mouse is aimed at what stands still: what is above may just be coming or going.
  await target.evaluate(
    (element) =>
      new Promise((resolve) => {
        let before = '';
        (function look() {
          const { x, y } = element.getBoundingClientRect();
          const now = `${x} ${y}`;
          if (now === before) return resolve(now);
          before = now;
          requestAnimationFrame(look);
        })();
      }),
  );
  await target.click();
}

/**
 * Types over what a text control holds, as pasted.
 * @param {Page} page
 * @param {string} name
 * @param {string} text
 */
export async function fill(page, name, text) {
  const control = await find(page, 'textbox', name);
  await control.click();
  await page.keyboard.down('Control');
  await page.keyboard.press('a');
  await page.keyboard.up('Control');
  await page.keyboard.press('Delete');
  // Key by key, 10,001 numbers would take minutes.
  if (text) await page.evaluate((text) => document.execCommand('insertText', false, text), text);
}

/** @param {Page} page @param {string} name @param {string} choice */
export async function choose(page, name, choice) {
  await (await find(page, 'combobox', name)).select(choice);
}

/** What a text control holds. @param {Page} page @param {string} name @param {string} [role] */
export async function held(page, name, role = 'textbox') {
  const control = await find(page, role, name);
  return control.evaluate((element) => /** @type {HTMLInputElement} */ (element).value);
}

/** Keys held down together. @param {Page} page @param {import('puppeteer-core').KeyInput[]} keys */
export async function pressKeys(page, ...keys) {
  for (const key of keys) await page.keyboard.down(key);
  for (const key of keys.reverse()) await page.keyboard.up(key);
}
