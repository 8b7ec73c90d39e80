// The lanes that a run will have, as far as can be known, so that room is kept for them.

/** @import { Parameters } from '../../contract.d.ts' */
/** @import { ListedDemo } from '../../demos/demo-texts.js' */

import { threadsOf } from '../../demos/parameters.js';

/** Parameters that differ between machines and make no difference to the output. */
const BY_THE_WAY = new Set(['workers', 'backend']);

/** Whether a demo's settings are those with which it was recorded. @param {ListedDemo} demo @param {Parameters} set */
export function isUsual(demo, set) {
  return demo.parameters.every(
    ({ name, default: usual }) => BY_THE_WAY.has(name) || String(set[name]) === String(usual),
  );
}

/**
 * @param {ListedDemo} demo
 * @param {Parameters} parameters
 * @returns {string[]}
 */
export function expectedLanes(demo, parameters) {
  const { backend, workers } = parameters;
  // In demos with a choice of backend the main program only waits for its workers.
  if (backend) return numbered('worker', backend === 'single' ? 1 : Number(workers ?? 1));
  if (demo.processes !== 'only' && !isUsual(demo, parameters)) {
    return ['main', ...numbered('worker', threadsOf(demo, parameters))];
  }
  const { recorded } = demo;
  const times = recorded.workers > 0 ? Number(workers) / recorded.workers : 1;
  /** Lanes by their name without its number. @type {Map<string, string[]>} */
  const kinds = new Map();
  for (const lane of recorded.lanes) {
    const kind = lane.replace(/ \d+$/, '');
    kinds.set(kind, [...(kinds.get(kind) ?? []), lane]);
  }
  return [...kinds].flatMap(([kind, lanes]) => {
    // Processes have other numbers in every run.
    const same = lanes.includes(kind) || (times === 1 && kind !== 'process');
    return same ? lanes : numbered(kind, Math.round(lanes.length * times));
  });
}

/** @param {string} kind @param {number} count */
const numbered = (kind, count) =>
  Array.from({ length: count }, (_, index) => `${kind} ${index + 1}`);
