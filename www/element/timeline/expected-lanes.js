// The lanes that a run is going to have, as far as one knows: so that they have their place before.

/** @import { Parameters } from '../../contract.d.ts' */
/** @import { ListedDemo } from '../../demos/demo-texts.js' */

import { threadsOf } from '../../demos/parameters.js';

/** What machines differ in, and what makes no difference to what is printed. */
const BY_THE_WAY = new Set(['workers', 'backend']);

/** Whether a demo is set as it was when it was recorded. @param {ListedDemo} demo @param {Parameters} set */
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
  // Where a backend can be chosen, the program does nothing but wait for its workers.
  if (backend) return numbered('worker', backend === 'single' ? 1 : Number(workers ?? 1));
  if (demo.processes !== 'only' && !isUsual(demo, parameters)) {
    return ['main', ...numbered('worker', threadsOf(demo, parameters))];
  }
  const { recorded } = demo;
  const times = recorded.workers > 0 ? Number(workers) / recorded.workers : 1;
  /** By what they are called but for a number. @type {Map<string, string[]>} */
  const kinds = new Map();
  for (const lane of recorded.lanes) {
    const kind = lane.replace(/ \d+$/, '');
    kinds.set(kind, [...(kinds.get(kind) ?? []), lane]);
  }
  return [...kinds].flatMap(([kind, lanes]) => {
    // Processes of another run have other numbers.
    const same = lanes.includes(kind) || (times === 1 && kind !== 'process');
    return same ? lanes : numbered(kind, Math.round(lanes.length * times));
  });
}

/** @param {string} kind @param {number} count */
const numbered = (kind, count) =>
  Array.from({ length: count }, (_, index) => `${kind} ${index + 1}`);
