// The contract, as types only: what pages call and receive (first part), and what the page, the
// engine and its workers say to each other (second part). Both sides are checked against it by tsc;
// src/demos/registry.rs and src/trace/view.rs are its Rust twins.

// ---- What pages see -----------------------------------------------------------------------

/** A value of a parameter as run: integers beyond 2^53 are decimal strings, as words and texts are. */
export type Integer = number | string;
export type ParameterValue = Integer | Integer[];
export type Parameters = Record<string, ParameterValue>;

export type ParameterType = 'integer' | 'choice' | 'integers' | 'texts' | 'count-or-integers';

export interface Parameter {
  name: string;
  type: ParameterType;
  default: ParameterValue;
  /** Smallest and largest integer allowed; of each entry where the type is a list. */
  min?: Integer;
  max?: Integer;
  /** Lists: how many entries at the most. */
  maxItems?: number;
  /** `texts`: how many characters of each at the most. */
  maxLength?: number;
  /** `count-or-integers`: the largest count. */
  maxCount?: number;
  choices?: string[];
}

export interface Demo {
  id: string;
  section: string;
  title: string;
  /** One sentence: why it matters. */
  summary: string;
  parameters: Parameter[];
  /** The Python listing with every parameter at its default. */
  python: string;
}

export type Backend = 'single' | 'threads' | 'processes';

/** What a lane's time was spent on. Time in no event is time before the lane's first. */
export type Kind = 'compute' | 'wait' | 'hold' | 'io' | 'copy' | 'idle' | 'cancelled';

export interface LaneEvent {
  kind: Kind;
  /** What was worked on: `112272535095293`, `items 0–511`. */
  label: string;
  startMs: number;
  endMs: number;
}

export interface Lane {
  /** As the code names it: `main`, `worker 1`. */
  name: string;
  events: LaneEvent[];
  /** How many of the oldest events no longer fit and are missing from `events`. */
  dropped: number;
}

export interface Report {
  demo: string;
  parameters: Parameters;
  backend: Backend;
  workers: number;
  /** From handing the work to ready workers until the last result, in ms. */
  elapsedMs: number;
  /** Bringing the workers up, in ms; 0 when they were warm. */
  startupMs: number;
  output: string[];
  value: any;
  lanes: Lane[];
}

