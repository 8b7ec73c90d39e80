// Explains a speed-up from the lanes: its causes, the most telling first.

/** @typedef {import('../contract').ComparedRun} ComparedRun */
/** @typedef {import('../contract').Lane} Lane */
/** @typedef {import('../contract').Report} Report */
/** @typedef {import('../contract').Text} Text */
/** @typedef {import('../i18n/translator.js').Translator} Translator */

/**
 * @typedef {object} Evidence
 * @property {ComparedRun} run the run to be explained
 * @property {Report} report the most typical of its repeats
 * @property {ComparedRun} best the fastest of those with at most as many workers as cores
 * @property {ComparedRun | undefined} beyond the fastest of those with more workers than cores
 * @property {number} singleMs the median on one worker
 * @property {number} cores as the browser reports them
 * @property {Busy[]} lanes the workers' lanes
 * @property {Translator} i18n
 */
/** @typedef {{name: string, idleShare: number, computeMs: number, tasks: number}} Busy */

/** An efficiency below this is more than noise. */
const EFFICIENT = 0.9;
/** Shares of the time above which a cause is worth naming. */
const IDLE_SHARE = 0.1;
const WAIT_SHARE = 0.1;
const GROWTH = 0.15;
/** A gain smaller than this is noise. */
const NOTICEABLE = 0.05;
/** Runs shorter than this, in ms, mostly measure the overhead of handing out work. */
const SHORT_MS = 2;

/**
 * @param {ComparedRun[]} runs the first is `single`
 * @param {Report[]} reports one for each run
 * @param {number} cores as the browser reports them
 * @param {Translator} i18n
 * @returns {string} one or two sentences
 */
export function explain(runs, reports, cores, i18n) {
  const evidence = gather(runs, reports, cores, i18n);
  if (!evidence) return i18n.t('explain.one-worker');
  const causes = rules.flatMap((rule) => rule(evidence) ?? []);
  const beyond = beyondCores(evidence);
  if (causes.length === 0) causes.push(unexplained(evidence));
  const told = beyond ? [...causes.slice(0, 1), beyond] : causes.slice(0, 2);
  return told.map(({ key, values }) => capital(i18n.t(key, values))).join(i18n.t('between'));
}

/**
 * Picks the run to explain: the one with the most workers that still have a core each, otherwise the one
 * with the fewest workers.
 * @param {ComparedRun[]} runs
 * @param {Report[]} reports
 * @param {number} cores
 * @param {Translator} i18n
 * @returns {Evidence | null}
 */
function gather(runs, reports, cores, i18n) {
  const several = runs.filter((run) => run.workers > 1);
  const run = several.findLast((candidate) => candidate.workers <= cores) ?? several[0];
  const report = run && reports[runs.indexOf(run)];
  const single = runs[0];
  if (!run || !report || !single) return null;
  const fastest = (/** @type {ComparedRun[]} */ some) =>
    some.reduce((a, b) => (b.speedup > a.speedup ? b : a));
  const beyond = several.filter(({ workers }) => workers > cores);
  const lanes = report.lanes.filter((lane) => lane.name !== 'main');
  return {
    run,
    report,
    best: fastest([single, ...runs.filter(({ workers }) => workers <= cores)]),
    beyond: beyond.length > 0 ? fastest(beyond) : undefined,
    singleMs: single.medianMs,
    cores,
    lanes: lanes.map((lane) => busy(lane, report.elapsedMs)),
    i18n,
  };
}

/**
 * @param {Lane} lane
 * @param {number} elapsedMs
 * @returns {Busy}
 */
function busy(lane, elapsedMs) {
  const working = lane.events.filter((event) => event.kind === 'compute');
  const computeMs = working.reduce((sum, event) => sum + event.endMs - event.startMs, 0);
  const idleMs = Math.max(0, elapsedMs - computeMs);
  return {
    name: lane.name,
    idleShare: elapsedMs > 0 ? idleMs / elapsedMs : 0,
    computeMs,
    tasks: working.length,
  };
}

