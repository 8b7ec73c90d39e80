// Why a speed-up is what it is: each cause from lanes that show it, and nothing else.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadTranslator } from '../../www/i18n/languages.js';
import { explain } from '../../www/run/explain.js';

const i18n = await loadTranslator('en');

/**
 * @typedef {import('../../www/contract').Parameters} Parameters
 * @typedef {import('../../www/contract').Lane} Lane
 */

/**
 * @param {string} name
 * @param {[Lane['events'][number]['kind'], number][]} spans kind and length in ms, one after the other
 * @returns {Lane}
 */
function lane(name, ...spans) {
  let end = 0;
  const events = spans.map(([kind, length]) => {
    const startMs = end;
    end += length;
    return { kind, label: '', startMs, endMs: end };
  });
  return { name, events, dropped: 0 };
}

/** The first run is the single one. @param {number} index @returns {import('../../www/contract').Backend} */
const backendOf = (index) => (index === 0 ? 'single' : 'threads');

/** Lanes of workers by the ms they computed. @param {number[]} busy */
const workers = (...busy) => busy.map((ms, index) => lane(`worker ${index + 1}`, ['compute', ms]));

/**
 * A comparison of one worker that took `singleMs` with others: how many, how long, and their lanes.
 * @param {number} singleMs
 * @param {{count: number, ms: number, lanes: Lane[]}[]} others
 * @param {{cores?: number, parameters?: Parameters, value?: unknown}} [more]
 */
function explained(singleMs, others, { cores = 8, parameters = {}, value = [] } = {}) {
  const all = [{ count: 1, ms: singleMs, lanes: [lane('main', ['compute', singleMs])] }, ...others];
  const runs = all.map(({ count, ms }, index) => ({
    backend: backendOf(index),
    workers: count,
    elapsedMs: [ms],
    medianMs: ms,
    speedup: singleMs / ms,
    efficiency: singleMs / ms / count,
  }));
  const reports = all.map(({ count, ms, lanes }, index) => ({
    demo: 'test',
    parameters,
    backend: backendOf(index),
    workers: count,
    elapsedMs: ms,
    startupMs: 0,
    output: [],
    value,
    lanes,
  }));
  const given = /** @type {any[]} */ (reports);
  // Numbers and their units are held together by spaces that do not break.
  return explain(runs, given, cores, i18n).replaceAll('\u00a0', ' ');
}

const numbers = [1, 2, 3, 4, 5, 6];
/** The thread that only waits for the workers is none of them. */
const main = lane('main', ['wait', 75]);
/** Two workers of which the second had nothing to do for a third of the time. */
const uneven = [{ count: 2, ms: 75, lanes: [main, ...workers(75, 50)] }];

test('one worker alone', () => {
  assert.match(explained(100, []), /^Only one worker was measured/);
  assert.match(explained(100, [{ count: 1, ms: 101, lanes: workers(101) }]), /^Only one worker/);
});

test('as good as it gets', () => {
  assert.equal(
    explained(100, [{ count: 2, ms: 51, lanes: workers(51, 50) }]),
    '2 workers were 1.96 times as fast as one: they were busy nearly all the time and hardly disturbed each other.',
  );
});

test('too short to share', () => {
  const said = explained(0.5, [{ count: 2, ms: 0.6, lanes: workers(0.5, 0.1) }]);
  assert.match(said, /^One worker needs only 0\.50 ms, so handing the work to others takes longer/);
});

describe('a worker was idle', () => {
  const idle = 'Worker 2 was idle 33 % of the time: ';

  test('6 numbers of unequal size', () => {
    const parameters = { numbers, split: 'number', schedule: 'dynamic' };
    assert.equal(
      explained(125, uneven, { parameters }),
      `${idle}6 numbers of unequal size do not divide evenly between 2 workers; try splitting by range.`,
    );
  });

  test('6 numbers on 8 workers', () => {
    const lanes = workers(50, 50, 50, 50, 50, 50, 0, 0);
    const parameters = { numbers, split: 'number' };
    assert.equal(
      explained(300, [{ count: 8, ms: 50, lanes }], { parameters }),
      'Worker 7 was idle 100 % of the time: there are only 6 numbers for 8 workers.',
    );
  });

  test('fewer items than workers, as a count or a list', () => {
    for (const items of [1, [7]]) {
      assert.equal(
        explained(75, [{ count: 2, ms: 75, lanes: workers(75, 0) }], { parameters: { items } }),
        'Worker 2 was idle 100 % of the time: there is only 1 item for 2 workers.',
      );
    }
  });

  test('equal slices', () => {
    const parameters = { items: 200, schedule: 'static', chunksize: 0 };
    assert.equal(
      explained(125, uneven, { parameters }),
      `${idle}equal slices are not equal work; try the dynamic schedule.`,
    );
  });

  test('large chunks', () => {
    const parameters = { items: 200, schedule: 'dynamic', chunksize: 100 };
    assert.equal(
      explained(125, uneven, { parameters }),
      `${idle}the chunks of 100 items are too few or too unequal; try a smaller chunksize.`,
    );
  });

  test('whatever else', () => {
    const parameters = { items: 200, schedule: 'dynamic', chunksize: 0 };
    assert.match(
      explained(125, uneven, { parameters }),
      /^Worker 2 .* smaller pieces would even that out\.$/,
    );
  });
});

