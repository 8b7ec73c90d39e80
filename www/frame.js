// frame.html: isolates itself, then works for the page that holds it, or shows the demo of its link.

import { findMode } from './isolation.js';
import { isolateThisPage } from './ladder/isolate-page.js';
import { awaitPage } from './ladder/serve.js';
import { tellHolder } from './ladder/tell-holder.js';

tellHolder({ playground: 'starting' });
if (await isolateThisPage()) {
  const page = new URLSearchParams(location.search).get('page');
  if (page === null) {
    const { showLinked } = await import('./linked.js');
    showLinked();
  } else {
    awaitPage(page);
    tellHolder({ playground: 'ready', isolation: await findMode() });
  }
}
