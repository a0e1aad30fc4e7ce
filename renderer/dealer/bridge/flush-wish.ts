const wanted = 'gatecheck-flush-wanted';
const flushed = 'gatecheck-flushed';

interface Savers {
  readonly flush: () => Promise<void>;
  readonly photos: { readonly unfinished: readonly string[]; readonly subscribe: (listener: () => void) => () => void };
}

/**
 * The window asks, through its preload script, that everything be saved before it goes; it is told which pictures are not in yet, whenever that
 * changes, and when all is saved.
 */
export function answerFlushWishes(savers: Savers): void {
  const { photos } = savers;
  const say = (message: unknown): void => window.postMessage(message, location.origin);
  window.addEventListener('message', (event) => {
    if (event.source !== window || event.data !== wanted) return;
    const tell = (): void => say({ gatecheckComingIn: photos.unfinished });
    if (photos.unfinished.length > 0) tell();
    const forget = photos.subscribe(tell);
    void savers.flush().then(() => {
      forget();
      say(flushed);
    });
  });
}
