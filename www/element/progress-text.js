// The progress line, as tqdm prints it: ` 67%|██████▋   | 4/6 [00:01<00:00,  2.92it/s]`.

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
/** Larger counts are written with k, M or G. */
const SCALED_FROM = 100_000;
const SPEED_SCALED_FROM = 10_000;
const FEWEST_CELLS = 4;
const MOST_CELLS = 28;
const PREFIXES = ['', 'k', 'M', 'G', 'T', 'P'];

/** @param {number} seconds */
function clock(seconds) {
  const whole = Math.floor(seconds);
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const pad = (/** @type {number} */ n) => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${pad(m)}:${pad(s)}` : `${pad(m)}:${pad(s)}`;
}

/** Three digits and a unit prefix: `4.20k`, `73.4M`. @param {number} value */
function scaled(value) {
  let rest = value;
  let power = 0;
  while (rest >= 999.5 && power < PREFIXES.length - 1) {
    rest /= 1000;
    power += 1;
  }
  if (power === 0) return String(Math.round(rest * 100) / 100);
  return `${rest.toFixed(rest >= 99.95 ? 0 : rest >= 9.995 ? 1 : 2)}${PREFIXES[power]}`;
}

/** @param {number} share 0..1 @param {number} cells */
export function bar(share, cells) {
  const eighths = Math.round(Math.min(1, Math.max(0, share)) * cells * 8);
  const text = '█'.repeat(eighths >> 3) + EIGHTHS[eighths & 7];
  return text.padEnd(cells);
}

/** @param {number} rate a second */
function speed(rate) {
  if (rate === 0) return '?it/s';
  if (rate < 1) return `${(1 / rate).toFixed(2).padStart(5)}s/it`;
  return `${rate >= SPEED_SCALED_FROM ? scaled(rate) : rate.toFixed(2).padStart(5)}it/s`;
}

/**
 * The line in three pieces, so that the bar can be coloured. Joined, they are tqdm's line.
 * @param {{ done: number, total: number, elapsedMs: number }} progress
 * @param {number} room characters that the line may have
 */
export function progressText({ done, total, elapsedMs }, room) {
  const seconds = elapsedMs / 1000;
  const rate = seconds > 0 ? done / seconds : 0;
  const count = total >= SCALED_FROM ? scaled : String;
  const remaining = rate > 0 ? clock((total - done) / rate) : '?';
  const share = total > 0 ? done / total : 0;
  const before = `${String(Math.round(share * 100)).padStart(3)}%|`;
  const after = `| ${count(done)}/${count(total)} [${clock(seconds)}<${remaining}, ${speed(rate)}]`;
  const cells = room - before.length - after.length;
  return { before, bar: bar(share, Math.min(MOST_CELLS, Math.max(FEWEST_CELLS, cells))), after };
}
