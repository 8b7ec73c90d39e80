// frame.html: isolates itself, then works for the page that holds it, or shows the demo of its link.

import { findMode } from '../engine/isolation.js';
import { isolateThisPage } from '../hosting/isolate-page.js';
import { awaitPage } from './frame-server.js';
import { tellHolder } from './embedder.js';

tellHolder({ playground: 'starting' });
if (await isolateThisPage()) {
  const page = new URLSearchParams(location.search).get('page');
  if (page === null) {
    const { showLinked } = await import('./embed-page.js');
    showLinked();
  } else {
    awaitPage(page);
    tellHolder({ playground: 'ready', isolation: await findMode() });
  }
}
