// Writes to the memory it is sent: whether the page sees that is what isolation.js asks.

self.onmessage = ({ data: memory }) => {
  Atomics.store(new Int32Array(memory.buffer), 0, 1);
  self.postMessage('written');
};
