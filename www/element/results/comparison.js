// What a comparison has shown: why in words, the chart, and the figures under it.

/** @import { ComparedRun, Comparison } from '../../contract.d.ts' */
/** @import { Words } from '../../i18n/translator.js' */

import { drawChart } from './chart.js';
import { h } from '../../shared/dom.js';

/** Serial fractions at which the sentence changes: below measurement, and as good as all. */
const HARDLY = 0.01;
const ALMOST_ALL = 0.95;

/** Amdahl's serial fraction in plain words. @param {number | null} fraction @param {Words} words */
export function serialSentence(fraction, words) {
  if (fraction === null) return '';
  if (fraction < HARDLY) return words.say('serial.none');
  if (fraction > ALMOST_ALL) return words.say('serial.all');
  return words.say('serial.some', {
    share: words.share(fraction),
    times: words.about(1 / fraction),
  });
}

/**
 * @param {object} options
 * @param {Words} options.words
 * @param {AbortSignal} options.signal
 */
export function createComparison({ words, signal }) {
  const why = h('div', { class: 'why' });
  const picture = h('div', { class: 'chart-stage' });
  const figures = h('div', { class: 'scroll', tabindex: 0, role: 'region' });
  figures.setAttribute('aria-label', words.say('compare.table'));
  const node = h(
    'section',
    { class: 'comparison', part: 'comparison', hidden: true },
    h('h3', {}, words.say('comparison')),
    h('div', { class: 'comparison-body' }, picture, why),
    figures,
  );
  /** @type {ComparedRun[]} */
  let runs = [];
  let drawn = 0;

  function draw() {
    const width = Math.floor(picture.clientWidth);
    if (width <= 0 || runs.length === 0) return;
    drawn = width;
    picture.replaceChildren(drawChart(runs, width, words));
  }
  const resized = new ResizeObserver(() => {
    if (Math.floor(picture.clientWidth) !== drawn) draw();
  });
  resized.observe(picture);
  signal.addEventListener('abort', () => resized.disconnect());

  return {
    node,
    /** @param {Comparison} comparison */
    show(comparison) {
      runs = comparison.runs;
      node.hidden = false;
      const sentences = [comparison.explanation, serialSentence(comparison.serialFraction, words)];
      why.replaceChildren(...sentences.filter(Boolean).map((text) => h('p', {}, text)));
      figures.replaceChildren(tableOf(runs, words));
      draw();
    },
  };
}

/** @param {ComparedRun[]} runs @param {Words} words */
function tableOf(runs, words) {
  const names = ['backend', 'workers', 'median', 'spread', 'speedup', 'efficiency'];
  const repeats = Math.max(0, ...runs.map(({ elapsedMs }) => elapsedMs.length));
  return h(
    'table',
    { class: 'figures' },
    h('caption', {}, words.say('compare.repeats', { count: repeats })),
    h(
      'thead',
      {},
      h('tr', {}, ...names.map((name) => h('th', { scope: 'col' }, words.say(`compare.${name}`)))),
    ),
    h('tbody', {}, ...runs.map((run) => rowOf(run, words))),
  );
}

/** @param {ComparedRun} run @param {Words} words */
function rowOf(run, words) {
  const range = {
    from: words.time(Math.min(...run.elapsedMs)),
    to: words.time(Math.max(...run.elapsedMs)),
  };
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, run.backend),
    h('td', {}, words.count(run.workers)),
    h('td', {}, words.time(run.medianMs)),
    h('td', {}, words.say('compare.range', range)),
    h('td', {}, words.times(run.speedup)),
    h('td', {}, words.share(run.efficiency)),
  );
}
