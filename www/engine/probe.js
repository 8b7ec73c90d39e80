// Writes to the memory that it is sent; isolation.js looks whether the page sees that.

self.onmessage = ({ data: memory }) => {
  Atomics.store(new Int32Array(memory.buffer), 0, 1);
  self.postMessage('written');
};
