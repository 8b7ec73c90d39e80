// The playground's own pages that a demo may request, whoever is asking: they ship with it and are public
// anyway. Paths are relative to its folder.

export const shippedPages = [
  'index.html',
  'pages/futures.html',
  'pages/locks.html',
  'pages/queues.txt',
  'pages/slow.html',
  'pages/threads.html',
  'pages/words.txt',
];

/** Does not exist: a demo requests it to show how a missing page is reported. */
export const missingPage = 'pages/no-such-page.html';
