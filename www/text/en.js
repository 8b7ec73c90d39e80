// Every visible string, in English. A string that counts has the forms Intl.PluralRules asks for,
// chosen by {count}; *stars* mark what is said louder.

/** @type {import('./words.js').Messages} */
export const en = {
  // The gallery
  name: 'Concurrency Playground',
  tagline:
    'Small Python programs about threads and processes, run for real on worker threads in your browser.',
  'gallery.demos': 'Demos',
  'gallery.choose': 'Demo',
  'gallery.skip': 'Skip to the demo',
  'gallery.unknown-demo':
    'The link asks for a demo called “{id}”, which does not exist. Here is the first one instead.',
  'gallery.unknown-parameter':
    'The link sets “{name}”, which this demo does not have; it was left out.',
  'gallery.no-threads':
    'Threads are not available here because {reason}; the single backend still runs.',
  'gallery.threads': 'Threads are available here: {reason}.',
  'gallery.cores': { one: 'This browser reports # core.', other: 'This browser reports # cores.' },

  // Buttons and state
  run: 'Run',
  running: 'Running',
  compare: 'Compare',
  comparing: 'Comparing',
  stop: 'Stop',
  'copy-link': 'Copy link',
  'run.hint': 'Run (Ctrl or Cmd and Enter)',
  'stop.hint': 'Stop (Escape)',
  'compare.hint': 'Measure with one worker and with more, in turns',
  'link.copied': 'Link copied: it opens this demo with these settings.',
  'link.by-hand': 'The browser did not allow copying. The link: {address}',
  'link.too-long': 'These settings are too long for a link.',
  stopped: 'Stopped.',
  'stopped.kept': 'Stopped. What you see is from the run before.',
  'said.half': 'Half done.',

  // The finding
  'finding.none': 'Press Run and watch the workers.',
  'finding.running': 'Running…',
  'finding.comparing': 'Measuring in turns…',
  'finding.stopped': 'Stopped before the end.',
  'finding.any': 'Done in *{time}* by {workers}',
  'finding.prime-check': {
    one: '# number checked in *{time}* by {workers}',
    other: '# numbers checked in *{time}* by {workers}',
  },
  'finding.pool-map.square': {
    one: '# square in *{time}* by {workers}',
    other: '# squares in *{time}* by {workers}',
  },
  'finding.pool-map.collatz-steps': {
    one: '# Collatz sequence followed in *{time}* by {workers}',
    other: '# Collatz sequences followed in *{time}* by {workers}',
  },
  'finding.pool-map.is-prime': {
    one: '# number checked in *{time}* by {workers}',
    other: '# numbers checked in *{time}* by {workers}',
  },
  'finding.pool-map.mandelbrot-row': {
    one: '# row of the picture in *{time}* by {workers}',
    other: '# rows of the picture in *{time}* by {workers}',
  },
  'finding.pool-cost': 'A new pool for each batch: *{times} the time* of one pool kept',
  'finding.daemon': {
    one: 'The program waited for # line of the thread and *cut the daemon off* after {daemon}',
    other: 'The program waited for # lines of the thread and *cut the daemon off* after {daemon}',
  },
  'finding.gil.cpu': 'Computing with the GIL: *{held}* the speed of one thread; without: *{free}*',
  'finding.gil.io': 'Waiting with the GIL: *{held}* the speed of one thread; without: *{free}*',
  'finding.cpu-or-io': 'Computing: *{cpu}*. Waiting: *{io}*.',
  'finding.faster': '*{times} faster* with {workers}',
  'finding.no-faster': '*No faster* with {workers}: {times} the speed of one',
  'finding.slower': '*Slower* with {workers}: {times} the speed of one',
  'finding.not-compared': 'Nothing to compare: only one worker was measured',
  workers: { one: '# worker', other: '# workers' },

  // Parameters: label.NAME, hint.NAME; without one the name itself is shown
  'label.numbers': 'Numbers',
  'label.method': 'Method',
  'label.split': 'Split by',
  'label.schedule': 'Schedule',
  'label.backend': 'Backend',
  'label.workers': 'Workers',
  'label.function': 'Function',
  'label.items': 'Items',
  'label.call': 'Call',
  'label.chunksize': 'Chunk size',
  'label.task': 'Task',
  'label.pause_ms': 'Pause (ms)',
  'label.lines': 'Lines',
  'label.sequences': 'Sequences',
  'label.batches': 'Batches',
  'hint.numbers': '0 to 2⁶⁴ − 1, with commas or spaces between',
  'hint.items': 'A count n for 0 … n − 1, or a list',
  'hint.chunksize': '0: Python’s own rule',
  'settings.more': 'More settings',
  'step.less': '{label}: one less',
  'step.more': '{label}: one more',

  // The timeline
  timeline: 'Timeline',
  'timeline.roledescription': 'timeline',
  'timeline.hint': 'Point at a span to read it, or move with the arrow keys.',
  'timeline.waiting': 'Each worker gets a line here.',
  'timeline.none': 'This run left no spans.',
  'timeline.lane': 'worker {number}',
  'timeline.starts': 'starts at {time}',
  'timeline.lasts': 'lasts {time}',
  'timeline.busy': 'busy',
  'timeline.dropped': {
    one: '# early span no longer fitted in memory and is not drawn.',
    other: '# early spans no longer fitted in memory and are not drawn.',
  },
  'timeline.table': 'Timeline as a table',
  'timeline.column.lane': 'Lane',
  'timeline.column.spans': 'Spans',
  'timeline.column.dropped': 'Dropped',
  'timeline.cell': '{time} ({share})',
  'kind.compute': 'computing',
  'kind.wait': 'waiting',
  'kind.hold': 'holding a lock',
  'kind.io': 'input/output',
  'kind.copy': 'copying',
  'kind.idle': 'idle',

  // Progress
  progress: 'Progress',
  'progress.value': '{done} of {total}, {share}',

  // Output and result
  output: 'Output',
  'output.lines': { one: '# line', other: '# lines' },
  'output.none': 'This run printed nothing.',
  result: 'Result',
  'result.more': { one: 'Show # more', other: 'Show # more' },
  'matrix.cpu': 'Computing',
  'matrix.io': 'Waiting',
  'matrix.one thread': 'One thread',
  'matrix.threads, GIL': 'Threads with the GIL',
  'matrix.threads': 'Threads without a GIL',
  'advice.threads': 'use threads',
  'advice.processes': 'use processes',
  'result.number': 'Number',
  'result.prime': 'Prime',
  'result.factor': 'Factors found',
  'result.yes': 'yes',
  'result.no': 'no',
  'result.picture': 'The Mandelbrot set, {rows} rows of {columns} points',
  'result.picture.unordered': 'Rows are drawn in the order in which they came.',
  'result.picture.points': '{rows} rows × {columns} points',

  // Comparison
  comparison: 'Comparison',
  'chart.label': 'Speed-up against one worker: {points}',
  'chart.point': '{times} with {workers}',
  'chart.x': 'workers',
  'chart.y': 'speed-up',
  'chart.ideal': 'ideal',
  'chart.measured': 'measured',
  'compare.table': 'Measured times',
  'compare.backend': 'Backend',
  'compare.workers': 'Workers',
  'compare.median': 'Median',
  'compare.spread': 'Spread',
  'compare.speedup': 'Speed-up',
  'compare.efficiency': 'Efficiency',
  'compare.range': '{from} – {to}',
  'compare.repeats': {
    one: 'Each measured once.',
    other: 'Each measured # times, in turns; the median counts.',
  },
  'serial.none':
    'Hardly any of the work had to run on one worker alone: more cores would go on helping.',
  'serial.some':
    'It behaves like a program of which {share} must run on one worker alone: then no number of workers makes it more than {times} times faster (Amdahl’s law).',
  'serial.all':
    'It behaves like a program that must run on one worker alone: more workers did not help.',

  // Code
  python: 'Python',
  rust: 'Rust',
  'code.python': 'what the documentation teaches',
  'code.rust': 'what runs here',
  'code.loading': 'Loading…',
  'code.failed': 'The listing could not be loaded.',
  'code.marked': { one: 'The line that matters: {lines}', other: 'The lines that matter: {lines}' },
};
