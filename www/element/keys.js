// Keyboard shortcuts: Ctrl or Cmd and Enter runs from any field, Escape stops from anywhere.

/**
 * @param {object} options
 * @param {HTMLElement} options.node within which Enter counts
 * @param {AbortSignal} options.signal
 * @param {() => void} options.onRun
 * @param {() => boolean} options.onStop whether there was something to stop
 */
export function listenToKeys({ node, signal, onRun, onStop }) {
  node.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      onRun();
    },
    { signal },
  );
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Escape' && onStop()) event.preventDefault();
    },
    { signal },
  );
}
