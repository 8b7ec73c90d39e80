// What a run has shown, in one large sentence; *stars* mark emphasis.

/** @import { Comparison, DemoId, Report } from '../../contract.d.ts' */
/** @import { Translator } from '../../i18n/translator.js' */

/**
 * What a demo's run has shown; `common` is what any sentence may mention.
 * @template {DemoId} Id
 * @typedef {(report: Report<Id>, i18n: Translator, common: { time: string, workers: string }) => string} Sentence
 */

/** Sentences by demo id. For a demo without one, it is the time it took. @type {{ [Id in DemoId]?: Sentence<Id> }} */
const sentences = {
  'thread-pool': (report, i18n, common) =>
    i18n.t('finding.thread-pool', {
      ...common,
      count: report.value.length,
      turns: i18n.time(timeOf('io', report.lanes)),
    }),
  'result-order': ({ value }, i18n) =>
    i18n.t(moved(value) ? 'finding.result-order' : 'finding.result-order.luck', {
      count: value.map.length,
      moved: i18n.count(moved(value)),
    }),
  'wait-timeout': ({ value }, i18n) =>
    i18n.t(value.notDone ? 'finding.wait-timeout' : 'finding.wait-timeout.all', {
      count: value.notDone || value.done,
    }),
  'runaway-task': ({ value, parameters }, i18n) =>
    i18n.t(
      Number(parameters.loop_ms) > Number(parameters.timeout_ms)
        ? `finding.runaway-task.${value.how}`
        : 'finding.runaway-task.ended',
      { time: i18n.time(value.afterMs) },
    ),
  'prime-check': (report, i18n, common) =>
    i18n.t('finding.prime-check', { ...common, count: report.value.length }),
  'pool-map': (report, i18n, common) =>
    i18n.t(`finding.pool-map.${report.parameters.function}`, {
      ...common,
      count: report.value.length,
    }),
  'shared-counter': ({ value, parameters }, i18n) =>
    i18n.t(counterFinding(value, String(parameters.guard)), {
      count: value.lost,
      expected: i18n.count(value.expected),
    }),
  lock: ({ value, parameters }, i18n) =>
    i18n.t(parameters.guard === 'lock' ? 'finding.lock' : 'finding.lock.none', {
      count: value.interleaved,
    }),
  event: ({ value }, i18n) =>
    i18n.t('finding.event', {
      count: value.woken,
      time: i18n.time((value.latencyUs.max ?? 0) / 1000),
    }),
  'connection-pool': ({ value, parameters }, i18n) =>
    i18n.t(value.failed ? 'finding.connection-pool' : 'finding.connection-pool.served', {
      count: Number(parameters.connections),
      queries: i18n.count(value.served + value.failed),
      failed: i18n.count(value.failed),
    }),
  'pool-cost': ({ value }, i18n) => i18n.t('finding.pool-cost', { times: i18n.times(value.ratio) }),
  daemon: ({ value }, i18n) =>
    i18n.t('finding.daemon', {
      count: value.threadLines,
      daemon: i18n.count(value.daemonLines),
    }),
  gil: ({ value }, i18n) => gilSentence(value.cells, i18n),
  'separate-memory': ({ value }, i18n) =>
    i18n.t(value.threads === null ? 'finding.separate-memory.alone' : 'finding.separate-memory', {
      count: value.children.length,
      parent: i18n.count(value.parent),
      threads: i18n.count(value.threads ?? 0),
    }),
  process: ({ value }, i18n) => i18n.t('finding.process', { time: i18n.time(value.startMs) }),
  queue: ({ value }, i18n) => i18n.t('finding.queue', { count: value.received.length }),
  pipe: ({ value }, i18n) => i18n.t('finding.pipe', { count: value.exchanged.length }),
  'shared-value': ({ value, parameters }, i18n) =>
    i18n.t(counterFinding(value, String(parameters.guard)), {
      count: value.lost,
      expected: i18n.count(value.expected),
    }),
  'process-lock': ({ value, parameters }, i18n) =>
    i18n.t(parameters.guard === 'lock' ? 'finding.process-lock' : 'finding.process-lock.none', {
      count: value.interleaved,
    }),
  'imap-progress': ({ value }, i18n) => chunksizeSentence(value.points, i18n),
  terminate: ({ value }, i18n) => i18n.t('finding.terminate', { time: i18n.time(value.afterMs) }),
  'cpu-or-io': ({ value }, i18n) =>
    i18n.t('finding.cpu-or-io', {
      cpu: i18n.t(`advice.${value.advice.cpu}`),
      io: i18n.t(`advice.${value.advice.io}`),
    }),
};

