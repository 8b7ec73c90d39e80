// The service worker that isolates a whole site. An author asks for it with isolate="site" and a copy of
// this file beside the playground's folder.

import { isolateResponses } from './isolate-responses.js';

isolateResponses(() => true);
