// What each demo takes and gives, from its Rust types. Written by
// `cargo run --bin export-types`, compared by a test: not to be edited.

/** A whole number; beyond 2^53 a decimal string. */
export type Integer = number | string;

export interface Demos {
  'prime-check': {
    parameters: {
      numbers: Integer[];
      method: 'trial' | 'simd' | 'miller-rabin';
      split: 'number' | 'range';
      schedule: 'dynamic' | 'static' | 'stealing';
      backend: 'auto' | 'single' | 'threads' | 'processes';
      workers: number;
    };
    value: PrimeCheck.Value;
  };
  'thread-pool': {
    parameters: {
      urls: string[];
      workers: number;
      timeout_ms: number;
    };
    value: ThreadPool.Value;
  };
  'result-order': {
    parameters: {
      times_ms: number[];
      workers: number;
    };
    value: ResultOrder.Value;
  };
  'wait-timeout': {
    parameters: {
      updates: number;
      workers: number;
      timeout_ms: number;
    };
    value: WaitTimeout.Value;
  };
  'runaway-task': {
    parameters: {
      stop_by: 'wait' | 'flag' | 'engine';
      workers: number;
      timeout_ms: number;
      loop_ms: number;
    };
    value: RunawayTask.Value;
  };
  'pool-map': {
    parameters: {
      function: 'mandelbrot-row' | 'square' | 'collatz-steps' | 'is-prime';
      items: number | number[];
      call: 'map' | 'starmap' | 'imap' | 'imap_unordered';
      chunksize: number;
      schedule: 'dynamic' | 'static' | 'stealing';
      backend: 'auto' | 'single' | 'threads' | 'processes';
      workers: number;
    };
    value: PoolMap.Value;
  };
  'pool-cost': {
    parameters: {
      batches: number;
      sequences: number;
      workers: number;
    };
    value: PoolCost.Value;
  };
  'imap-progress': {
    parameters: {
      items: number;
      chunksizes: number[];
      workers: number;
    };
    value: ImapProgress.Value;
  };
  process: {
    parameters: {
      processes: number;
    };
    value: Process.Value;
  };
  'separate-memory': {
    parameters: {
      children: number;
    };
    value: SeparateMemory.Value;
  };
  queue: {
    parameters: {
      producers: number;
      consumers: number;
      items: number;
    };
    value: Queue.Value;
  };
  pipe: {
    parameters: {
      messages: number;
    };
    value: Pipe.Value;
  };
  'shared-value': {
    parameters: {
      guard: 'none' | 'lock';
      processes: number;
      increments: number;
    };
    value: SharedValue.Value;
  };
  'process-lock': {
    parameters: {
      guard: 'none' | 'lock';
    };
    value: ProcessLock.Value;
  };
  terminate: {
    parameters: {
      workers: number;
      timeout_ms: number;
    };
    value: Terminate.Value;
  };
  'shared-counter': {
    parameters: {
      guard: 'none' | 'lock' | 'atomic';
      increments: number;
      workers: number;
    };
    value: SharedCounter.Value;
  };
  lock: {
    parameters: {
      guard: 'none' | 'lock';
    };
    value: Lock.Value;
  };
  event: {
    parameters: {
      waiters: number;
    };
    value: Event.Value;
  };
  'connection-pool': {
    parameters: {
      connections: number;
      clients: number;
      queries: number;
      failing: number;
    };
    value: ConnectionPool.Value;
  };
  daemon: {
    parameters: {
      lines: number;
      pause_ms: number;
    };
    value: Daemon.Value;
  };
  gil: {
    parameters: {
      task: 'both' | 'cpu' | 'io';
      sequences: number;
      pause_ms: number;
      workers: number;
    };
    value: Gil.Value;
  };
  'cpu-or-io': {
    parameters: {
      sequences: number;
      pause_ms: number;
      workers: number;
    };
    value: CpuOrIo.Value;
  };
}

