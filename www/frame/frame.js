// frame.html: isolates itself, then runs demos for the page that embeds it, or shows the demo that its
// address names.

import { findMode } from '../engine/isolation.js';
import { isolateThisPage } from '../hosting/isolate-page.js';
import { folder } from '../hosting/own-folder.js';
import { postToEmbedder } from './embedder.js';
import { awaitPage } from './frame-server.js';

postToEmbedder({ playground: 'starting' });
if (await isolateThisPage(folder)) {
  const page = new URLSearchParams(location.search).get('page');
  if (page === null) {
    const { showEmbeddedDemo } = await import('./embed-page.js');
    showEmbeddedDemo();
  } else {
    awaitPage(page);
    postToEmbedder({ playground: 'ready', isolation: await findMode() });
  }
}
