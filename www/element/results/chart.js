// The chart of speed-up over workers, in SVG: measured points with their spread, and the ideal line.

/** @import { ComparedRun } from '../../contract.d.ts' */
/** @import { Translator } from '../../i18n/translator.js' */

import { s } from '../../shared/dom.js';
import { ticks } from '../../shared/ticks.js';

const HEIGHT = 300;
const EDGE = { top: 26, right: 76, bottom: 46, left: 40 };

/**
 * The lines of the chart, one per backend; `single` is what the others are measured against.
 * @param {ComparedRun[]} runs
 * @returns {{ backend: string, runs: ComparedRun[] }[]}
 */
export function seriesOf(runs) {
  const several = runs.filter(({ backend }) => backend !== 'single');
  const backends = [...new Set(several.map(({ backend }) => backend))];
  return backends.map((backend) => ({
    backend,
    runs: several.filter((run) => run.backend === backend).sort((a, b) => a.workers - b.workers),
  }));
}

/**
 * The speed-up at which the ideal line levels off: more workers than cores gain nothing, unless the
 * figures show that there are more cores than the browser reports.
 * @param {ComparedRun[]} runs
 * @param {number} cores as the browser reports them
 */
export function idealMost(runs, cores) {
  const most = Math.max(2, ...runs.map(({ workers }) => workers));
  return Math.min(most, Math.max(2, cores, ...runs.map(({ speedup }) => speedup)));
}

/** The numbers of workers to mark on the axis, not too close together. @param {number[]} workers */
function marksOf(workers) {
  const all = [...new Set(workers)].sort((a, b) => a - b);
  const least = Math.max(...all) / 12;
  return all.filter((value, index) => index === 0 || value - Number(all[index - 1]) >= least);
}

/**
 * @param {ComparedRun[]} runs
 * @param {number} cores as the browser reports them
 * @param {number} width
 * @param {Translator} i18n
 */
export function drawChart(runs, cores, width, i18n) {
  const series = seriesOf(runs);
  const points = series.flatMap((one) => one.runs);
  const mostWorkers = Math.max(2, ...points.map(({ workers }) => workers));
  const ideal = idealMost(points, cores);
  const mostSpeed = Math.max(ideal, ...points.map(({ speedup }) => speedup)) * 1.02;
  const inner = { width: width - EDGE.left - EDGE.right, height: HEIGHT - EDGE.top - EDGE.bottom };
  /** @param {number} workers */
  const x = (workers) => EDGE.left + ((workers - 1) / (mostWorkers - 1)) * inner.width;
  /** @param {number} speed */
  const y = (speed) => EDGE.top + (1 - speed / mostSpeed) * inner.height;

  const spoken = points
    .map((run) =>
      i18n.t('chart.point', {
        times: i18n.times(run.speedup),
        workers: i18n.workers(run.workers),
      }),
    )
    .join(', ');
  const several = series.length > 1;
  const idealLine = [1, ideal, mostWorkers].map((n) => `${x(n)},${y(Math.min(n, ideal))}`);
  const highestEnd = Math.max(...series.map((one) => one.runs.at(-1)?.speedup ?? 0));
  return s(
    'svg',
    {
      class: 'chart',
      width,
      height: HEIGHT,
      viewBox: `0 0 ${width} ${HEIGHT}`,
      role: 'img',
      'aria-label': i18n.t('chart.label', { points: spoken }),
    },
    ...ticks(mostSpeed, inner.height, 34)
      .filter(Number.isInteger)
      .flatMap((value) => [
        s('line', {
          class: 'grid',
          x1: EDGE.left,
          x2: width - EDGE.right,
          y1: y(value),
          y2: y(value),
        }),
        s(
          'text',
          { x: EDGE.left - 10, y: y(value) + 4, 'text-anchor': 'end' },
          i18n.t('figure.times', { factor: value }),
        ),
      ]),
    ...marksOf(points.map(({ workers }) => workers)).map((value) =>
      s(
        'text',
        { x: x(value), y: HEIGHT - EDGE.bottom + 22, 'text-anchor': 'middle' },
        String(value),
      ),
    ),
    s(
      'text',
      { class: 'axis', x: width - EDGE.right + 12, y: HEIGHT - EDGE.bottom + 22 },
      i18n.t('chart.x'),
    ),
    s('text', { class: 'axis', x: 0, y: 12 }, i18n.t('chart.y')),
    s('polyline', { class: 'ideal', points: idealLine.join(' ') }),
    s(
      'text',
      // Above the name of a line that ends close by.
      { class: 'axis', x: x(mostWorkers) + 12, y: Math.min(y(ideal), y(highestEnd) - 16) + 4 },
      i18n.t('chart.ideal'),
    ),
    ...series.flatMap((one, index) => drawSeries(one, index, several, { x, y }, i18n)),
  );
}

/**
 * @param {{ backend: string, runs: ComparedRun[] }} series @param {number} index
 * @param {boolean} named @param {{ x(workers: number): number, y(speed: number): number }} at
 * @param {Translator} i18n
 */
function drawSeries({ backend, runs }, index, named, { x, y }, i18n) {
  const line = runs.map(({ workers, speedup }) => `${x(workers)},${y(speedup)}`).join(' ');
  const last = runs.at(-1);
  const name = named ? backend : i18n.t('chart.measured');
  return [
    s('polyline', { class: 'measured', 'data-series': index, points: line }),
    ...runs.flatMap((run) => [
      spread(run, x(run.workers), y),
      s('circle', {
        class: 'point',
        'data-series': index,
        cx: x(run.workers),
        cy: y(run.speedup),
        r: 5,
      }),
      run.workers > 1 &&
        s(
          'text',
          { class: 'value', x: x(run.workers), y: y(run.speedup) + 24, 'text-anchor': 'middle' },
          i18n.times(run.speedup),
        ),
    ]),
    last
      ? s('text', { class: 'axis', x: x(last.workers) + 12, y: y(last.speedup) + 4 }, name)
      : null,
  ].filter((node) => node !== false);
}

/** From the slowest to the fastest repeat. @param {ComparedRun} run @param {number} x @param {(speed: number) => number} y */
function spread(run, x, y) {
  const single = run.speedup * run.medianMs;
  const [slow, fast] = [Math.max(...run.elapsedMs), Math.min(...run.elapsedMs)];
  // Too short for the clock, so its spread is unknown.
  if (fast <= 0) return null;
  return s('line', { class: 'spread', x1: x, x2: x, y1: y(single / slow), y2: y(single / fast) });
}
