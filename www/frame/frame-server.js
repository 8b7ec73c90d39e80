// The frame's side: runs demos for the page that embeds the frame, and for nobody else.

/** @import { ErrorName, FrameReply, FrameRequest, Live, Parameters } from '../contract.d.ts' */
/** @import { RegisteredDemo } from '../demos/registry.js' */

import { checkParameters } from '../demos/parameters.js';
import { findDemo } from '../demos/registry.js';
import { missingPage, shippedPages } from '../demos/shipped-pages.js';
import { changesSince, nothingSent } from '../hosting/live-changes.js';
import { folder } from '../hosting/own-folder.js';
import { firstKnown, loadTranslator } from '../i18n/languages.js';
import { asProblem, Problem } from '../shared/errors.js';
import { lazily } from '../shared/lazily.js';

const session = lazily(() => import('../run/session.js'));

/** @typedef {{ controller: AbortController, look: () => void }} Call */

/**
 * Waits for the one page it works for to hand over a port; after that it listens to that port alone.
 * @param {string} pageOrigin
 */
export function awaitPage(pageOrigin) {
  if (crossOriginIsolated) {
    // If it cannot be loaded now, the run that needs it tries again.
    session()
      .then(({ prepare }) => prepare())
      .catch(() => {});
  }
  window.addEventListener('message', function connect({ source, origin, data, ports: [port] }) {
    const expected = source === parent && origin === pageOrigin;
    if (!expected || data?.playground !== 'connect' || !port) return;
    window.removeEventListener('message', connect);
    serve(port, pageOrigin);
  });
}

/**
 * @param {MessagePort} port
 * @param {string} pageOrigin
 */
function serve(port, pageOrigin) {
  /** @type {Map<number, Call>} */
  const calls = new Map();

  port.onmessage = ({ data }) => {
    const request = /** @type {FrameRequest} */ (data);
    switch (request.type) {
      case 'run':
        return void perform(request.id, (call) => run(request, call));
      case 'compare':
        return void perform(request.id, (call) => compare(request, call));
      case 'stop':
        return calls.get(request.id)?.controller.abort();
      case 'warm':
        return void warm(request);
      case 'look':
        return calls.get(request.id)?.look();
    }
  };

  /**
   * @param {number} id
   * @param {(call: Call) => Promise<void>} work
   */
  async function perform(id, work) {
    /** @type {Call} */
    const call = { controller: new AbortController(), look: () => nothingToSee(id) };
    calls.set(id, call);
    try {
      await work(call);
    } catch (cause) {
      const { name, message: key, values, parameter } = asProblem(cause);
      reply({ type: 'failed', id, name: /** @type {ErrorName} */ (name), key, values, parameter });
    } finally {
      calls.delete(id);
    }
  }

  /**
   * @param {Extract<FrameRequest, { type: 'run' }>} request
   * @param {Call} call
   */
  async function run({ id, demo: demoId, parameters: given, live: watched }, call) {
    const { demo, parameters } = checked(demoId, given);
    const { runDemo } = await session();
    const sent = nothingSent();
    let progress = { done: 0, total: 0 };
    let looking = false;
    const result = await runDemo(demo, parameters, {
      signal: call.controller.signal,
      onLive: watched ? onLive : undefined,
      eachFrame(look) {
        call.look = () => {
          looking = true;
          look();
          if (looking) nothingToSee(id);
          looking = false;
        };
        return () => {
          call.look = () => nothingToSee(id);
        };
      },
    });
    reply({ type: 'done', id, result, progress });

    /** The last update comes unasked, and is not sent: the report holds it all. @param {Live} live */
    function onLive(live) {
      progress = { done: live.done, total: live.total };
      if (!looking) return;
      looking = false;
      reply({ type: 'live', id, changes: changesSince(sent, live) });
    }
  }

  /** Nobody waits for this; what is wrong with the parameters is reported when they are run. @param {Extract<FrameRequest, { type: 'warm' }>} request */
  async function warm({ demo: demoId, parameters: given }) {
    try {
      const { demo, parameters } = checked(demoId, given);
      await (await session()).warm(demo, parameters);
    } catch {}
  }

  /**
   * @param {Extract<FrameRequest, { type: 'compare' }>} request
   * @param {Call} call
   */
  async function compare({ id, demo: demoId, parameters: given, language, options }, call) {
    const { demo, parameters } = checked(demoId, given);
    const [{ compareDemo }, i18n] = await Promise.all([
      import('../run/compare.js'),
      loadTranslator(firstKnown([language])),
    ]);
    const last = { done: 0, total: 0 };
    const result = await compareDemo(demo, parameters, i18n, {
      ...options,
      signal: call.controller.signal,
      onProgress: (progress) =>
        reply({ type: 'progress', id, progress: Object.assign(last, progress) }),
    });
    reply({ type: 'done', id, result, progress: last });
  }

  /**
   * Checks what a page asks for, just like what a reader types.
   * @param {string} demoId
   * @param {Parameters} given
   */
  function checked(demoId, given) {
    const demo = findDemo(demoId);
    const parameters = checkParameters(demo, given);
    if (pageOrigin !== location.origin) refuseOwnAddresses(demo, parameters);
    return { demo, parameters };
  }

  /** @param {number} id */
  function nothingToSee(id) {
    reply({ type: 'live', id, changes: null });
  }

  /** @param {FrameReply} message */
  function reply(message) {
    port.postMessage(message);
  }
}

/**
 * A page of another site must not learn through this frame what is on this site, since a request from
 * here would carry the reader's cookies. All it may request are the pages that the playground ships.
 * Their paths are compared as a whole: that a path starts with the playground's folder proves nothing if
 * that folder is the origin's root, or if the server takes `..%2f` for a step up.
 * @param {RegisteredDemo} demo
 * @param {Parameters} parameters
 */
function refuseOwnAddresses(demo, parameters) {
  for (const { name } of demo.parameters.filter(({ type }) => type === 'texts')) {
    for (const address of [parameters[name] ?? []].flat()) {
      if (!isForbidden(String(address))) continue;
      const values = { name, host: folder.host, pages: shippedPages.join(', ') };
      throw new Problem('InvalidParameter', 'parameter.own-address', values, name);
    }
  }
}

const open = new Set([...shippedPages, missingPage].map((page) => new URL(page, folder).pathname));

/** @param {string} address */
function isForbidden(address) {
  if (!URL.canParse(address, folder.href)) return false;
  const { origin, pathname } = new URL(address, folder);
  return origin === folder.origin && !open.has(pathname);
}
