// The barest possible worker: sends every message back.

self.onmessage = ({ data }) => self.postMessage(data);
