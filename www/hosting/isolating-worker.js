// The service worker of the playground's folder: isolates frame.html and the workers, and leaves all
// else alone, the author's pages too.

import { isolateResponses } from './isolate-responses.js';

const framePage = new URL('frame.html', location.href).pathname;

isolateResponses(({ pathname }) => pathname === framePage);
