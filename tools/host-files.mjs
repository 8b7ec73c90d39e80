// Files that tell usual hosts to send the isolation headers: Netlify and Cloudflare Pages read
// _headers, Vercel vercel.json, Apache .htaccess. Other hosts ignore them.
import { isolationHeaders } from './isolation-headers.mjs';

const headers = Object.entries(isolationHeaders);

/** @type {Record<string, string>} Name in dist/ to content. */
export const hostFiles = {
  _headers: ['/*', ...headers.map(([name, value]) => `  ${name}: ${value}`), ''].join('\n'),

  'vercel.json': `${JSON.stringify(
    { headers: [{ source: '/(.*)', headers: headers.map(([key, value]) => ({ key, value })) }] },
    null,
    2,
  )}\n`,

  '.htaccess': [
    '<IfModule mod_headers.c>',
    ...headers.map(([name, value]) => `  Header set ${name} "${value}"`),
    '</IfModule>',
    'AddType application/wasm .wasm',
    '',
  ].join('\n'),
};