/** Each returns the causes it finds, if any. @type {((evidence: Evidence) => Text | Text[] | null)[]} */
const rules = [
  function tooShort({ singleMs }) {
    if (singleMs >= SHORT_MS) return null;
    return { key: 'explain.too-short', values: { time: `${singleMs.toPrecision(2)} ms` } };
  },

  function lostTime(evidence) {
    const { report, lanes } = evidence;
    const idleMs = lanes.reduce((sum, lane) => sum + lane.idleShare * report.elapsedMs, 0);
    const most = grownMs(evidence) > idleMs ? [slowedDown, uneven] : [uneven, slowedDown];
    return most.flatMap((cause) => cause(evidence) ?? []);
  },

  function goodAsItGets({ run }) {
    return run.efficiency < EFFICIENT ? null : { key: 'explain.good', values: speedOf(run) };
  },

  function waiting({ report, i18n }) {
    const waits = report.lanes
      .filter((lane) => lane.name !== 'main')
      .map((lane) => shareOf(lane, report.elapsedMs));
    const most = Math.max(0, ...waits);
    if (most < WAIT_SHARE) return null;
    return { key: 'explain.waiting', values: { share: i18n.share(most) } };
  },
];

/** @param {Evidence} evidence @returns {Text | null} */
function uneven({ run, report, lanes, i18n }) {
  const idlest = lanes.reduce((a, b) => (b.idleShare > a.idleShare ? b : a), lanes[0] ?? none);
  if (run.efficiency >= EFFICIENT || idlest.idleShare < IDLE_SHARE) return null;
  const share = i18n.share(idlest.idleShare);
  const why = whyIdle(report, run.workers);
  return { key: 'explain.uneven', values: { name: idlest.name, share, why } };
}

/** How much more computing time the workers took than one worker alone. @param {Evidence} evidence */
const grownMs = ({ lanes, singleMs }) =>
  lanes.reduce((sum, lane) => sum + lane.computeMs, 0) - singleMs;

/** @param {Evidence} evidence @returns {Text | null} */
function slowedDown(evidence) {
  const { run, singleMs, cores, i18n } = evidence;
  const grown = grownMs(evidence) / singleMs;
  if (run.efficiency >= EFFICIENT || grown < GROWTH) return null;
  const takeTurns = { key: 'explain.take-turns', values: { count: cores } };
  const why = run.workers > cores ? takeTurns : { key: 'explain.in-the-way' };
  return {
    key: 'explain.slowed-down',
    values: { workers: run.workers, share: i18n.share(grown), why },
  };
}

/**
 * What came of having more workers than cores; null if no run did.
 * @param {Evidence} evidence
 * @returns {Text | null}
 */
function beyondCores(evidence) {
  const { run, best, beyond, cores } = evidence;
  const saidAlready = run.workers > cores && slowedDown(evidence);
  if (!beyond || saidAlready) return null;
  const helped = beyond.speedup > best.speedup * (1 + NOTICEABLE);
  const key = helped ? 'explain.more-than-cores' : 'explain.beyond-cores';
  return { key, values: { count: cores } };
}

const none = { name: 'a worker', idleShare: 0, computeMs: 0, tasks: 0 };

/**
 * @param {Lane} lane
 * @param {number} elapsedMs
 */
function shareOf(lane, elapsedMs) {
  const waits = lane.events.filter((event) => event.kind === 'wait');
  return waits.reduce((sum, event) => sum + event.endMs - event.startMs, 0) / elapsedMs;
}

/**
 * Why a worker was idle, and what might help.
 * @param {Report} report
 * @param {number} workers
 * @returns {Text}
 */
function whyIdle({ parameters, value }, workers) {
  const items = itemsOf(parameters, value);
  if (items !== null && items < workers) {
    const key = Array.isArray(parameters.numbers) ? 'explain.few-numbers' : 'explain.few-items';
    return { key, values: { count: items, workers } };
  }
  if (parameters.split === 'number') {
    return { key: 'explain.unequal-numbers', values: { items: items ?? '', workers } };
  }
  if (parameters.schedule === 'static') return { key: 'explain.equal-slices' };
  if (Number(parameters.chunksize) > 1) {
    return { key: 'explain.chunks', values: { chunksize: String(parameters.chunksize) } };
  }
  return { key: 'explain.ran-out' };
}

/**
 * @param {Report['parameters']} parameters
 * @param {Report['value']} value
 */
function itemsOf({ numbers, items }, value) {
  const given = numbers ?? items;
  if (Array.isArray(given)) return given.length;
  if (given !== undefined) return Number(given);
  return 'length' in value ? value.length : null;
}

/** @param {Evidence} evidence @returns {Text} */
function unexplained({ run }) {
  return { key: 'explain.unexplained', values: speedOf(run) };
}

/** @param {ComparedRun} run */
const speedOf = ({ workers, speedup }) => ({ workers, times: speedup.toFixed(2) });
/** @param {string} word */
const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);
