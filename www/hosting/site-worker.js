// The service worker for a whole site, which an author has asked for by isolate="site" and by a copy
// of this file beside the playground's folder.

import { isolateResponses } from './isolate-responses.js';

isolateResponses(() => true);
