// The tick values along an axis.

/**
 * Round values from 0 to `range`, no closer than `gap` pixels.
 * @param {number} range @param {number} width @param {number} [gap]
 */
export function ticks(range, width, gap = 72) {
  if (!(range > 0) || !(width > 0)) return [0];
  const least = (range * gap) / width;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = ([1, 2, 5].find((factor) => factor * power >= least) ?? 10) * power;
  const values = [];
  for (let index = 0; index * step <= range * (1 + 1e-9); index += 1) {
    values.push(Number((index * step).toPrecision(12)));
  }
  return values;
}
