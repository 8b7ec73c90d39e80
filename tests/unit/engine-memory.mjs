// An engine's memory made by hand, as src/trace and src/demos lay it out, for tests of its reader.
// Run as a thread, it writes spans as fast as it can.
import { isMainThread, workerData } from 'node:worker_threads';

/**
 * @typedef {object} Span
 * @property {number} [kind]
 * @property {number} [text]
 * @property {number | bigint} [first]
 * @property {number | bigint} [count]
 * @property {number} [start]
 * @property {number} [end]
 */

const RECORD = 128;
const SLOT = 40;
const TOTALS = 1024;
const RECORDS = 2048;
const RINGS = 8192;
const OUTPUT = 60_000;

/**
 * Where all of it lies: at places of our own, because the reader must know none by heart.
 * @param {number} lanes
 * @param {number} capacity
 * @returns {import('../../www/contract').EngineView}
 */
export function view(lanes, capacity) {
  return {
    trace: {
      total: TOTALS,
      origin: TOTALS + 8,
      capacity,
      nameBytes: 32,
      lane: {
        openWhat: 0,
        openStart: 8,
        openCount: 16,
        openFirst: 24,
        done: 32,
        name: 40,
        nameLength: 72,
      },
      lanes: Array.from({ length: lanes }, (_, index) => ({
        record: RECORDS + index * RECORD,
        head: TOTALS + 16 + index * 8,
        slots: RINGS + index * SLOT * (capacity + 1),
      })),
      kinds: /** @type {any} */ (['', 'compute', 'wait', 'hold', 'io', 'copy', 'idle']),
      texts: [
        ['item {first}', '{count} items from {first}'],
        ['{first}', '{count} numbers from {first}'],
      ],
    },
    output: { published: OUTPUT - 8, bytes: OUTPUT },
  };
}

export class Engine {
  constructor({ lanes = 1, capacity = 16, shared = true, memory = newMemory(shared) } = {}) {
    this.memory = memory;
    this.view = view(lanes, capacity);
  }

  get #data() {
    return new DataView(this.memory.buffer);
  }

  /** @param {number} lane @param {keyof import('../../www/contract').EngineView['trace']['lane']} word */
  #word(lane, word) {
    return this.#lane(lane).record + this.view.trace.lane[word];
  }

  /** @param {number} lane */
  #lane(lane) {
    const place = this.view.trace.lanes[lane];
    if (!place) throw new Error(`there is no lane ${lane}`);
    return place;
  }

  /** @param {number} origin */
  begin(origin) {
    this.#data.setFloat64(this.view.trace.origin, origin, true);
  }

  /** @param {number} items */
  total(items) {
    this.#data.setBigUint64(this.view.trace.total, BigInt(items), true);
  }

  /** @param {number} lane @param {number} items */
  done(lane, items) {
    this.#data.setBigUint64(this.#word(lane, 'done'), BigInt(items), true);
  }

  /** @param {number} lane @param {string} name */
  name(lane, name) {
    const bytes = new TextEncoder().encode(name);
    new Uint8Array(this.memory.buffer).set(bytes, this.#word(lane, 'name'));
    this.#data.setUint32(this.#word(lane, 'nameLength'), bytes.length, true);
  }

  /** @param {number} lane @param {Span | null} span */
  open(lane, span) {
    const { kind = 1, text = 0, first = 0, count = 0, start = 0 } = span ?? {};
    this.#data.setBigUint64(this.#word(lane, 'openFirst'), BigInt(first), true);
    this.#data.setBigUint64(this.#word(lane, 'openCount'), BigInt(count), true);
    this.#data.setFloat64(this.#word(lane, 'openStart'), start, true);
    const what = span ? kind | (text << 8) : 0;
    this.#data.setBigUint64(this.#word(lane, 'openWhat'), BigInt(what), true);
  }

  /** @param {number} lane @param {Span} span */
  push(lane, { kind = 1, text = 0, first = 0, count = 1, start = 0, end = 0 }) {
    const { head, slots } = this.#lane(lane);
    const heads = new Uint32Array(this.memory.buffer, head, 1);
    const published = Atomics.load(heads, 0);
    const at = slots + (published % (this.view.trace.capacity + 1)) * SLOT;
    const data = this.#data;
    data.setBigUint64(at, BigInt(kind | (text << 8)), true);
    data.setBigUint64(at + 8, BigInt(first), true);
    data.setBigUint64(at + 16, BigInt(count), true);
    data.setFloat64(at + 24, start, true);
    data.setFloat64(at + 32, end, true);
    Atomics.store(heads, 0, published + 1);
  }

  /** @param {number} lane @param {{count: number, end: number}} span */
  amend(lane, { count, end }) {
    const { head, slots } = this.#lane(lane);
    const newest = Atomics.load(new Uint32Array(this.memory.buffer, head, 1), 0) - 1;
    const at = slots + (newest % (this.view.trace.capacity + 1)) * SLOT;
    this.#data.setBigUint64(at + 16, BigInt(count), true);
    this.#data.setFloat64(at + 32, end, true);
  }

  /**
   * Spans labelled `from`, `from + 1`, ...
   * @param {number} lane
   * @param {number} from
   * @param {number} length
   */
  count(lane, from, length) {
    for (let first = from; first < from + length; first += 1) {
      this.push(lane, { text: 1, first, start: first, end: first + 0.5 });
    }
  }

  /** @param {string} text */
  print(text) {
    const published = new Uint32Array(this.memory.buffer, this.view.output.published, 1);
    const bytes = new TextEncoder().encode(text);
    const from = Atomics.load(published, 0);
    new Uint8Array(this.memory.buffer).set(bytes, this.view.output.bytes + from);
    Atomics.store(published, 0, from + bytes.length);
  }

  takeOutput() {
    Atomics.store(new Uint32Array(this.memory.buffer, this.view.output.published, 1), 0, 0);
  }
}

/** @param {boolean} shared */
function newMemory(shared) {
  return new WebAssembly.Memory({ initial: 1, maximum: 2, shared });
}

if (!isMainThread && workerData?.pushes) {
  const { memory, capacity, pushes } = workerData;
  new Engine({ capacity, memory }).count(0, 0, pushes);
}
