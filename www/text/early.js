// The one sentence needed before the rest of the words are loaded.

/** @type {Record<string, string>} */
export const notLoaded = {
  en: 'The playground could not be loaded; check the connection and reload the page.',
};
