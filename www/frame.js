// frame.html: isolates itself, then works for the page that holds it, or shows the demo of its link.

import { isolateThisPage } from './ladder/isolate-page.js';
import { tellHolder } from './ladder/tell-holder.js';

tellHolder({ playground: 'starting' });
if (await isolateThisPage()) {
  const page = new URLSearchParams(location.search).get('page');
  if (page === null) {
    const { showLinked } = await import('./linked.js');
    showLinked();
  } else {
    const [{ awaitPage }, { findMode }] = await Promise.all([
      import('./ladder/serve.js'),
      import('./isolation.js'),
    ]);
    awaitPage(page);
    tellHolder({ playground: 'ready', isolation: await findMode() });
  }
}
