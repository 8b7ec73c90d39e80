// What a worker does for the process that it runs (the `Host` of src/process/mod.rs): starts other
// processes, delivers messages, and tells it what happened.

import { loadWorker } from './load-worker.js';

/** @typedef {import('#glue').ProcessDriver} ProcessDriver */
/** @typedef {import('../contract').ChildReply} ChildReply */
/** @typedef {import('../contract').ChildRequest} ChildRequest */
/** @typedef {import('../contract').ChildStart} ChildStart */

/** Process ids, each given out once, as by an operating system. */
const pids = { last: 1000 + Math.floor(Math.random() * 8000) };

/** The port to the process that started this one. */
const PARENT = 0;

export function nextPid() {
  pids.last += 1;
  return pids.last;
}

/**
 * An end of a connection that was made here. Messages to it go to the process that holds it: this one, or
 * a child, which has a port number of its own for it. (Ports of a `MessageChannel` would need no help from
 * this worker, but in Firefox a port that was transferred to a worker sends nothing until that worker has
 * been idle once, and whatever is unsent is lost when the worker ends.)
 * @typedef {{peer: number, at: {child: Child, port: number} | null}} End
 */

/** @typedef {{postMessage(message: Uint8Array | null): void}} Line Where messages can be sent. */

export class ProcessHost {
  /** The process it hosts. @type {ProcessDriver | null} */
  driver = null;
  /** Called when the process has ended, with the error if there was one. */
  onEnd = (/** @type {unknown} */ _error) => {};
  /** Called every now and then while messages arrive. */
  onStep = () => {};
  #pid;
  #module;
  #demo;
  /** Where messages to a port are sent, by the port's number. @type {Map<number, Line>} */
  #lines = new Map();
  /** @type {Map<number, End>} */
  #ends = new Map();
  /** How many processes had to be started anew. */
  fresh = 0;
  /** @type {Map<number, {child: Child, given: number[], reuse: boolean}>} */
  #children = new Map();
  /** @type {SharedArrayBuffer[]} */
  #shared;
  #lastPort = 0;
  #nextTurn = new MessageChannel();
  /** @type {Child[]} */
  #idle;

  /**
   * @param {object} of
   * @param {number} of.pid
   * @param {WebAssembly.Module} of.module
   * @param {string} of.demo
   * @param {Line[]} of.lines to the parent, and to the ports it was given
   * @param {SharedArrayBuffer[]} [of.shared]
   * @param {Child[]} [of.idle] processes that can be used again; is added to
   */
  constructor({ pid, module, demo, lines, shared = [], idle = [] }) {
    this.#pid = pid;
    this.#module = module;
    this.#demo = demo;
    this.#shared = shared;
    this.#idle = idle;
    for (const [port, line] of lines.entries()) this.#lines.set(port, line);
    this.#lastPort = Math.max(0, lines.length - 1);
    this.#nextTurn.port2.onmessage = ({ data }) => this.#timerFired(data);
  }

  /** Lets the process continue, and notices if it has ended. @param {(driver: ProcessDriver) => boolean} tell */
  tell(tell) {
    if (this.driver === null) return;
    let error;
    try {
      if (!tell(this.driver)) return this.onStep();
    } catch (cause) {
      error = cause;
    }
    this.driver = null;
    this.onEnd(error);
  }

  /** Delivers a message that came by `port` to the process. @param {number} port @param {Uint8Array | null} message */
  received(port, message) {
    this.tell((driver) => driver.received(port, message ?? undefined));
  }

  // ---- Called by the process -----------------------------------------------------------------

