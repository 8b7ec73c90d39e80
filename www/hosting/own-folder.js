// Where the playground lies, and whether this page is one of its own.

/** All of the playground's files are in this folder or below it. */
export const folder = new URL('.', import.meta.url);

/** The page that isolates itself: in a frame it works for another page, else it shows one demo. */
const framePage = new URL('frame.html', folder);

/** A page of the playground's own has done for itself all that can be done. */
export function isOwnPage() {
  return location.origin === framePage.origin && location.pathname === framePage.pathname;
}

/**
 * The same demo in a tab that isolates itself.
 * @param {string} query as link.js writes it
 */
export const isolatedTab = (query) => new URL(query, framePage).href;
