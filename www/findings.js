// What a run has shown, in one large sentence; *stars* mark what is said louder.

/** @import { Comparison, Report } from './contract.d.ts' */
/** @import { Words } from './text/words.js' */

/** How many results a report's value holds: a list's own length, or what a summary says of it.
 * @param {any} value */
const sizeOf = (value) => (Array.isArray(value) ? value.length : Number(value?.length ?? 0));

/**
 * Sentences by demo id; a demo without one gets the time it took.
 * @type {Record<string, (report: Report, words: Words, common: { time: string, workers: string }) => string>}
 */
const sentences = {
  'prime-check': (report, words, common) =>
    words.say('finding.prime-check', { ...common, count: sizeOf(report.value) }),
  'pool-map': (report, words, common) =>
    words.say(`finding.pool-map.${report.parameters.function}`, {
      ...common,
      count: sizeOf(report.value),
    }),
  'pool-cost': ({ value }, words) =>
    words.say('finding.pool-cost', { times: words.times(value.ratio) }),
  daemon: ({ value }, words) =>
    words.say('finding.daemon', { count: value.threadLines, daemon: words.count(value.daemonLines) }),
  gil: ({ value }, words) => gilSentence(value.cells, words),
  'cpu-or-io': ({ value }, words) =>
    words.say('finding.cpu-or-io', {
      cpu: words.say(`advice.${value.advice.cpu}`),
      io: words.say(`advice.${value.advice.io}`),
    }),
};

/**
 * What the GIL made of the first kind of task that was measured.
 * @param {{ task: string, gil: boolean, speedup: number }[]} cells
 * @param {Words} words
 */
function gilSentence(cells, words) {
  const task = cells[0]?.task ?? 'cpu';
  const times = (/** @type {boolean} */ gil) =>
    words.times(cells.find((cell) => cell.task === task && cell.gil === gil)?.speedup ?? 1);
  return words.say(`finding.gil.${task}`, { held: times(true), free: times(false) });
}

/**
 * @param {Report} report
 * @param {Words} words
 */
export function findingOf(report, words) {
  const common = { time: words.time(report.elapsedMs), workers: words.workers(report.workers) };
  const sentence = sentences[report.demo];
  return sentence ? sentence(report, words, common) : words.say('finding.any', common);
}

/** Below this a difference is taken for noise of the machine. */
const NOTICEABLE = 0.05;

/**
 * The best that more workers did; of those as good, the one with the fewest.
 * @param {Comparison} comparison
 * @param {Words} words
 */
export function comparisonFindingOf(comparison, words) {
  const several = comparison.runs.filter((run) => run.workers > 1);
  const most = Math.max(...several.map((run) => run.speedup));
  const best = several
    .filter((run) => run.speedup >= most * (1 - NOTICEABLE))
    .sort((a, b) => a.workers - b.workers)[0];
  if (!best) return words.say('finding.not-compared');
  const values = { times: words.times(best.speedup), workers: words.workers(best.workers) };
  if (best.speedup > 1 + NOTICEABLE) return words.say('finding.faster', values);
  return words.say(best.speedup < 1 - NOTICEABLE ? 'finding.slower' : 'finding.no-faster', values);
}