  /**
   * @param {string} name
   * @param {string} target
   * @param {Uint8Array} argument
   * @param {Uint32Array} ports
   * @param {Uint32Array} shared
   * @param {boolean} reuse
   */
  start(name, target, argument, ports, shared, reuse) {
    let child = reuse && this.#idle.pop();
    if (!child) {
      child = new Child(this.#module);
      this.fresh += 1;
    }
    this.#lastPort += 1;
    const port = this.#lastPort;
    const given = Array.from(ports);
    this.#lines.set(port, { postMessage: (message) => child.send(PARENT, message) });
    this.#children.set(port, { child, given, reuse });
    child.onReply = (reply) => this.#hear(port, reply);
    child.begin({
      demo: this.#demo,
      name,
      target,
      argument: argument.slice(),
      pid: child.pid,
      parent: this.#pid,
      ports: given.length,
      shared: Array.from(shared, (number) => this.#memory(number)),
    });
    for (const [place, number] of given.entries()) {
      const end = this.#ends.get(number);
      if (end) end.at = { child, port: PARENT + 1 + place };
    }
    return Uint32Array.of(child.pid, port);
  }

  /** @param {number} port */
  terminate(port) {
    this.#children.get(port)?.child.terminate();
    this.#forget(port);
  }

  connect() {
    const [one, other] = [this.#lastPort + 1, this.#lastPort + 2];
    this.#lastPort = other;
    for (const [own, peer] of /** @type {const} */ ([
      [one, other],
      [other, one],
    ])) {
      this.#ends.set(own, { peer, at: null });
      // Later, because the process is running while it sends.
      const postMessage = (/** @type {Uint8Array | null} */ message) =>
        queueMicrotask(() => this.#deliver(peer, message));
      this.#lines.set(own, { postMessage });
    }
    return Uint32Array.of(one, other);
  }

  /** @param {number} port @param {Uint8Array} message */
  send(port, message) {
    // A copy, which can be transferred; the process's own memory stays here.
    this.#lines.get(port)?.postMessage(message.slice());
  }

  /** @param {number} port */
  close(port) {
    this.#lines.get(port)?.postMessage(null);
  }

  /** @param {number} pid @param {Uint8Array} update */
  update(pid, update) {
    self.postMessage({ type: 'update', pid, update: update.slice() });
  }

  /** @param {number} number @param {number} afterMs */
  setTimer(number, afterMs) {
    // A timer of 0 ms waits 4 ms after the first few in a row; a message comes with the next turn.
    if (afterMs === 0) this.#nextTurn.port1.postMessage(number);
    else setTimeout(() => this.#timerFired(number), afterMs);
  }

  /** @param {number} words */
  share(words) {
    if (!globalThis.crossOriginIsolated) return undefined;
    return this.#shared.push(new SharedArrayBuffer(words * 4)) - 1;
  }

  /** @param {number} number */
  shared(number) {
    return new Int32Array(this.#memory(number));
  }

  // --------------------------------------------------------------------------------------------

  /**
   * Terminates the processes that are still there when the one that started them has ended. Those of a pool
   * end by themselves, and can be reused.
   */
  end() {
    for (const [port, { child, reuse }] of this.#children) {
      if (reuse) continue;
      child.terminate();
      this.#children.delete(port);
    }
    this.#nextTurn.port1.close();
  }

  /**
   * @param {number} port
   * @param {ChildReply} reply
   */
  #hear(port, reply) {
    const known = this.#children.get(port);
    if (!known) return;
    if (reply.type === 'message') {
      const end = known.given[reply.port - PARENT - 1];
      if (end === undefined) this.received(port, reply.message);
      else this.#deliver(this.#ends.get(end)?.peer, reply.message);
    } else if (reply.type === 'update') {
      this.driver?.updated(reply.pid, reply.update);
    } else if (reply.type === 'started') {
      this.tell((driver) => driver.started(port));
    } else {
      this.#forget(port);
      const { raised } = reply;
      if (known.reuse && raised === null) this.#idle.push(known.child);
      else known.child.terminate();
      this.tell((driver) => driver.ended(port, raised ?? undefined));
    }
  }

  /** @param {number | undefined} number an end's @param {Uint8Array | null} message */
  #deliver(number, message) {
    const at = this.#ends.get(number ?? -1)?.at;
    if (at) at.child.send(at.port, message);
    else if (number !== undefined) this.received(number, message);
  }

  /** @param {number} number */
  #timerFired(number) {
    this.tell((driver) => driver.timerFired(number));
  }

  /** A child has ended, so the ends that it was given are closed. @param {number} port */
  #forget(port) {
    const given = this.#children.get(port)?.given ?? [];
    this.#children.delete(port);
    for (const end of given) {
      // Later, because the process may be running.
      queueMicrotask(() => this.#deliver(this.#ends.get(end)?.peer, null));
    }
  }

  /** @param {number} number */
  #memory(number) {
    return /** @type {SharedArrayBuffer} */ (this.#shared[number]);
  }
}

/** A process that was started by this one. */
export class Child {
  pid = nextPid();
  /** @type {(reply: ChildReply) => void} */
  onReply = () => {};
  /** @type {Worker | null} */
  #worker = null;
  /** What will be sent once it has loaded. @type {[ChildRequest, Transferable[]][]} */
  #early = [];
  #ended = false;

  /** @param {WebAssembly.Module} module */
  constructor(module) {
    loadWorker(`process ${this.pid}`).then(
      (worker) => this.#loaded(worker),
      (error) => this.#died(error.message),
    );
    this.#post({ type: 'load', module });
  }

  /** @param {Omit<ChildStart, 'type'>} start */
  begin(start) {
    this.#post({ type: 'begin', ...start });
  }

  /** @param {number} port as the child knows it @param {Uint8Array | null} message */
  send(port, message) {
    this.#post({ type: 'message', port, message }, message ? [message.buffer] : []);
  }

  terminate() {
    this.#ended = true;
    this.#worker?.terminate();
  }

  /** @param {Worker} worker */
  #loaded(worker) {
    if (this.#ended) return worker.terminate();
    this.#worker = worker;
    worker.onmessage = ({ data }) => {
      if (!this.#ended) this.onReply(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.#died(event.message);
    };
    for (const [request, transfer] of this.#early.splice(0)) worker.postMessage(request, transfer);
  }

  /** @param {string} why */
  #died(why) {
    if (!this.#ended) this.onReply({ type: 'ended', raised: why });
  }

  /** @param {ChildRequest} request @param {Transferable[]} [transfer] */
  #post(request, transfer = []) {
    if (this.#worker) this.#worker.postMessage(request, transfer);
    else this.#early.push([request, transfer]);
  }
}
