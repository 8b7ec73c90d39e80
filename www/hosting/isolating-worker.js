// The service worker of the playground's folder: isolates frame.html, the gallery and the workers, and
// leaves everything else alone, including the author's pages.

import { isolateResponses } from './isolate-responses.js';

const folder = new URL('.', location.href);
const framePage = new URL('frame.html', folder).pathname;
const galleryPages = [folder.pathname, new URL('index.html', folder).pathname];

/** An author may have put a page in the gallery's place; only the gallery has this script. */
const isGallery = (/** @type {string} */ html) => html.includes('src="./isolate-first.js"');

isolateResponses(({ pathname }) => {
  if (pathname === framePage) return true;
  return galleryPages.includes(pathname) && isGallery;
});