describe('workers slow each other down', () => {
  const grown = workers(95, 95);

  test('because they share the cores', () => {
    assert.equal(
      explained(100, [{ count: 2, ms: 95, lanes: grown }]),
      'With 2 workers the same work took 90 % more computing time: the workers slow each other down, or the cores are shared with something else.',
    );
  });

  test('because there are more of them than cores', () => {
    assert.equal(
      explained(100, [{ count: 2, ms: 95, lanes: grown }], { cores: 1 }),
      'With 2 workers the same work took 90 % more computing time: there are more workers than the 1 core this browser reports, so they take turns.',
    );
  });
});

test('what cost most is said first', () => {
  const parameters = { numbers, split: 'number' };
  const lanes = workers(90, 70);
  const said = explained(100, [{ count: 2, ms: 90, lanes }], { parameters });
  assert.match(said, /^With 2 workers .* 60 % more computing time: .*\. Worker 2 was idle 22 %/);
});

test('workers waited for somebody', () => {
  const waiting = [1, 2].map((n) => lane(`worker ${n}`, ['compute', 60], ['wait', 20]));
  const lanes = [main, ...waiting];
  const said = explained(120, [{ count: 2, ms: 80, lanes }], { parameters: { items: 9 } });
  assert.match(said, /Workers waited up to 25 % of the time for their results to be collected\.$/);
});

test('more workers than the cores that are reported', () => {
  const others = [
    { count: 2, ms: 50, lanes: workers(50, 50) },
    { count: 4, ms: 25, lanes: workers(25, 25, 25, 25) },
  ];
  const said = explained(100, others, { cores: 2 });
  assert.match(
    said,
    /^2 workers were 2\.00 times .* This browser reports only 2 cores, yet more workers than that still helped/,
  );
});

test('the run explained is the largest that the cores can hold', () => {
  const others = [
    { count: 2, ms: 50, lanes: workers(50, 50) },
    { count: 4, ms: 50, lanes: workers(50, 50, 50, 50) },
  ];
  assert.match(explained(100, others, { cores: 2 }), /^2 workers were 2\.00 times/);
  assert.match(explained(100, others, { cores: 4 }), /^With 4 workers the same work took 100 %/);
});

describe('more workers than cores that help no further', () => {
  const beyond =
    'This browser reports 2 cores, and workers that share a core take turns, so adding workers beyond that cannot make it any faster.';
  /** Times as measured on two cores: twice as many workers as cores, and a little slower for it. */
  const others = [
    { count: 2, ms: 100 / 1.81, lanes: workers(51, 51) },
    { count: 4, ms: 100 / 1.6, lanes: workers(27, 27, 27, 27) },
  ];

  test('said in words, after what the run within the cores shows', () =>
    assert.equal(
      explained(100, others, { cores: 2 }),
      `2 workers were 1.81 times as fast as one: they were busy nearly all the time and hardly disturbed each other. ${beyond}`,
    ));

  test('a gain within the noise is none', () => {
    const same = others.map((other) => ({ ...other, ms: other.count === 4 ? 54 : 55 }));
    assert.ok(explained(100, same, { cores: 2 }).endsWith(beyond));
  });

  test('not where there are cores enough', () =>
    assert.doesNotMatch(explained(100, others, { cores: 4 }), /This browser reports/));

  test('of causes the first is said, and of sentences two', () => {
    const parameters = { numbers, split: 'number' };
    const [, four] = others;
    assert.ok(four);
    const said = explained(125, [...uneven, four], { cores: 2, parameters });
    assert.match(
      said,
      /^Worker 2 was idle 33 % of the time: [^.]*\. This browser reports [^.]*\.$/,
    );
  });
});

test('at most two sentences of causes', () => {
  const lanes = [
    lane('worker 1', ['compute', 120], ['wait', 30]),
    lane('worker 2', ['compute', 80]),
  ];
  const said = explained(100, [{ count: 2, ms: 150, lanes }], { parameters: { items: 9 } });
  assert.equal(said.match(/\.( |$)/g)?.length, 2, said);
});

test('what the lanes do not show', () => {
  const others = [{ count: 2, ms: 60, lanes: workers(55, 55) }];
  assert.equal(
    explained(100, others),
    '2 workers were 1.67 times as fast as one; the timeline does not show what held them back.',
  );
});
