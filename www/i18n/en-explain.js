// Why a speed-up is what it is, in English. Whole sentences; {why} ends the one that it is put in.

/** @type {import('./types').Messages} */
export const explanations = {
  'explain.one-worker': 'Only one worker was measured, so there is nothing to compare it with.',
  'explain.too-short':
    'One worker needs only {time}, so handing the work to others takes longer than it saves; try more or larger work.',
  'explain.uneven': '{name} was idle {share} of the time: {why}',
  'explain.few-numbers': 'there are only {items} numbers for {workers} workers.',
  'explain.few-items': 'there are only {items} items for {workers} workers.',
  'explain.unequal-numbers':
    '{items} numbers of unequal size do not divide evenly between {workers} workers; try splitting by range.',
  'explain.equal-slices': 'equal slices are not equal work; try the dynamic schedule.',
  'explain.chunks':
    'the chunks of {chunksize} items are too few or too unequal; try a smaller chunksize.',
  'explain.ran-out':
    'the work ran out for it before the others were done; smaller pieces would even that out.',
  'explain.slowed-down':
    'With {workers} workers the same work took {share} more computing time: {why}',
  'explain.take-turns':
    'there are more workers than the {cores} cores this browser reports, so they take turns.',
  'explain.in-the-way':
    'the workers slow each other down, or the cores are shared with something else.',
  'explain.good':
    '{workers} workers were {times} times as fast as one: they were busy nearly all the time and hardly disturbed each other.',
  'explain.more-than-cores':
    'More workers than the {cores} cores that this browser reports still helped: the report is a claim, not a measurement.',
  'explain.waiting': 'Workers waited up to {share} of the time for results to be taken.',
  'explain.unexplained':
    '{workers} workers were {times} times as fast as one; the lanes do not show why not more.',
};
