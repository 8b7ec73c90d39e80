// Why a speed-up is what it is, in English. Each is a whole sentence; {why} is the end of another.

/** @type {import('./types').Messages} */
export const explanations = {
  'explain.one-worker': 'Only one worker was measured, so there is nothing to compare it with.',
  'explain.too-short':
    'One worker needs only {time}, so handing the work to others takes longer than it saves; try more work.',
  'explain.uneven': '{name} was idle {share} of the time: {why}',
  'explain.few-numbers': {
    one: 'there is only # number for {workers} workers.',
    other: 'there are only # numbers for {workers} workers.',
  },
  'explain.few-items': {
    one: 'there is only # item for {workers} workers.',
    other: 'there are only # items for {workers} workers.',
  },
  'explain.unequal-numbers':
    '{items} numbers of unequal size do not divide evenly between {workers} workers; try splitting by range.',
  'explain.equal-slices': 'equal slices are not equal work; try the dynamic schedule.',
  'explain.chunks':
    'the chunks of {chunksize} items are too few or too unequal; try a smaller chunksize.',
  'explain.ran-out':
    'it ran out of work before the others were done; smaller pieces would even that out.',
  'explain.slowed-down':
    'With {workers} workers the same work took {share} more computing time: {why}',
  'explain.take-turns': {
    one: 'there are more workers than the # core this browser reports, so they take turns.',
    other: 'there are more workers than the # cores this browser reports, so they take turns.',
  },
  'explain.in-the-way':
    'the workers slow each other down, or the cores are shared with something else.',
  'explain.good':
    '{workers} workers were {times} times as fast as one: they were busy nearly all the time and hardly disturbed each other.',
  'explain.beyond-cores': {
    one: 'This browser reports # core, and workers that share a core take turns, so more workers cannot make it any faster.',
    other:
      'This browser reports # cores, and workers that share a core take turns, so adding workers beyond that cannot make it any faster.',
  },
  'explain.more-than-cores': {
    one: 'This browser reports only # core, yet more workers still helped: what a browser reports is a claim, not a measurement.',
    other:
      'This browser reports only # cores, yet more workers than that still helped: what a browser reports is a claim, not a measurement.',
  },
  'explain.waiting': 'Workers waited up to {share} of the time for their results to be collected.',
  'explain.unexplained':
    '{workers} workers were {times} times as fast as one; the timeline does not show what held them back.',
};