export interface ComparedRun {
  backend: Backend;
  workers: number;
  /** One figure a repeat, in the order measured. */
  elapsedMs: number[];
  medianMs: number;
  /** The median of `single` over this median. */
  speedup: number;
  /** `speedup / workers`, 0..1 and a little more where the machine is noisy. */
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
  /** Default: threads where they can be had, else processes. */
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

/** `<concurrency-playground>`. Every parameter of its demo is a property too, and an attribute. */
export interface ConcurrencyPlaygroundElement extends HTMLElement {
  /** The demo's id. */
  demo: string;
  /** What there is to press: nothing; Run and Stop; or the settings and all buttons, as usual. */
  controls: 'none' | 'basic' | 'full' | '';
  /** The parts that are shown, with spaces between: of timeline, output, result, chart, code. */
  view: string;
  /** `visible`: runs by itself, once, when the reader sees it. */
  autorun: 'visible' | '';
  /** As an attribute without a value: its runs do not wait for those of other examples. */
  together: string;
  /** `auto`, as usual: the page's. */
  theme: 'light' | 'dark' | 'auto' | '';
  /** The last finished run. */
  readonly report: Report | null;
  run(): Promise<Report>;
  compare(): Promise<Comparison>;
  /** Stops what runs, or gives up waiting for it. */
  stop(): void;
  [parameter: string]: unknown;
}

// ---- Inside the page ----------------------------------------------------------------------

/**
 * What is known of a run under way: handed out once an animation frame. The arrays only grow, but
 * the last event of a lane may still change: it may be going on.
 */
export interface Live {
  elapsedMs: number;
  done: number;
  /** 0 until the demo has said how much there is. */
  total: number;
  lanes: Lane[];
  output: string[];
}

export interface RunHooks {
  signal?: AbortSignal | undefined;
  onLive?: ((live: Live) => void) | undefined;
  /** Calls back whenever it is time to look, until what it returns is called; else each frame. */
  eachFrame?: ((look: () => void) => () => void) | undefined;
  /** Waits for another run under way, and is told so; without it the run is refused. */
  onWait?: ((waits: boolean) => void) | undefined;
  /** Neither waits for other runs nor is waited for. */
  together?: boolean | undefined;
}

/** How a `Live` differs from the one before it: what is no longer there, and what is new. */
export interface LiveChanges {
  elapsedMs: number;
  done: number;
  total: number;
  lanes: {
    name: string;
    dropped: number;
    /** How many of the oldest events are gone, how many after them stay, and what follows those. */
    gone: number;
    kept: number;
    events: LaneEvent[];
  }[];
  /** Lines after those that are known. */
  output: string[];
}

/** A text by its key, and what fills it. */
export type Text = { key: string; values?: Values };
/**
 * What a text is filled with: text and figures as they are, a `bigint` with its digits in groups, and
 * other texts by their keys.
 */
export type Value = string | number | bigint | Text;
export type Values = { [name: string]: Value };

/** What a page can have, and why. */
export type Found = { mode: Mode; reason: Text };

// ---- Between page and frame ---------------------------------------------------------------

/** Frame to the window that holds it. */
export type FrameHello =
  | { playground: 'starting' }
  | { playground: 'ready'; isolation: Found }
  /** A frame that shows a demo: how high it would like to be, in CSS pixels. */
  | { playground: 'height'; height: number };

/** Page to frame, once, with a port; all that follows goes through the port. */
export type PageHello = { playground: 'connect' };

/** Page to frame; `id` is the page's name for the call. */
export type FrameRequest =
  | { type: 'run'; id: number; demo: string; parameters: Parameters; live: boolean }
  | {
      type: 'compare';
      id: number;
      demo: string;
      parameters: Parameters;
      /** Of the explanation. */
      language: string;
      options: Omit<CompareOptions, 'signal' | 'onProgress'>;
    }
  | { type: 'stop'; id: number }
  /** A run of this is about to begin, most likely. */
  | { type: 'warm'; demo: string; parameters: Parameters }
  /** Asks for what goes on; each is answered by `live`. */
  | { type: 'look'; id: number };

/** Frame to page. */
export type FrameReply =
  | { type: 'live'; id: number; changes: LiveChanges | null }
  | { type: 'progress'; id: number; progress: Progress }
  | { type: 'done'; id: number; result: unknown; progress: Progress }
  /** What to say, by the key of its text. */
  | {
      type: 'failed';
      id: number;
      name: ErrorName;
      key: string;
      values: Values;
      parameter: string | undefined;
    };

// ---- Between page, engine and workers -----------------------------------------------------

/** Where the page finds what goes on in the engine's memory: addresses and offsets in bytes. */
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
    /** Names of kinds, by number. */
    kinds: Kind[];
    /** Texts of labels, by number: for one item, and for several. */
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
      /** One for each thread: it says there that it failed, for a blocked engine hears nothing. */
      failurePorts: MessagePort[];
    }
  | { type: 'run'; demo: string; parameters: Parameters; backend: Backend; workers: number };

/** Engine to page. */
export type EngineReply =
  | {
      type: 'ready';
      view: EngineView;
      /** null where it cannot be posted; the engine then posts `live` itself. */
      memory: WebAssembly.Memory | null;
    }
  | { type: 'live'; live: Live }
  | {
      type: 'done';
      value: unknown;
      live: Live;
      /** Bringing up processes, in ms; 0 where they were there. */
      startupMs: number;
      /** Daemon threads still run: the engine is of no further use. */
      busy: boolean;
    }
  | { type: 'failed'; name: string; message: string };

/** A process to one that it starts: what to run. */
export interface ChildStart {
  type: 'begin';
  demo: string;
  name: string;
  target: string;
  argument: Uint8Array<ArrayBuffer>;
  pid: number;
  parent: number;
  /** How many ends of connections it is given; its ports from 1 on. */
  ports: number;
  shared: SharedArrayBuffer[];
}

/** A process to one that it starts. */
export type ChildRequest =
  | { type: 'load'; module: WebAssembly.Module }
  | ChildStart
  /** To a port of the child's; null: none will follow. */
  | { type: 'message'; port: number; message: Uint8Array | null };

/** A process to the one that started it. */
export type ChildReply =
  | { type: 'started' }
  /** By a port of the child's; null: none will follow. */
  | { type: 'message'; port: number; message: Uint8Array | null }
  /** Output and timeline updates: a `ProcessUpdate` of `src/process/update.rs`. */
  | { type: 'update'; pid: number; update: Uint8Array }
  | { type: 'ended'; raised: string | null };

/** Engine to thread: everything to join the engine's memory. */
export interface ThreadStart {
  module: WebAssembly.Module;
  memory: WebAssembly.Memory;
  receiver: number;
  failurePort: MessagePort;
}
