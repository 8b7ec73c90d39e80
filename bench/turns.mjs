// Measures in turns, A B C A B C ..., so that drift of the machine affects all alike.

/**
 * @typedef {object} Measure
 * @property {string} name
 * @property {() => Promise<number | Record<string, number>>} take if it gives several figures, their
 *   samples are named `name, key`
 *
 * @typedef {Record<string, number[]>} Samples by name, one figure per round
 */

/**
 * @param {Measure[]} measures
 * @param {number} rounds
 * @param {(text: string) => void} say
 * @returns {Promise<Samples>}
 */
export async function takeTurns(measures, rounds, say) {
  /** @type {Samples} */
  const samples = {};
  // The first round only warms up: browsers optimise wasm while it runs, and caches fill.
  for (let round = 0; round <= rounds; round += 1) {
    say(round === 0 ? 'Warming up ...' : `Round ${round} of ${rounds} ...`);
    for (const { name, take } of measures) {
      const taken = await take();
      const figures = typeof taken === 'number' ? { [name]: taken } : withPrefix(name, taken);
      if (round === 0) continue;
      for (const [key, figure] of Object.entries(figures)) {
        samples[key] = [...(samples[key] ?? []), figure];
      }
    }
  }
  return samples;
}

/**
 * @param {string} name
 * @param {Record<string, number>} figures
 */
function withPrefix(name, figures) {
  return Object.fromEntries(
    Object.entries(figures).map(([key, figure]) => [`${name}, ${key}`, figure]),
  );
}
