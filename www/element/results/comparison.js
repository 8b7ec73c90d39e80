// What a comparison has shown: the reasons in words, the chart, and the figures.

/** @import { ComparedRun, Comparison } from '../../contract.d.ts' */
/** @import { Translator } from '../../i18n/translator.js' */

import { h } from '../../shared/dom.js';
import { drawChart } from './chart.js';

/** Serial fractions at which the sentence changes: too small to measure, and practically everything. */
const HARDLY = 0.01;
const ALMOST_ALL = 0.95;

/** Amdahl's serial fraction in plain words. @param {number | null} fraction @param {Translator} i18n */
export function serialSentence(fraction, i18n) {
  if (fraction === null) return '';
  if (fraction < HARDLY) return i18n.t('serial.none');
  if (fraction > ALMOST_ALL) return i18n.t('serial.all');
  return i18n.t('serial.some', {
    share: i18n.share(fraction),
    times: i18n.about(1 / fraction),
  });
}

/**
 * @param {object} options
 * @param {Translator} options.i18n
 * @param {AbortSignal} options.signal
 */
export function createComparison({ i18n, signal }) {
  const why = h('div', { class: 'why' });
  const picture = h('div', { class: 'chart-stage' });
  const figures = h('div', { class: 'scroll', tabindex: 0, role: 'region' });
  figures.setAttribute('aria-label', i18n.t('compare.table'));
  const node = h(
    'section',
    { class: 'comparison', part: 'comparison', hidden: true },
    h('h3', {}, i18n.t('comparison')),
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
    picture.replaceChildren(
      drawChart(runs, navigator.hardwareConcurrency || Infinity, width, i18n),
    );
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
      const sentences = [comparison.explanation, serialSentence(comparison.serialFraction, i18n)];
      why.replaceChildren(...sentences.filter(Boolean).map((text) => h('p', {}, text)));
      figures.replaceChildren(tableOf(runs, i18n));
      draw();
    },
  };
}

/** @param {ComparedRun[]} runs @param {Translator} i18n */
function tableOf(runs, i18n) {
  const names = ['backend', 'workers', 'median', 'spread', 'speedup', 'efficiency'];
  const repeats = Math.max(0, ...runs.map(({ elapsedMs }) => elapsedMs.length));
  return h(
    'table',
    { class: 'figures' },
    h('caption', {}, i18n.t('compare.repeats', { count: repeats })),
    h(
      'thead',
      {},
      h('tr', {}, ...names.map((name) => h('th', { scope: 'col' }, i18n.t(`compare.${name}`)))),
    ),
    h('tbody', {}, ...runs.map((run) => rowOf(run, i18n))),
  );
}

/** @param {ComparedRun} run @param {Translator} i18n */
function rowOf(run, i18n) {
  const range = {
    from: i18n.time(Math.min(...run.elapsedMs)),
    to: i18n.time(Math.max(...run.elapsedMs)),
  };
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, run.backend),
    h('td', {}, i18n.count(run.workers)),
    h('td', {}, i18n.time(run.medianMs)),
    h('td', {}, i18n.t('compare.range', range)),
    h('td', {}, i18n.times(run.speedup)),
    h('td', {}, i18n.share(run.efficiency)),
  );
}