export namespace PrimeCheck {
  /**
   * What was found out about a number.
   */
  export type Finding = {
    number: Integer;
    prime: boolean;
    /**
     * Where the number is composite and the method looks for one.
     */
    smallestFactor: Integer | null;
  };
  export type Value = Array<Finding>;
}

export namespace ThreadPool {
  /**
   * What became of a request.
   */
  export type Page = { url: string; bytes: number } | { url: string; error: string };
  export type Value = Array<Page>;
}

export namespace ResultOrder {
  /**
   * The same results, by each way of collecting them.
   */
  export type Answer = {
    asCompleted: Array<number>;
    map: Array<number>;
    /**
     * As they came, but each put in its place.
     */
    fixed: Array<number>;
  };
  export type Value = Answer;
}

export namespace WaitTimeout {
  /**
   * How many updates were done, and when.
   */
  export type Answer = {
    /**
     * When `wait` returned.
     */
    done: number;
    /**
     * Not done when `wait` returned.
     */
    notDone: number;
    /**
     * Of those, how many were done at the end.
     */
    finishedLater: number;
  };
  export type Value = Answer;
}

export namespace RunawayTask {
  /**
   * What comes of it.
   */
  export type Answer = {
    /**
     * Whether tasks were stopped before they would have ended.
     */
    stopped: boolean;
    how: StopBy;
    /**
     * How long the program went on after the timeout.
     */
    afterMs: number;
  };
  /**
   * What becomes of the tasks after the timeout.
   */
  export type StopBy = 'wait' | 'flag' | 'engine';
  export type Value = Answer;
}

export namespace PoolMap {
  /**
   * The results, if they are few; else what can be said of them in short.
   */
  export type Answer =
    | Array<Sample>
    | { length: number; sum: Integer; first: Sample | null; last: Sample | null };
  /**
   * A result.
   */
  export type Sample = Integer | number[];
  export type Value = Answer;
}

export namespace PoolCost {
  export type Value = Integer;
}

export namespace ImapProgress {
  /**
   * What comes of it.
   */
  export type Answer = {
    /**
     * For each chunk size, in the order given.
     */
    points: Array<Point>;
  };
  /**
   * How long it took with chunks of a size.
   */
  export type Point = { chunksize: number; elapsedMs: number };
  export type Value = Answer;
}

export namespace Process {
  /**
   * What comes of it.
   */
  export type Answer = {
    children: Array<Introduction>;
    /**
     * How long it took to start the first one.
     */
    startMs: number;
  };
  /**
   * What a process says of itself.
   */
  export type Introduction = {
    name: string;
    pid: number;
    /**
     * Its parent's.
     */
    ppid: number;
  };
  export type Value = Answer;
}

export namespace SeparateMemory {
  /**
   * What the counter was.
   */
  export type Answer = {
    /**
     * In the parent, after the processes.
     */
    parent: number;
    /**
     * In each process.
     */
    children: Array<number>;
    /**
     * In the parent, after the threads, if there can be any.
     */
    threads: number | null;
  };
  export type Value = Answer;
}

export namespace Queue {
  /**
   * What comes of it.
   */
  export type Answer = {
    /**
     * Who got which item, in the order in which the program heard of it.
     */
    received: Array<string>;
  };
  export type Value = Answer;
}

export namespace Pipe {
  /**
   * What comes of it.
   */
  export type Answer = {
    /**
     * Each number that was sent, and its square.
     */
    exchanged: Array<[number, number]>;
  };
  export type Value = Answer;
}

export namespace SharedValue {
  /**
   * What was counted.
   */
  export type Answer = {
    expected: number;
    actual: number;
    lost: number;
    /**
     * How often each process added.
     */
    array: Array<number>;
  };
  export type Value = Answer;
}

export namespace ProcessLock {
  /**
   * What comes of it.
   */
  export type Answer = {
    /**
     * How many lines were broken up by others.
     */
    interleaved: number;
  };
  export type Value = Answer;
}

