// The pages that demos may request of the playground itself, whoever asks: they are shipped with it,
// and hold nothing that is not public anyway. Paths from its folder.

export const shippedPages = [
  'index.html',
  'pages/futures.html',
  'pages/locks.html',
  'pages/queues.txt',
  'pages/slow.html',
  'pages/threads.html',
  'pages/words.txt',
];

/** Not shipped: a demo asks for it to show what becomes of a page that is not there. */
export const missingPage = 'pages/no-such-page.html';
