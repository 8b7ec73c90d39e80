// How large the files of dist/ may be. `./build.sh test build` fails when one has outgrown its budget:
// either make it smaller, or raise the figure in the commit that says what the bytes are for.

/** What a file may grow before its budget has to be raised, in parts and in KB for small ones. */
const SLACK = 0.05;
const SMALL_SLACK_KB = 0.2;

/** All that a reader's browser loads before the first result, in KB, gzip. */
const UNTIL_FIRST_RESULT_KB = 210.5;

/**
 * KB, gzip, by the file's name without its hash; chunks that have no name count together. A file need not
 * be there.
 * @type {Record<string, number>}
 */
const BUDGETS_KB = {
  // The page at once
  'index.html': 0.6,
  'isolate-first.js': 0.7,
  'gallery.css': 1,
  'gallery.js': 1.7,
  'playground.js': 2.5,
  'chunk.js': 10.5,
  // The page when an element is near
  'view.js': 23.3,
  'en.js': 6.2,
  'zh-CN.js': 7.8,
  'translator.js': 0.8,
  'highlight.js': 1,
  'hosting.js': 2.5,
  'session.js': 0.2,
  'playground.wasm': 150,
  // The Python engine, for those who edit or run Python
  'python.wasm': 450,
  // Workers
  'worker.js': 8.7,
  'probe.js': 0.1,
  // On demand
  'compare.js': 2.3,
  'pool-cost.js': 0.8,
  'embed-page.js': 0.5,
  'frame.html': 0.3,
  'frame.css': 0.1,
  'frame.js': 1.5,
  'isolate-site.js': 0.4,
  'isolating-worker.js': 0.5,
  'site-worker.js': 0.5,
  'vite.js': 1.3,
};

/**
 * What is wrong with the sizes, a sentence each.
 * @param {{name: string, gzip: number}[]} files names in dist/, bytes
 * @param {number} untilFirstResult bytes, gzip
 */
export function overBudget(files, untilFirstResult) {
  /** @type {Map<string, number>} */
  const sums = new Map();
  for (const { name, gzip } of files) {
    const plain = name.replace(/-[A-Z0-9]{8}(?=\.\w+$)/, '');
    sums.set(plain, (sums.get(plain) ?? 0) + gzip / 1000);
  }
  const all = [...sums].map(([name, kb]) => ({ name, kb, budget: BUDGETS_KB[name] }));
  const total = {
    name: 'What is loaded until the first result',
    kb: untilFirstResult / 1000,
    budget: UNTIL_FIRST_RESULT_KB,
  };
  return [...all, total].flatMap(({ name, kb, budget }) => {
    if (budget === undefined) {
      return `${name} (${kb.toFixed(1)} KB gzip) has no budget; give it one in tools/size-budgets.mjs.`;
    }
    const most = budget + Math.max(budget * SLACK, SMALL_SLACK_KB);
    if (kb <= most) return [];
    return `${name} has ${kb.toFixed(1)} KB gzip, more than its budget of ${budget} KB allows (${most.toFixed(1)} KB).`;
  });
}
