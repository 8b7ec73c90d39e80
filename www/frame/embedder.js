// What a frame says to the window that holds it, whichever that is: there is no secret in it.

/** @param {import('../contract').FrameHello} hello */
export function postToEmbedder(hello) {
  if (parent !== window) parent.postMessage(hello, '*');
}
