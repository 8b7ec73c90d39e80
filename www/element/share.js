// Copies a link that reproduces the run, and says what came of that.

/** @import { RegisteredDemo } from '../registry.js' */
/** @import { Words } from '../text/words.js' */

import { asPlaygroundError } from '../errors.js';
import { queryOf } from '../link.js';
import { checkParameters } from '../parameters.js';

/**
 * @param {RegisteredDemo} demo
 * @param {Record<string, unknown>} given
 * @param {string} address of the page that understands the link
 * @param {Words} words
 * @returns {Promise<string>} one sentence for the reader
 */
export async function copyLink(demo, given, address, words) {
  let query;
  try {
    query = queryOf(demo, checkParameters(demo, given));
  } catch (error) {
    return asPlaygroundError(error, words).message;
  }
  if (query === null) return words.say('link.too-long');
  const link = new URL(query, address).href;
  try {
    await navigator.clipboard.writeText(link);
    return words.say('link.copied');
  } catch {
    return words.say('link.by-hand', { address: link });
  }
}
