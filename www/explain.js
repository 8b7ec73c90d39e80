// Says from the lanes why a speed-up is what it is: the causes, most telling first.

/** @typedef {import('./contract').ComparedRun} ComparedRun */
/** @typedef {import('./contract').Lane} Lane */
/** @typedef {import('./contract').Report} Report */

/**
 * @typedef {object} Evidence
 * @property {ComparedRun} run the run to be explained
 * @property {Report} report one of its repeats, the most typical
 * @property {ComparedRun} best the fastest of all
 * @property {number} singleMs the median on one worker
 * @property {number} cores as the browser reports them
 * @property {Busy[]} lanes the workers' lanes
 */
/** @typedef {{name: string, idleShare: number, computeMs: number, tasks: number}} Busy */

/** Below this efficiency more than noise is at work. */
const EFFICIENT = 0.9;
/** Shares of time above which a cause is worth naming. */
const IDLE_SHARE = 0.1;
const WAIT_SHARE = 0.1;
const GROWTH = 0.15;
/** Runs shorter than this, in ms, measure mostly the handing over. */
const SHORT_MS = 2;

/**
 * @param {ComparedRun[]} runs the first is `single`
 * @param {Report[]} reports one for each run
 * @param {number} cores as the browser reports them
 * @returns {string} one or two sentences
 */
export function explain(runs, reports, cores) {
  const evidence = gather(runs, reports, cores);
  if (!evidence) return 'Only one worker was measured, so there is nothing to compare it with.';
  const causes = rules.flatMap((rule) => rule(evidence) ?? []);
  return causes.slice(0, 2).join(' ') || unexplained(evidence);
}

/**
 * The run with the most workers that the browser has cores for, else the one with the fewest.
 * @param {ComparedRun[]} runs
 * @param {Report[]} reports
 * @param {number} cores
 * @returns {Evidence | null}
 */
function gather(runs, reports, cores) {
  const several = runs.filter((run) => run.workers > 1);
  const run = several.findLast((candidate) => candidate.workers <= cores) ?? several[0];
  const report = run && reports[runs.indexOf(run)];
  const single = runs[0];
  if (!run || !report || !single) return null;
  const best = runs.reduce((a, b) => (b.speedup > a.speedup ? b : a));
  const lanes = report.lanes.filter((lane) => lane.name !== 'main');
  return {
    run,
    report,
    best,
    singleMs: single.medianMs,
    cores,
    lanes: lanes.map((lane) => busy(lane, report.elapsedMs)),
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

/** Each says its cause in a sentence, or nothing. @type {((evidence: Evidence) => string | null)[]} */
const rules = [
  function tooShort({ singleMs }) {
    if (singleMs >= SHORT_MS) return null;
    return `One worker needs only ${ms(singleMs)}, so handing the work to others takes longer than it saves; try more or larger work.`;
  },

  function uneven({ run, report, lanes }) {
    const idlest = lanes.reduce((a, b) => (b.idleShare > a.idleShare ? b : a), lanes[0] ?? none);
    if (run.efficiency >= EFFICIENT || idlest.idleShare < IDLE_SHARE) return null;
    return `${capital(idlest.name)} was idle ${percent(idlest.idleShare)} of the time: ${why(report, run.workers)}`;
  },

  function slowedDown({ run, lanes, singleMs, cores }) {
    const grown = lanes.reduce((sum, lane) => sum + lane.computeMs, 0) / singleMs - 1;
    if (run.efficiency >= EFFICIENT || grown < GROWTH) return null;
    const reason =
      run.workers > cores
        ? `there are more workers than the ${cores} cores this browser reports, so they take turns`
        : 'the workers slow each other down, or the cores are shared with something else';
    return `With ${run.workers} workers the same work took ${percent(grown)} more computing time: ${reason}.`;
  },

  function goodAsItGets({ run }) {
    if (run.efficiency < EFFICIENT) return null;
    return `${run.workers} workers were ${times(run.speedup)} as fast as one: they were busy nearly all the time and hardly disturbed each other.`;
  },

  function moreThanCores({ best, cores, run }) {
    if (best.workers <= cores || run.efficiency < EFFICIENT) return null;
    return `More workers than the ${cores} cores that this browser reports still helped: the report is a claim, not a measurement.`;
  },

  function waiting({ report }) {
    const waits = report.lanes
      .filter((lane) => lane.name !== 'main')
      .map((lane) => shareOf(lane, report.elapsedMs));
    const most = Math.max(0, ...waits);
    if (most < WAIT_SHARE) return null;
    return `Workers waited up to ${percent(most)} of the time for results to be taken.`;
  },
];

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
 */
function why({ parameters, value }, workers) {
  const items = itemsOf(parameters, value);
  const what = Array.isArray(parameters.numbers) ? 'numbers' : 'items';
  if (items !== null && items < workers) {
    return `there are only ${items} ${what} for ${workers} workers.`;
  }
  if (parameters.split === 'number') {
    return `${items} numbers of unequal size do not divide evenly between ${workers} workers; try splitting by range.`;
  }
  if (parameters.schedule === 'static') {
    return 'equal slices are not equal work; try the dynamic schedule.';
  }
  if (Number(parameters.chunksize) > 1) {
    return `the chunks of ${parameters.chunksize} items are too few or too unequal; try a smaller chunksize.`;
  }
  return 'the work ran out for it before the others were done; smaller pieces would even that out.';
}

/**
 * @param {Report['parameters']} parameters
 * @param {any} value
 */
function itemsOf({ numbers, items }, value) {
  const given = numbers ?? items;
  if (Array.isArray(given)) return given.length;
  if (given !== undefined) return Number(given);
  return typeof value?.length === 'number' ? value.length : null;
}

/** @param {Evidence} evidence */
function unexplained({ run }) {
  return `${run.workers} workers were ${times(run.speedup)} as fast as one; the lanes do not show why not more.`;
}

/** @param {number} figure */
const ms = (figure) => `${figure.toPrecision(2)} ms`;
/** @param {number} share */
const percent = (share) => `${Math.round(share * 100)}\u00a0%`;
/** @param {number} factor */
const times = (factor) => `${factor.toFixed(2)} times`;
/** @param {string} word */
const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);