/** @param {{ lost: number }} value @param {string} guard */
function counterFinding({ lost }, guard) {
  if (lost > 0) return 'finding.shared-counter';
  return guard === 'none' ? 'finding.shared-counter.luck' : 'finding.shared-counter.guarded';
}

/**
 * What the GIL did to the first kind of task that was measured.
 * @param {{ task: string, gil: boolean | null, speedup: number }[]} cells
 * @param {Translator} i18n
 */
function gilSentence(cells, i18n) {
  const task = cells[0]?.task ?? 'cpu';
  const times = (/** @type {boolean} */ gil) =>
    i18n.times(cells.find((cell) => cell.task === task && cell.gil === gil)?.speedup ?? 1);
  return i18n.t(`finding.gil.${task}`, { held: times(true), free: times(false) });
}

/**
 * Which chunk size was the fastest, and by how much.
 * @param {{ chunksize: number, elapsedMs: number }[]} points at least one
 * @param {Translator} i18n
 */
function chunksizeSentence(points, i18n) {
  const sorted = points.toSorted((a, b) => a.elapsedMs - b.elapsedMs);
  const [best, worst] = /** @type {typeof points} */ ([sorted[0], sorted.at(-1)]);
  return i18n.t('finding.imap-progress', {
    best: i18n.count(best?.chunksize ?? 0),
    worst: i18n.count(worst?.chunksize ?? 0),
    times: i18n.times((worst?.elapsedMs ?? 0) / Math.max(best?.elapsedMs ?? 0, 0.001)),
  });
}

/** The time that all lanes together spent on `kind`. @param {string} kind @param {Report['lanes']} lanes */
function timeOf(kind, lanes) {
  const spans = lanes.flatMap(({ events }) => events.filter((event) => event.kind === kind));
  return spans.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
}

/** How many results are out of order. @param {{ asCompleted: number[], map: number[] }} orders */
const moved = ({ asCompleted, map }) =>
  asCompleted.filter((result, at) => result !== map[at]).length;

/**
 * @template {DemoId} Id
 * @param {Report<Id>} report
 * @param {Translator} i18n
 */
export function findingOf(report, i18n) {
  const common = { time: i18n.time(report.elapsedMs), workers: i18n.workers(report.workers) };
  const sentence = sentences[report.demo];
  return sentence ? sentence(report, i18n, common) : i18n.t('finding.any', common);
}

/** A smaller difference counts as noise of the machine. */
const NOTICEABLE = 0.05;

/**
 * The best run with more workers; among equals, the one with the fewest.
 * @param {Comparison} comparison
 * @param {Translator} i18n
 */
export function comparisonFindingOf(comparison, i18n) {
  const several = comparison.runs.filter((run) => run.workers > 1);
  const most = Math.max(...several.map((run) => run.speedup));
  const best = several
    .filter((run) => run.speedup >= most * (1 - NOTICEABLE))
    .sort((a, b) => a.workers - b.workers)[0];
  if (!best) return i18n.t('finding.not-compared');
  const values = { times: i18n.times(best.speedup), workers: i18n.workers(best.workers) };
  if (best.speedup > 1 + NOTICEABLE) return i18n.t('finding.faster', values);
  return i18n.t(best.speedup < 1 - NOTICEABLE ? 'finding.slower' : 'finding.no-faster', values);
}
