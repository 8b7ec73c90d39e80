// Messages from a frame to the window that embeds it, whichever that is: they hold no secrets.

/** @param {import('../contract').FrameHello} hello */
export function postToEmbedder(hello) {
  if (parent !== window) parent.postMessage(hello, '*');
}
