// Puts the playground's frame on the page and does the handshake. Messages are accepted only from that
// very window and only from the playground's origin; after that everything goes through a port.

/** @import { FrameHello, PageHello } from '../contract.d.ts' */
/** @import { Found } from '../contract.d.ts' */

import { Problem } from '../shared/errors.js';
import { registerWorker } from './register-worker.js';

/** How long a frame may take to get ready, in ms; it may have to be fetched twice. */
const PATIENCE_MS = 15_000;
/** How long a loaded frame may stay silent, in ms: a document that is not ours would be silent for ever. */
const SILENCE_MS = 2000;

/**
 * @param {URL} folder the playground's
 * @param {AbortSignal} signal removes the frame
 * @param {() => void} onLost the frame was reloaded, so whatever ran in it is gone
 * @returns {Promise<{ isolation: Found, port: MessagePort }>}
 */
export function openFrame(folder, signal, onLost) {
  const node = createNode(
    new URL(`frame.html?page=${encodeURIComponent(location.origin)}`, folder),
  );
  signal.addEventListener('abort', () => node.remove());
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new Problem('Unsupported', 'error.frame-not-loaded'));
    const patience = setTimeout(giveUp, PATIENCE_MS);
    let silence = 0;
    let ready = false;
    let spoke = false;
    const calm = () => {
      clearTimeout(patience);
      clearTimeout(silence);
    };
    signal.addEventListener('abort', () => {
      calm();
      reject(signal.reason);
    });
    node.addEventListener('load', () => {
      if (!spoke) silence = window.setTimeout(giveUp, SILENCE_MS);
    });
    window.addEventListener('message', hear, { signal });
    // Otherwise the frame would register it, and have to be reloaded.
    const served = folder.origin === location.origin ? registerWorker(folder) : null;
    Promise.resolve(served).then(() => {
      // Outside the body, which some tools replace as a whole when they change pages.
      if (!signal.aborted) document.documentElement.append(node);
    });

    /** @param {MessageEvent} event */
    function hear({ source, origin, data }) {
      if (!source || source !== node.contentWindow || origin !== folder.origin) return;
      const hello = /** @type {FrameHello | null} */ (data);
      if (hello?.playground === 'starting') {
        spoke = true;
        clearTimeout(silence);
        if (ready) onLost();
      } else if (hello?.playground === 'ready' && !ready) {
        ready = true;
        calm();
        const { port1, port2 } = new MessageChannel();
        /** @type {PageHello} */
        const answer = { playground: 'connect' };
        node.contentWindow?.postMessage(answer, folder.origin, [port2]);
        resolve({ isolation: hello.isolation, port: port1 });
      }
    }
  });
}

/**
 * Invisible, yet on screen: browsers throttle frames that are not.
 * @param {URL} url
 */
function createNode(url) {
  const node = document.createElement('iframe');
  node.src = url.href;
  node.allow = 'cross-origin-isolated';
  node.title = 'Concurrency Playground';
  node.tabIndex = -1;
  node.ariaHidden = 'true';
  Object.assign(node.style, {
    position: 'fixed',
    top: '0',
    left: '0',
    width: '1px',
    height: '1px',
    border: '0',
    opacity: '0',
    pointerEvents: 'none',
  });
  return node;
}
