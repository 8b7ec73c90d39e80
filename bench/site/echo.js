// A worker as bare as can be: answers each message with it.

self.onmessage = ({ data }) => self.postMessage(data);
