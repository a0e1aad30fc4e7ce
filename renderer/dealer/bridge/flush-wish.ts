const wanted = 'gatecheck-flush-wanted';
const flushed = 'gatecheck-flushed';

/** The window asks, through its preload script, that everything be saved before it goes; it is told when that is so. */
export function answerFlushWishes(flush: () => Promise<void>): void {
  window.addEventListener('message', (event) => {
    if (event.source !== window || event.data !== wanted) return;
    void flush().then(() => window.postMessage(flushed, location.origin));
  });
}
