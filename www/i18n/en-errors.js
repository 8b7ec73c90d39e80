// What is said when input is invalid or something fails, in English.

/** @type {import('./types').Messages} */
export const errors = {
  'error.aborted': 'The run was stopped.',
  'error.under-way':
    'A run of {demo} is already under way; stop it first (Escape) or wait for it to finish.',
  'error.broke': 'Something broke that should not have: {said}',
  'error.unknown-demo': 'There is no demo "{id}"; the demos are {known}.',
  'error.no-source': 'The Rust source could not be loaded from {url}.',
  'error.no-program':
    'The playground’s program, playground.wasm, could not be loaded ({why}); check the connection and run again.',
  'error.server-answered': 'the server answered {status}',
  'error.run-failed': 'The run failed because {why}; run it again.',
  'error.engine-stopped': 'the engine worker stopped: {why}',
  'error.no-script': 'its script did not load',
  'error.frame-not-loaded': 'The frame that demos run in did not load; reload the page.',
  'error.frame-reloaded': 'The frame that the demo was running in was reloaded; run it again.',
  'error.message-lost': 'a message from the engine was lost',
  'error.thread-died': 'a thread died: {why}',
  'error.of-program': '{message}',
  'error.of-engine': '{message}',
  'error.no-threads': 'Threads are not available here because {reason}; {instead}.',
  'error.no-processes': 'Processes are not available here because {reason}; {instead}.',
  'error.needs.nothing': '{demo} needs processes, which are not available here because {reason}.',
  'error.needs.threads': '{demo} needs threads, which are not available here because {reason}.',
  'error.needs.shared memory':
    '{demo} needs memory that processes share, which is not available here because {reason}.',
  'error.choose-backend': 'choose the {backend} backend',
  'error.cannot-do-without': '{demo} needs them',
  'error.not-comparable':
    '{demo} cannot run on a single worker, so there is nothing to compare with; run it instead.',
  'error.nothing-to-compare': 'There is nothing to compare because {reason}.',
  'error.compare-workers':
    '{name} must be a list of whole numbers from 1 to {most}, such as [1, 2, 4].',
  'error.compare-backends':
    '{name} must be a list of threads, processes or both, such as ["threads"].',
  'error.compare-repeats': '{name} must be a whole number from 1 to {most}.',

  // Parameters, called by their names in code
  'parameter.unknown': '{demo} has no parameter "{name}"; it has {names}.',
  'parameter.choice': '{name} must be one of {choices}, not {value}.',
  'parameter.no-integers': '{name} is empty; give at least one whole number, such as 97.',
  'parameter.too-many': '{name} has {entries} entries; it takes at most {most}.',
  'parameter.not-texts': '{name} takes a list of addresses, not {value}.',
  'parameter.no-texts': '{name} is empty; give at least one address, such as index.html.',
  'parameter.unfit-text': '{name} takes addresses without white space, not {value}.',
  'parameter.too-long': '{name} takes addresses of at most {most} characters; one has {entries}.',
  'parameter.rounded':
    '{name} takes {value} only as text or BigInt: a JavaScript number that large may have been rounded.',
  'parameter.integer':
    '{name} takes whole numbers from {min} to {max}, written in digits, not {value}.',
  'parameter.own-address':
    'Of the pages on {host}, {name} takes only {pages} here, because this frame is on a page of another site.',
  'value.list': 'a list',
  'value.object': 'an object',
  'value.text': '"{text}"',

  // Attributes that authors set
  'option.word': '{name} must be one of {known}, not {value}; {usual} is used instead.',
  'option.view':
    '{name} takes the parts to show, from {known}, not {value}; all of them are shown instead.',
  'option.autorun': '{name} can only be "visible", not {value}; the demo does not start by itself.',

  // Why threads are available here, or not
  'reason.shared': 'a worker wrote to memory that it shares with this page',
  'reason.copied': 'a worker got a copy of the memory instead of sharing it',
  'reason.no-workers': 'this browser has no web workers or no WebAssembly',
  'reason.no-shared-memory': 'this browser has no shared memory for WebAssembly',
  'reason.not-received': 'the worker could not receive the memory',
  'reason.not-started': 'the worker did not start',
  'reason.not-isolated':
    'this page is not cross-origin isolated (its server does not send the headers COOP and COEP)',
  'reason.in-frame': '{why}, so demos run in a frame that is',
  'reason.said': '{message}',
};
