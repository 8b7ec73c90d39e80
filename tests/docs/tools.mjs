// The documentation tools: where each wants the playground's folder, and how it builds its site.

/**
 * @typedef {object} Tool
 * @property {string} playground The folder, in the tool's sources, that dist/ is copied to.
 * @property {string[]} [command] Run in the sources; without one they are the site.
 * @property {string} site Where the site then is, in the sources.
 * @property {Record<string, string>} [copies] Files of npm packages that the site holds, by place.
 * @property {string} home Address of the first page, in the site.
 * @property {string} primes Address of the page with the element.
 * @property {boolean} [clientSide] Whether a link exchanges the page's content without loading it.
 */

/** @type {Record<string, Tool>} */
export const tools = {
  html: { playground: 'playground', site: '.', home: 'index.html', primes: 'primes.html' },
  docsify: {
    playground: 'playground',
    site: '.',
    copies: {
      'docsify/docsify.min.js': 'docsify/dist/docsify.min.js',
      'docsify/core.min.css': 'docsify/dist/themes/core.min.css',
    },
    home: '#/',
    primes: '#/primes',
    clientSide: true,
  },
  mdbook: {
    playground: 'src/playground',
    command: ['mdbook', 'build', '.'],
    site: 'book',
    home: 'home.html',
    primes: 'primes.html',
  },
  sphinx: {
    playground: '_static/playground',
    command: ['sphinx-build', '--quiet', '--fail-on-warning', '.', '_build'],
    site: '_build',
    home: 'index.html',
    primes: 'primes.html',
  },
  mkdocs: {
    playground: 'docs/playground',
    command: ['mkdocs', 'build', '--quiet', '--strict'],
    site: 'site',
    home: '',
    primes: 'primes/',
    clientSide: true,
  },
  vitepress: {
    playground: 'docs/public/playground',
    command: ['vitepress', 'build', 'docs'],
    site: 'docs/.vitepress/dist',
    home: '',
    primes: 'primes.html',
    clientSide: true,
  },
};
