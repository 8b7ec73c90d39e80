// The contract, in types: what other people's pages call and receive (first part), and the messages
// between the page, its frame, the engine and the workers (second part). tsc checks both sides against it;
// src/demos/json.rs and src/trace/view.rs are its Rust twins. What each demo takes and gives is in
// demo-types.d.ts, written from the Rust types.

import type { Demos, Integer } from './demo-types.d.ts';

export type { Integer };

// ---- What pages see -----------------------------------------------------------------------

/** A parameter's value as run; choices and texts are strings. */
export type ParameterValue = Integer | Integer[];
export type Parameters = Record<string, ParameterValue>;

export type ParameterType = 'integer' | 'choice' | 'integers' | 'texts' | 'count-or-integers';

export interface Parameter {
  name: string;
  type: ParameterType;
  default: ParameterValue;
  /** The smallest and largest integer allowed; for lists, of each entry. */
  min?: Integer;
  max?: Integer;
  /** Lists: the most entries allowed. */
  maxItems?: number;
  /** `texts`: the most characters allowed in each. */
  maxLength?: number;
  /** `count-or-integers`: the largest count. */
  maxCount?: number;
  choices?: string[];
}

export interface Demo {
  id: string;
  section: string;
  title: string;
  /** One sentence on why it matters. */
  summary: string;
  parameters: Parameter[];
  /** The Python listing, with every parameter at its default. */
  python: string;
}

export type Backend = 'single' | 'threads' | 'processes';

/** What a lane spent time on. Time outside all events is time before the lane's first one. */
export type Kind = 'compute' | 'wait' | 'hold' | 'io' | 'copy' | 'idle' | 'cancelled';

export interface LaneEvent {
  kind: Kind;
  /** What it worked on: `112272535095293`, `items 0–511`. */
  label: string;
  startMs: number;
  endMs: number;
}

export interface Lane {
  /** Named as in the code: `main`, `worker 1`. */
  name: string;
  events: LaneEvent[];
  /** How many of the oldest events did not fit and are missing from `events`. */
  dropped: number;
}

export type DemoId = keyof Demos;

/** What a demo's run takes, with every default filled in. */
export type ParametersOf<Id extends DemoId> = Demos[Id]['parameters'];

/** What a demo gives. The page itself conducts `pool-cost`, and so says what that gives. */
export type DemoValues = { [Id in Exclude<DemoId, 'pool-cost'>]: Demos[Id]['value'] } & {
  'pool-cost': { fresh: PoolTimes; kept: PoolTimes; ratio: number };
};

/** What a pool took, in ms. */
export interface PoolTimes {
  startupMs: number;
  workMs: number;
}

/**
 * The report of one demo's run, as in `Report<'prime-check'>`, or of any demo's: then `report.demo`
 * tells TypeScript which, and so the type of its `value`.
 */
export type Report<Id extends DemoId = DemoId> = { [One in Id]: ReportOf<One> }[Id];

interface ReportOf<Id extends DemoId> {
  demo: Id;
  parameters: Parameters & ParametersOf<Id>;
  backend: Backend;
  workers: number;
  /** The time from handing the work to ready workers until the last result, in ms. */
  elapsedMs: number;
  /** The time to start the workers, in ms; 0 if they were warm. */
  startupMs: number;
  output: string[];
  value: DemoValues[Id];
  lanes: Lane[];
}

export interface ComparedRun {
  backend: Backend;
  workers: number;
  /** One time per repeat, in the order measured. */
  elapsedMs: number[];
  medianMs: number;
  /** The median of `single`, divided by this median. */
  speedup: number;
  /** `speedup / workers`: 0..1, and a little more on a noisy machine. */
  efficiency: number;
}

export interface Comparison {
  demo: string;
  parameters: Parameters;
  runs: ComparedRun[];
  /**
   * Amdahl's serial fraction, 0..1, fitted over the runs with 2 workers and more, and at most as many
   * as the browser reports cores; null where those have fewer than two different numbers of workers.
   */
  serialFraction: number | null;
  /** One or two sentences: why the speed-up is what it is. */
  explanation: string;
}

