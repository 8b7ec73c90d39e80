// The geometry of the timeline, in CSS pixels.

/**
 * @typedef {object} Layout
 * @property {number} width @property {number} height
 * @property {number} left where the time axis begins @property {number} right where it ends
 * @property {number} pitch from one lane to the next @property {number} bar how high a bar is
 */

/** The height of the axis, below the lanes. */
export const AXIS = 28;
const SHARES = 52;
const GAP = 14;

/** Lane heights by the number of lanes: many lanes are thinner, but never unreadable. */
const PITCHES = /** @type {const} */ ([
  [4, 44],
  [8, 34],
  [16, 24],
  [32, 16],
  [Infinity, 11],
]);

/**
 * @param {number} width @param {number} lanes @param {number} nameWidth
 * @param {boolean} shares whether there is a column for the share of busy time
 * @returns {Layout}
 */
export function layoutOf(width, lanes, nameWidth, shares) {
  const pitch = pitchOf(lanes);
  const left = nameWidth > 0 ? Math.min(Math.ceil(nameWidth) + GAP, width * 0.3) : 0;
  const bar = Math.round(pitch * (pitch > 20 ? 0.72 : 0.8));
  return {
    width,
    height: heightOf(lanes),
    left,
    right: width - (shares ? SHARES : 1),
    pitch,
    bar,
  };
}

/** The height of a picture of that many lanes. @param {number} lanes */
export const heightOf = (lanes) => lanes * pitchOf(lanes) + AXIS;

/** @param {number} lanes */
const pitchOf = (lanes) => PITCHES.find(([most]) => lanes <= most)?.[1] ?? 11;

/** The upper edge of a lane's bars. @param {Layout} layout @param {number} lane */
export const topOf = ({ pitch, bar }, lane) => lane * pitch + (pitch - bar) / 2;
