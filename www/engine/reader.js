// Reads an engine's state from its memory, once per frame, without sending any message. Layout and
// protocol: src/trace/ring.rs, src/trace/view.rs.

/** @typedef {import('../contract').EngineView} EngineView */
/** @typedef {import('../contract').Live} Live */
/** @typedef {import('../contract').Lane} Lane */
/** @typedef {import('../contract').LaneEvent} LaneEvent */

const WORD = 8;
const SLOT = 5 * WORD;
/** How many events a live view keeps per lane: more than the ring, but not without limit. */
const MOST_LIVE = 4;

export class Reader {
  #view;
  #memory;
  /** @type {LaneReader[]} */
  #lanes;
  #output;
  #lastOrigin;

  /**
   * @param {EngineView} view
   * @param {WebAssembly.Memory} memory
   * @param {boolean} [beforehand] whether the run to be read has not begun yet
   */
  constructor(view, memory, beforehand = false) {
    this.#view = view.trace;
    this.#memory = memory;
    this.#lanes = view.trace.lanes.map((_, index) => new LaneReader(view.trace, index));
    this.#output = new OutputReader(view.output);
    this.#lastOrigin = beforehand ? this.#origin() : Number.NaN;
  }

  #origin() {
    return new DataView(this.#memory.buffer).getFloat64(this.#view.origin, true);
  }

  /**
   * @param {boolean} [cutOff] whether what is under way is cut off here
   * @returns {Live | null} null until the run has begun
   */
  read(cutOff = false) {
    const origin = this.#origin();
    if (origin === this.#lastOrigin) return null;
    // Taken anew each time, because a memory that has grown has another buffer.
    const data = new DataView(this.#memory.buffer);
    const elapsedMs = performance.timeOrigin + performance.now() - origin;
    const lanes = this.#lanes.filter((lane) => lane.read(data, elapsedMs, cutOff));
    return {
      elapsedMs,
      done: lanes.reduce((sum, lane) => sum + lane.done, 0),
      total: Number(data.getBigUint64(this.#view.total, true)),
      lanes: lanes.map((lane) => lane.lane),
      output: this.#output.read(data),
    };
  }
}

class LaneReader {
  #view;
  #at;
  /** How many of the ring's events have been decoded. */
  #decoded = 0;
  /** The position in the ring of the newest of `lane.events`. */
  #last = -1;
  /** Whether the last of `lane.events` is the span that is still open. */
  #open = false;
  /** @type {Lane} */
  lane = { name: '', events: [], dropped: 0 };
  done = 0;

  /**
   * @param {EngineView['trace']} view
   * @param {number} index
   */
  constructor(view, index) {
    this.#view = view;
    this.#at = /** @type {EngineView['trace']['lanes'][number]} */ (view.lanes[index]);
  }

  /**
   * @param {DataView} data
   * @param {number} now ms since the run began
   * @param {boolean} cutOff
   * @returns {boolean} whether the run uses this lane
   */
  read(data, now, cutOff) {
    const { record } = this.#at;
    const { lane: offsets } = this.#view;
    const length = data.getUint32(record + offsets.nameLength, true);
    if (length === 0) return false;
    this.lane.name ||= text(data, record + offsets.name, length);
    this.done = Number(data.getBigUint64(record + offsets.done, true));

    const { events } = this.lane;
    if (this.#open) events.pop();
    this.#readRing(data);
    const open = this.#openSpan(data, now);
    if (open) events.push(cutOff ? { ...open, kind: 'cancelled' } : open);
    this.#open = open !== null;
    return true;
  }

  /** @param {DataView} data */
  #readRing(data) {
    const { events } = this.lane;
    const { capacity } = this.#view;
    const head = this.#head(data);
    const from = Math.max(this.#decoded, head - capacity);
    // The newest event that is known may have been extended since.
    const newest =
      this.#last >= Math.max(0, head - capacity) ? this.#entry(data, this.#last) : null;
    const fresh = [];
    for (let index = from; index < head; index += 1) fresh.push(this.#entry(data, index));
    // Events that the writer has overtaken in the meantime may be torn.
    const safe = this.#head(data) - capacity;
    const overtaken = Math.min(fresh.length, Math.max(0, safe - from));
    fresh.splice(0, overtaken);
    if (newest && this.#last >= safe) events[events.length - 1] = newest;
    this.lane.dropped += from + overtaken - this.#decoded;
    events.push(...fresh);
    this.#decoded = head;
    if (fresh.length > 0) this.#last = head - 1;
    const excess = events.length - MOST_LIVE * capacity;
    if (excess > 0) {
      events.splice(0, excess);
      this.lane.dropped += excess;
    }
  }

  /**
   * @param {DataView} data
   * @param {number} index
   */
  #entry(data, index) {
    return this.#event(data, this.#at.slots + (index % (this.#view.capacity + 1)) * SLOT);
  }

  /** @param {DataView} data */
  #head(data) {
    return Atomics.load(new Uint32Array(data.buffer, this.#at.head, 1), 0);
  }

  /**
   * @param {DataView} data
   * @param {number} at
   */
  #event(data, at) {
    return this.#decode(
      Number(data.getBigUint64(at, true)),
      data.getBigUint64(at + WORD, true),
      data.getBigUint64(at + 2 * WORD, true),
      data.getFloat64(at + 3 * WORD, true),
      data.getFloat64(at + 4 * WORD, true),
    );
  }

  /**
   * @param {DataView} data
   * @param {number} now
   */
  #openSpan(data, now) {
    const { record } = this.#at;
    const { openWhat, openFirst, openCount, openStart } = this.#view.lane;
    const what = Number(data.getBigUint64(record + openWhat, true));
    if (what === 0) return null;
    return this.#decode(
      what,
      data.getBigUint64(record + openFirst, true),
      data.getBigUint64(record + openCount, true),
      data.getFloat64(record + openStart, true),
      now,
    );
  }

  /**
   * @param {number} what
   * @param {bigint} first
   * @param {bigint} count
   * @param {number} startMs
   * @param {number} endMs
   * @returns {LaneEvent}
   */
  #decode(what, first, count, startMs, endMs) {
    const kind = this.#view.kinds[what & 0xff] ?? 'compute';
    const form = this.#view.texts[what >> 8]?.[count > 1n ? 1 : 0] ?? '';
    const label = form.replace('{first}', String(first)).replace('{count}', String(count));
    return { kind, label, startMs, endMs: Math.max(startMs, endMs) };
  }
}

class OutputReader {
  #view;
  #decoded = 0;
  /** @type {string[]} */
  #lines = [];

  /** @param {EngineView['output']} view */
  constructor(view) {
    this.#view = view;
  }

  /** @param {DataView} data */
  read(data) {
    const until = Atomics.load(new Uint32Array(data.buffer, this.#view.published, 1), 0);
    // Less than before: the run has ended and its lines were taken; the report holds them all.
    if (until > this.#decoded) {
      const fresh = text(data, this.#view.bytes + this.#decoded, until - this.#decoded);
      this.#lines.push(...fresh.split('\n').slice(0, -1));
      this.#decoded = until;
    }
    return this.#lines;
  }
}

const decoder = new TextDecoder();

/**
 * @param {DataView} data
 * @param {number} from
 * @param {number} length
 */
function text(data, from, length) {
  // TextDecoder refuses views of shared memory, so copy first.
  return decoder.decode(new Uint8Array(data.buffer, from, length).slice());
}
