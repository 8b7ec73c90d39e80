// The service worker for a whole site, which an author has asked for by isolate="site" and by a copy
// of this file beside the playground's folder.

import { isolatePages } from './isolate-responses.js';

isolatePages(() => true);
