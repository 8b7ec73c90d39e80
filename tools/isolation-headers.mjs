// The response headers that isolate a page, which gives it threads. Used by our own server and by the
// configuration files for hosts.

/** @type {Record<string, string>} */
export const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};
