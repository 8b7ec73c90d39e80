// Where the playground's folder is, and whether this page isolates itself.

/** The folder that holds all of the playground's files. */
export const folder = new URL('.', import.meta.url);

/** The page that isolates itself: in a frame it runs demos for another page, otherwise it shows one. */
const framePage = new URL('frame.html', folder);

/** Whether this is that page, which has already done all it can to be isolated. */
export function isOwnPage() {
  return location.origin === framePage.origin && location.pathname === framePage.pathname;
}

/**
 * The address of the same demo in a tab that isolates itself.
 * @param {string} query as demos/link.js writes it
 */
export const isolatedTab = (query) => new URL(query, framePage).href;
