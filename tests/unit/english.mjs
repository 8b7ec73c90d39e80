// What was thrown inside the page, as pages get it: in English words.

import { loadTranslator } from '../../www/i18n/languages.js';
import { asPlaygroundError } from '../../www/shared/errors.js';

export const i18n = await loadTranslator('en');

/**
 * @template T
 * @param {() => T} work
 */
export function inEnglish(work) {
  try {
    return work();
  } catch (cause) {
    throw asPlaygroundError(cause, i18n);
  }
}