export type Progress = { done: number; total: number };

export interface RunOptions {
  signal?: AbortSignal;
  onPrint?(line: string): void;
  onProgress?(progress: Progress): void;
}

export interface CompareOptions {
  workers?: number[];
  /** Default: threads where they are available, otherwise processes. */
  backends?: ('threads' | 'processes')[];
  repeats?: number;
  signal?: AbortSignal;
  onProgress?(progress: Progress): void;
}

export type Mode = 'threads' | 'frame' | 'processes' | 'unsupported';
export interface Isolation {
  mode: Mode;
  reason: string;
}

export type ErrorName =
  | 'UnknownDemo'
  | 'InvalidParameter'
  | 'Aborted'
  | 'WorkerFailed'
  | 'Unsupported';

/** `<concurrency-playground>`. Every parameter of its demo is a property and an attribute, too. */
export interface ConcurrencyPlaygroundElement extends HTMLElement {
  /** The demo's id. */
  demo: string;
  /** Which controls to show: none; Run and Stop; or all settings and buttons, the default. */
  controls: 'none' | 'basic' | 'full' | '';
  /** The parts to show, separated by spaces, from timeline, output, result, chart, code. */
  view: string;
  /** `visible`: runs automatically, once, when the reader sees it. */
  autorun: 'visible' | '';
  /** An attribute without a value: its runs do not wait for those of other examples. */
  together: string;
  /** `auto`, the default: the page's. */
  theme: 'light' | 'dark' | 'auto' | '';
  /** The report of the last finished run. */
  readonly report: Report | null;
  run(): Promise<Report>;
  compare(): Promise<Comparison>;
  /** Stops the current run, or stops waiting for it to start. */
  stop(): void;
  [parameter: string]: unknown;
}

// ---- Inside the page ----------------------------------------------------------------------

/**
 * The state of a run under way, updated once per animation frame. The arrays only grow, but the last event
 * of a lane may still change, since it may not have ended.
 */
export interface Live {
  elapsedMs: number;
  done: number;
  /** 0 until the demo has said how much there is to do. */
  total: number;
  lanes: Lane[];
  output: string[];
}

export interface RunHooks {
  signal?: AbortSignal | undefined;
  onLive?: ((live: Live) => void) | undefined;
  /** Calls `look` whenever it is time to, until the returned function is called. Default: every frame. */
  eachFrame?: ((look: () => void) => () => void) | undefined;
  /** Called when the run starts and stops waiting for another one; without it, the run is refused. */
  onWait?: ((waits: boolean) => void) | undefined;
  /** The run neither waits for other runs nor makes them wait. */
  together?: boolean | undefined;
}

/** How a `Live` differs from the previous one: what is gone, and what is new. */
export interface LiveChanges {
  elapsedMs: number;
  done: number;
  total: number;
  lanes: {
    name: string;
    dropped: number;
    /** How many of the oldest events are gone, how many after them remain, and what follows. */
    gone: number;
    kept: number;
    events: LaneEvent[];
  }[];
  /** The lines that are new. */
  output: string[];
}

/** A text, by its key and the values that fill it in. */
export type Text = { key: string; values?: Values };
/**
 * A value to fill into a text. Strings and numbers are shown as they are, a `bigint` with its digits in
 * groups, and other texts by their keys.
 */
export type Value = string | number | bigint | Text;
export type Values = { [name: string]: Value };

/** What is available on a page, and why. */
export type Found = { mode: Mode; reason: Text };

// ---- Between page and frame ---------------------------------------------------------------

/** Frame to the window that embeds it. */
export type FrameHello =
  | { playground: 'starting' }
  | { playground: 'ready'; isolation: Found }
  /** A frame that shows a demo: the height it would like to have, in CSS pixels. */
  | { playground: 'height'; height: number };

/** Page to frame, once, with a port. All further messages go through the port. */
export type PageHello = { playground: 'connect' };

