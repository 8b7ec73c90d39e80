// The few statistics that a comparison needs.

/** @param {number[]} figures at least one */
export function median(figures) {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

/**
 * The serial fraction with which Amdahl's law accounts for the speed-ups: the part of the time on one
 * worker that more workers did not shorten. A least-squares fit over all runs with two or more workers,
 * after A. H. Karp and H. P. Flatt, "Measuring parallel processor performance",
 * Communications of the ACM 33 (1990), 539-543.
 *
 * Amdahl: 1/S = f + (1 - f)/p, or 1/S - 1/p = f (1 - 1/p), a line through the origin.
 * @param {{workers: number, speedup: number}[]} runs
 * @returns {number | null} 0..1; null if no run had two workers
 */
export function serialFraction(runs) {
  let products = 0;
  let squares = 0;
  for (const { workers, speedup } of runs) {
    const x = 1 - 1 / workers;
    products += x * (1 / speedup - 1 / workers);
    squares += x * x;
  }
  return squares === 0 ? null : Math.min(1, Math.max(0, products / squares));
}

/**
 * The serial fraction of a comparison. Workers without a core of their own take turns, which Amdahl's
 * law knows nothing of, so only runs with at most as many workers as cores count; and a line through
 * a single point is not a fit, so it takes two different numbers of workers.
 * @param {{workers: number, speedup: number}[]} runs
 * @param {number} cores as the browser reports them
 * @returns {number | null} 0..1; null if the runs cannot tell
 */
export function amdahlFraction(runs, cores) {
  const fitting = runs.filter(({ workers }) => workers > 1 && workers <= cores);
  const counts = new Set(fitting.map(({ workers }) => workers));
  return counts.size < 2 ? null : serialFraction(fitting);
}

/**
 * How many times as fast. A time below the clock's resolution counts as one step of the clock, so that
 * two times too short to tell apart come out equal.
 * @param {number} beforeMs
 * @param {number} afterMs
 * @param {number} stepMs
 */
export function speedupOf(beforeMs, afterMs, stepMs) {
  return Math.max(beforeMs, stepMs) / Math.max(afterMs, stepMs);
}
