// What the type checker cannot know by itself: how the bundler loads some files, and the global of
// a worker, since the library of types for pages has only the window's.

declare module '*.css' {
  const text: string;
  export default text;
}

interface DedicatedWorkerGlobalScope extends EventTarget {
  readonly name: string;
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(message: unknown, transfer?: Transferable[]): void;
  close(): void;
}
