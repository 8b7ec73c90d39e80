// Draws thin spans as one row of pixels per lane, stretched to the lane's height: one drawing operation
// per lane instead of one per span.

import { mix } from './spans.js';

/** Created once and used by all timelines, because creating one costs more than filling it. @type {OffscreenCanvas | null} */
let sheet = null;

/**
 * @param {number} width @param {number} lanes
 * @param {number[]} inks red, green, blue of each kind, one after another
 */
export function createRibbon(width, lanes, inks) {
  /** @type {ImageData | null} */
  let image = null;

  return {
    /** @param {number} lane @param {number} column @param {Float64Array} pixels of each kind */
    add(lane, column, pixels) {
      if (column >= width) return;
      image ??= new ImageData(width, lanes);
      mix(pixels, inks, image.data, (lane * width + column) * 4);
    },
    /**
     * @param {CanvasRenderingContext2D} context @param {number} x @param {number} height
     * @param {(lane: number) => number} topOfLane
     */
    draw(context, x, height, topOfLane) {
      if (!image) return;
      sheet ??= new OffscreenCanvas(1, 1);
      if (sheet.width < width) sheet.width = width;
      if (sheet.height < lanes) sheet.height = lanes;
      sheet.getContext('2d')?.putImageData(image, 0, 0);
      context.imageSmoothingEnabled = false;
      for (let lane = 0; lane < lanes; lane += 1) {
        context.drawImage(sheet, 0, lane, width, 1, x, topOfLane(lane), width, height);
      }
    },
  };
}