/** Page to frame; `id` identifies the call. */
export type FrameRequest =
  | { type: 'run'; id: number; demo: string; parameters: Parameters; live: boolean }
  | {
      type: 'compare';
      id: number;
      demo: string;
      parameters: Parameters;
      /** The language of the explanation. */
      language: string;
      options: Omit<CompareOptions, 'signal' | 'onProgress'>;
    }
  | { type: 'stop'; id: number }
  /** A run of this demo is likely to begin soon. */
  | { type: 'warm'; demo: string; parameters: Parameters }
  /** Asks for the state of a run; answered with `live`. */
  | { type: 'look'; id: number };

/** Frame to page. */
export type FrameReply =
  | { type: 'live'; id: number; changes: LiveChanges | null }
  | { type: 'progress'; id: number; progress: Progress }
  | { type: 'done'; id: number; result: unknown; progress: Progress }
  /** The message, by the key of its text. */
  | {
      type: 'failed';
      id: number;
      name: ErrorName;
      key: string;
      values: Values;
      parameter: string | undefined;
    };

// ---- Between page, engine and workers -----------------------------------------------------

/** Where the page finds the state of a run in the engine's memory: addresses and offsets in bytes. */
export interface EngineView {
  /** src/trace/view.rs */
  trace: {
    total: number;
    origin: number;
    capacity: number;
    nameBytes: number;
    lane: Record<
      'done' | 'openStart' | 'openFirst' | 'openCount' | 'openWhat' | 'nameLength' | 'name',
      number
    >;
    lanes: { record: number; head: number; slots: number }[];
    /** The names of the kinds, by number. */
    kinds: Kind[];
    /** The texts of labels, by number: for one item, and for several. */
    texts: [string, string][];
  };
  /** src/runtime/output.rs */
  output: { published: number; bytes: number };
}

/** Page to engine. */
export type EngineRequest =
  | {
      type: 'start';
      module: WebAssembly.Module;
      threads: number;
      /** One per thread, to report its failure on, since a blocked engine receives no messages. */
      failurePorts: MessagePort[];
    }
  | { type: 'run'; demo: string; parameters: Parameters; backend: Backend; workers: number };

/** Engine to page. */
export type EngineReply =
  | {
      type: 'ready';
      view: EngineView;
      /** null if it cannot be posted; the engine then posts `live` itself. */
      memory: WebAssembly.Memory | null;
    }
  | { type: 'live'; live: Live }
  | {
      type: 'done';
      value: unknown;
      live: Live;
      /** The time to start the processes, in ms; 0 if they were warm. */
      startupMs: number;
      /** Whether daemon threads are still running, so that the engine is of no further use. */
      busy: boolean;
    }
  | { type: 'failed'; name: string; message: string };

/** A process to its new child: what to run. */
export interface ChildStart {
  type: 'begin';
  demo: string;
  name: string;
  target: string;
  argument: Uint8Array<ArrayBuffer>;
  pid: number;
  parent: number;
  /** How many ends of connections it is given; they are its ports from 1 on. */
  ports: number;
  shared: SharedArrayBuffer[];
}

/** A process to its child. */
export type ChildRequest =
  | { type: 'load'; module: WebAssembly.Module }
  | ChildStart
  /** To a port of the child's; null: the last one. */
  | { type: 'message'; port: number; message: Uint8Array | null };

/** A process to its parent. */
export type ChildReply =
  | { type: 'started' }
  /** From a port of the child's; null: the last one. */
  | { type: 'message'; port: number; message: Uint8Array | null }
  /** Output and timeline updates: a `ProcessUpdate` of `src/process/update.rs`. */
  | { type: 'update'; pid: number; update: Uint8Array }
  | { type: 'ended'; raised: string | null };

/** Engine to thread: everything it needs to join the engine's memory. */
export interface ThreadStart {
  module: WebAssembly.Module;
  memory: WebAssembly.Memory;
  receiver: number;
  failurePort: MessagePort;
}
