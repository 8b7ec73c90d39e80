// The few figures that a comparison needs.

/** @param {number[]} figures at least one */
export function median(figures) {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

/**
 * The serial fraction that Amdahl's law needs to account for the speed-ups: of the time on one
 * worker, the part that more workers did not shorten. Least squares over all runs with two workers
 * and more; after A. H. Karp and H. P. Flatt, "Measuring parallel processor performance",
 * Communications of the ACM 33 (1990), 539-543.
 *
 * Amdahl: 1/S = f + (1 - f)/p, or 1/S - 1/p = f (1 - 1/p), a line through the origin.
 * @param {{workers: number, speedup: number}[]} runs
 * @returns {number | null} 0..1; null where no run had two workers
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
 * @returns {number | null} 0..1; null where the runs cannot tell
 */
export function amdahlFraction(runs, cores) {
  const fitting = runs.filter(({ workers }) => workers > 1 && workers <= cores);
  const counts = new Set(fitting.map(({ workers }) => workers));
  return counts.size < 2 ? null : serialFraction(fitting);
}

/**
 * How many times as fast. A time that the clock shows as none is taken for its smallest step, so that
 * two that were too short to be told apart come out alike.
 * @param {number} beforeMs
 * @param {number} afterMs
 * @param {number} stepMs
 */
export function speedupOf(beforeMs, afterMs, stepMs) {
  return Math.max(beforeMs, stepMs) / Math.max(afterMs, stepMs);
}
