// Turns samples into the report: medians with quartiles beside each aim, as data and as text.
import { median } from '../www/run/statistics.js';
import { combinations, points } from './points.mjs';

/**
 * @typedef {import('./points.mjs').Aim} Aim
 * @typedef {import('./points.mjs').Row} Row
 * @typedef {import('./turns.mjs').Samples} Samples
 *
 * @typedef {object} Finding
 * @property {string} name
 * @property {string} unit
 * @property {number} median
 * @property {[number, number]} quartiles
 * @property {number[]} of The medians of the samples combined.
 * @property {Aim} [aim]
 * @property {boolean} [met]
 * @property {number} [missedBy] As a fraction of the aim.
 */

/** @param {Samples} samples findings that need a browser that is not installed are left out */
export function conclude(samples) {
  return points.map(({ id, what, rows }) => ({
    id,
    what,
    findings: rows.filter(({ of }) => of.every((name) => samples[name])).map(finding(samples)),
  }));
}

/** @param {Samples} samples */
const finding =
  (samples) =>
  (/** @type {Row} */ { name, unit, as, of, aim }) => {
    const [first = [], second = []] = of.map((sample) => samples[sample] ?? []);
    const combine = as && combinations[as];
    const figures = combine
      ? first.map((figure, round) => combine(figure, second[round] ?? Number.NaN))
      : first;
    /** @type {Finding} */
    const found = {
      name,
      unit,
      median: median(figures),
      quartiles: [quantile(figures, 0.25), quantile(figures, 0.75)],
      of: of.map((sample) => median(samples[sample] ?? [])),
    };
    return aim ? { ...found, aim, ...verdict(found.median, aim) } : found;
  };

/**
 * @param {number} figure
 * @param {Aim} aim
 */
function verdict(figure, aim) {
  const excess = 'most' in aim ? figure / aim.most - 1 : 1 - figure / aim.least;
  return excess <= 0 ? { met: true } : { met: false, missedBy: excess };
}

/**
 * @param {number[]} figures
 * @param {number} part
 */
function quantile(figures, part) {
  const sorted = [...figures].sort((a, b) => a - b);
  const place = part * (sorted.length - 1);
  const [low = Number.NaN, high = low] = sorted.slice(Math.floor(place));
  return low + (high - low) * (place % 1);
}

/** @param {ReturnType<typeof conclude>} conclusion */
export function asText(conclusion) {
  return conclusion
    .filter(({ findings }) => findings.length > 0)
    .map(({ id, what, findings }) => [`(${id}) ${what}`, ...findings.map(asLine), ''].join('\n'))
    .join('\n');
}

/** @param {Finding} finding */
function asLine({ name, unit, median, quartiles, of, aim, met, missedBy }) {
  const spread = `${figure(quartiles[0])} to ${figure(quartiles[1])}`;
  const cells = [
    `    ${name}`.padEnd(42),
    `${figure(median)} ${unit}`.padStart(12),
    (quartiles[0] === quartiles[1] ? '' : spread).padStart(18),
    (of.length === 2 ? `${figure(of[0])} : ${figure(of[1])}` : '').padStart(18),
  ];
  if (aim) {
    const wanted = 'most' in aim ? `at most ${aim.most}` : `at least ${aim.least}`;
    const outcome = met ? 'met' : `missed by ${Math.ceil((missedBy ?? 0) * 100)} %`;
    cells.push(`   aim ${wanted}: ${outcome}`);
  }
  return cells.join('').trimEnd();
}

/** Three significant digits, or all digits before the point if there are more. @param {number} [number] */
function figure(number = Number.NaN) {
  return Math.abs(number) >= 100 ? number.toFixed(0) : number.toPrecision(3);
}
