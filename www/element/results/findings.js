// What a run has shown, in one large sentence; *stars* mark what is said louder.

/** @import { Comparison, Report } from '../../contract.d.ts' */
/** @import { Words } from '../../i18n/translator.js' */

/** How many results a report's value holds: a list's own length, or what a summary says of it.
 * @param {any} value */
const sizeOf = (value) => (Array.isArray(value) ? value.length : Number(value?.length ?? 0));

/**
 * Sentences by demo id; a demo without one gets the time it took.
 * @type {Record<string, (report: Report, words: Words, common: { time: string, workers: string }) => string>}
 */
const sentences = {
  'thread-pool': (report, words, common) =>
    words.say('finding.thread-pool', {
      ...common,
      count: sizeOf(report.value),
      turns: words.time(timeOf('io', report.lanes)),
    }),
  'result-order': ({ value }, words) =>
    words.say(moved(value) ? 'finding.result-order' : 'finding.result-order.luck', {
      count: value.map.length,
      moved: words.count(moved(value)),
    }),
  'wait-timeout': ({ value }, words) =>
    words.say(value.notDone ? 'finding.wait-timeout' : 'finding.wait-timeout.all', {
      count: value.notDone || value.done,
    }),
  'runaway-task': ({ value, parameters }, words) =>
    words.say(
      Number(parameters.loop_ms) > Number(parameters.timeout_ms)
        ? `finding.runaway-task.${value.how}`
        : 'finding.runaway-task.ended',
      { time: words.time(value.afterMs) },
    ),
  'prime-check': (report, words, common) =>
    words.say('finding.prime-check', { ...common, count: sizeOf(report.value) }),
  'pool-map': (report, words, common) =>
    words.say(`finding.pool-map.${report.parameters.function}`, {
      ...common,
      count: sizeOf(report.value),
    }),
  'shared-counter': ({ value, parameters }, words) =>
    words.say(counterFinding(value, String(parameters.guard)), {
      count: value.lost,
      expected: words.count(value.expected),
    }),
  lock: ({ value, parameters }, words) =>
    words.say(parameters.guard === 'lock' ? 'finding.lock' : 'finding.lock.none', {
      count: value.interleaved,
    }),
  event: ({ value }, words) =>
    words.say('finding.event', {
      count: value.woken,
      time: words.time((value.latencyUs.max ?? 0) / 1000),
    }),
  'connection-pool': ({ value, parameters }, words) =>
    words.say(value.failed ? 'finding.connection-pool' : 'finding.connection-pool.served', {
      count: Number(parameters.connections),
      queries: words.count(value.served + value.failed),
      failed: words.count(value.failed),
    }),
  'pool-cost': ({ value }, words) =>
    words.say('finding.pool-cost', { times: words.times(value.ratio) }),
  daemon: ({ value }, words) =>
    words.say('finding.daemon', {
      count: value.threadLines,
      daemon: words.count(value.daemonLines),
    }),
  gil: ({ value }, words) => gilSentence(value.cells, words),
  'separate-memory': ({ value }, words) =>
    words.say(
      value.threads === null ? 'finding.separate-memory.alone' : 'finding.separate-memory',
      {
        count: value.children.length,
        parent: words.count(value.parent),
        threads: words.count(value.threads ?? 0),
      },
    ),
  process: ({ value }, words) => words.say('finding.process', { time: words.time(value.startMs) }),
  queue: ({ value }, words) => words.say('finding.queue', { count: value.received.length }),
  pipe: ({ value }, words) => words.say('finding.pipe', { count: value.exchanged.length }),
  'shared-value': ({ value, parameters }, words) =>
    words.say(counterFinding(value, String(parameters.guard)), {
      count: value.lost,
      expected: words.count(value.expected),
    }),
  'process-lock': ({ value, parameters }, words) =>
    words.say(parameters.guard === 'lock' ? 'finding.process-lock' : 'finding.process-lock.none', {
      count: value.interleaved,
    }),
  'imap-progress': ({ value }, words) => chunksizeSentence(value.points, words),
  terminate: ({ value }, words) =>
    words.say('finding.terminate', { time: words.time(value.afterMs) }),
  'cpu-or-io': ({ value }, words) =>
    words.say('finding.cpu-or-io', {
      cpu: words.say(`advice.${value.advice.cpu}`),
      io: words.say(`advice.${value.advice.io}`),
    }),
};

/** @param {{ lost: number }} value @param {string} guard */
function counterFinding({ lost }, guard) {
  if (lost > 0) return 'finding.shared-counter';
  return guard === 'none' ? 'finding.shared-counter.luck' : 'finding.shared-counter.guarded';
}

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
 * Which chunk size was the fastest, and by how much.
 * @param {{ chunksize: number, elapsedMs: number }[]} points at least one
 * @param {Words} words
 */
function chunksizeSentence(points, words) {
  const sorted = points.toSorted((a, b) => a.elapsedMs - b.elapsedMs);
  const [best, worst] = /** @type {typeof points} */ ([sorted[0], sorted.at(-1)]);
  return words.say('finding.imap-progress', {
    best: words.count(best?.chunksize ?? 0),
    worst: words.count(worst?.chunksize ?? 0),
    times: words.times((worst?.elapsedMs ?? 0) / Math.max(best?.elapsedMs ?? 0, 0.001)),
  });
}

/** How long all lanes together spent on `kind`. @param {string} kind @param {Report['lanes']} lanes */
function timeOf(kind, lanes) {
  const spans = lanes.flatMap(({ events }) => events.filter((event) => event.kind === kind));
  return spans.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
}

/** How many results are not where the data are. @param {{ asCompleted: number[], map: number[] }} orders */
const moved = ({ asCompleted, map }) =>
  asCompleted.filter((result, at) => result !== map[at]).length;

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