export namespace Terminate {
  /**
   * How fast the cores were free again.
   */
  export type Answer = {
    /**
     * How long it took to terminate the pool and to have as many new processes ready, in ms.
     */
    afterMs: number;
  };
  export type Value = Answer;
}

export namespace SharedCounter {
  /**
   * What was counted, and what counting costs.
   */
  export type Answer = {
    expected: number;
    actual: number;
    lost: number;
    /**
     * With each guard.
     */
    costs: Array<Cost>;
  };
  /**
   * What one increment costs, in ns.
   */
  export type Cost = {
    guard: Guard;
    /**
     * When one thread adds.
     */
    aloneNs: number;
    /**
     * When all workers add.
     */
    togetherNs: number;
  };
  /**
   * What keeps two threads from adding at the same time.
   */
  export type Guard = 'none' | 'lock' | 'atomic';
  export type Value = Answer;
}

export namespace Lock {
  /**
   * What comes of it.
   */
  export type Answer = {
    /**
     * Lines that are not whole.
     */
    interleaved: number;
  };
  export type Value = Answer;
}

export namespace Event {
  /**
   * What comes of it.
   */
  export type Answer = {
    /**
     * How many threads went on.
     */
    woken: number;
    /**
     * How long after each `set` they did, in µs.
     */
    latencyUs: Latencies;
  };
  /**
   * How late threads went on.
   */
  export type Latencies = {
    /**
     * Of all threads together, if any had begun to wait in time.
     */
    median: number | null;
    /**
     * Of the thread that went on last, in the same case.
     */
    max: number | null;
    /**
     * Of each thread: one figure for every `set` that it had waited for.
     */
    waiters: Array<Array<number>>;
  };
  export type Value = Answer;
}

export namespace ConnectionPool {
  /**
   * What comes of it.
   */
  export type Answer = {
    /**
     * The most connections that were in use at the same time.
     */
    maxInUse: number;
    /**
     * Queries that were served.
     */
    served: number;
    /**
     * Queries that failed.
     */
    failed: number;
  };
  export type Value = Answer;
}

export namespace Daemon {
  /**
   * What comes of it: how many lines each thread printed until the program ended.
   */
  export type Answer = { daemonLines: number; threadLines: number };
  export type Value = Answer;
}

export namespace Gil {
  /**
   * What comes of it.
   */
  export type Answer = {
    /**
     * For each kind of task, one for each way to run it.
     */
    cells: Array<Cell>;
  };
  /**
   * What one way of running one kind of task took.
   */
  export type Cell = {
    task: Task;
    model: Way;
    /**
     * Whether the threads shared a GIL. Left open for processes, which have one each.
     */
    gil: boolean | null;
    elapsedMs: number;
    /**
     * How many times as fast as one thread.
     */
    speedup: number;
  };
  /**
   * A kind of task.
   */
  export type Task = 'cpu' | 'io';
  /**
   * A way to run tasks.
   */
  export type Way = 'threads, GIL' | 'threads' | 'processes';
  export type Value = Answer;
}

export namespace CpuOrIo {
  /**
   * What to use for each kind of task.
   */
  export type Advice = { cpu: Advised; io: Advised };
  /**
   * What to use.
   */
  export type Advised = 'threads' | 'processes';
  /**
   * What comes of it.
   */
  export type Answer = {
    /**
     * For each kind of task, one for each way to run it.
     */
    cells: Array<Cell>;
    advice: Advice;
  };
  /**
   * What one way of running one kind of task took.
   */
  export type Cell = {
    task: Task;
    model: Way;
    elapsedMs: number;
    /**
     * How many times as fast as one thread.
     */
    speedup: number;
  };
  /**
   * A kind of task.
   */
  export type Task = 'cpu' | 'io';
  /**
   * A way to run tasks.
   */
  export type Way = 'one thread' | 'threads, GIL' | 'threads' | 'processes';
  export type Value = Answer;
}
