// What was thrown inside the page, as pages get it: in English words.
import { asPlaygroundError } from '../../www/shared/errors.js';
import { loadWords } from '../../www/i18n/languages.js';

export const words = await loadWords('en');

/**
 * @template T
 * @param {() => T} work
 */
export function inEnglish(work) {
  try {
    return work();
  } catch (cause) {
    throw asPlaygroundError(cause, words);
  }
}
