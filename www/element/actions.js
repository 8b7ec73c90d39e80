// The buttons: Run, Compare, Stop and the link; which of them can be pressed when.

/** @import { Words } from '../i18n/translator.js' */

import { h } from '../shared/dom.js';

/** @typedef {'ready' | 'waiting' | 'running' | 'comparing'} State */

/**
 * @param {object} options
 * @param {Words} options.words
 * @param {boolean} options.comparable whether one worker and many can be compared
 * @param {() => void} options.onNearRun it is likely to be pressed
 * @param {() => void} options.onCompare
 * @param {() => void} options.onStop
 * @param {() => void} options.onLink
 */
export function createActions({ words, comparable, onNearRun, onCompare, onStop, onLink }) {
  const run = h('button', {
    type: 'submit',
    class: 'run',
    part: 'run',
    title: words.say('run.hint'),
  });
  for (const type of ['pointerenter', 'focus']) run.addEventListener(type, onNearRun);
  const compare = button('compare', onCompare);
  compare.hidden = !comparable;
  const stop = button('stop', onStop);
  const link = h(
    'button',
    { type: 'button', class: 'quiet', part: 'link' },
    words.say('copy-link'),
  );
  link.addEventListener('click', onLink);

  /** @param {'compare' | 'stop'} key @param {() => void} press */
  function button(key, press) {
    const title = words.say(`${key}.hint`);
    const node = h('button', { type: 'button', class: key, part: key, title }, words.say(key));
    node.addEventListener('click', press);
    return node;
  }

  /** @param {State} state */
  function show(state) {
    const busy = state !== 'ready';
    // Not `disabled`: the focus stays where it was, and pressing says why nothing happens.
    for (const node of [run, compare]) node.setAttribute('aria-disabled', String(busy));
    run.textContent = words.say(state === 'ready' || state === 'comparing' ? 'run' : state);
    compare.textContent = words.say(state === 'comparing' ? 'comparing' : 'compare');
    stop.setAttribute('aria-disabled', String(!busy));
  }
  show('ready');

  return { node: h('div', { class: 'actions', part: 'actions' }, run, compare, stop, link), show };
}
