// Export formats: a comparison as CSV, and a run as a trace that Perfetto and chrome://tracing open.

/** @import { Comparison, Report } from '../contract.d.ts' */

/** One row per run, one column per repeat. @param {Comparison} comparison */
export function asCsv({ runs }) {
  const repeats = Math.max(...runs.map(({ elapsedMs }) => elapsedMs.length));
  const columns = Array.from({ length: repeats }, (_, index) => `elapsed_ms_${index + 1}`);
  const head = ['backend', 'workers', 'median_ms', 'speedup', 'efficiency', ...columns];
  const rows = runs.map(({ backend, workers, medianMs, speedup, efficiency, elapsedMs }) => [
    backend,
    workers,
    medianMs,
    speedup,
    efficiency,
    ...elapsedMs,
  ]);
  return [head, ...rows].map((cells) => `${cells.join(',')}\r\n`).join('');
}

/** The lanes in Chrome's trace event format, with times in microseconds. @param {Report} report */
export function asTrace({ demo, backend, workers, parameters, lanes }) {
  const pid = 1;
  const names = lanes.map(({ name }, tid) => ({
    name: 'thread_name',
    ph: 'M',
    pid,
    tid,
    args: { name },
  }));
  const spans = lanes.flatMap(({ events }, tid) =>
    events.map(({ kind, label, startMs, endMs }) => ({
      name: label || kind,
      cat: kind,
      ph: 'X',
      ts: startMs * 1000,
      dur: (endMs - startMs) * 1000,
      pid,
      tid,
    })),
  );
  const traceEvents = [
    { name: 'process_name', ph: 'M', pid, tid: 0, args: { name: demo } },
    ...names,
    ...spans,
  ];
  return { traceEvents, displayTimeUnit: 'ms', otherData: { demo, backend, workers, parameters } };
}
