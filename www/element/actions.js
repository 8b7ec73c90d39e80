// The buttons: Run, Compare, Stop and Copy link, and which of them can be pressed when.

/** @import { Translator } from '../i18n/translator.js' */

import { h } from '../shared/dom.js';

/** @typedef {'ready' | 'waiting' | 'running' | 'comparing'} State */

/**
 * @param {object} options
 * @param {Translator} options.i18n
 * @param {boolean} options.comparable whether the demo can be compared on one and more workers
 * @param {() => void} options.onNearRun Run is likely to be pressed
 * @param {() => void} options.onCompare
 * @param {() => void} options.onStop
 * @param {() => void} options.onLink
 */
export function createActions({ i18n, comparable, onNearRun, onCompare, onStop, onLink }) {
  const run = h('button', {
    type: 'submit',
    class: 'run',
    part: 'run',
    title: i18n.t('run.hint'),
    'data-widest': ['run', 'running', 'waiting']
      .map((key) => i18n.t(key))
      .reduce((widest, text) => (text.length > widest.length ? text : widest)),
  });
  for (const type of ['pointerenter', 'focus']) run.addEventListener(type, onNearRun);
  const compare = button('compare', onCompare);
  compare.hidden = !comparable;
  const stop = button('stop', onStop);
  const link = h('button', { type: 'button', class: 'quiet', part: 'link' }, i18n.t('copy-link'));
  link.addEventListener('click', onLink);

  /** @param {'compare' | 'stop'} key @param {() => void} press */
  function button(key, press) {
    const title = i18n.t(`${key}.hint`);
    const node = h('button', { type: 'button', class: key, part: key, title }, i18n.t(key));
    node.addEventListener('click', press);
    return node;
  }

  /** @param {State} state */
  function show(state) {
    const busy = state !== 'ready';
    // Not `disabled`, so that the focus stays where it was, and pressing tells why nothing happens.
    for (const node of [run, compare]) node.setAttribute('aria-disabled', String(busy));
    run.textContent = i18n.t(state === 'ready' || state === 'comparing' ? 'run' : state);
    compare.textContent = i18n.t(state === 'comparing' ? 'comparing' : 'compare');
    stop.setAttribute('aria-disabled', String(!busy));
  }
  show('ready');

  return { node: h('div', { class: 'actions', part: 'actions' }, run, compare, stop, link), show };
}
