import type { Readable } from 'node:stream';

/**
 * Hands each piece of a request's body to `take` as it comes; while a promise of it is open, no more is read. Ends with the body, at once when
 * `take` says false or the signal aborts (what is left of it is read by nobody), or when the connection breaks: what has come is with `take` in
 * any case. Rejects with what `take` throws. Plain events, because an iterator over a request costs more than the request itself.
 */
export function receiveBody(body: Readable, signal: AbortSignal, take: (piece: Uint8Array) => boolean | Promise<boolean>): Promise<void> {
  return new Promise((resolve, reject) => {
    let isOver = false;
    let underway: Promise<unknown> | undefined;
    const end = (fault?: unknown): void => {
      if (isOver) return;
      isOver = true;
      body.off('data', onPiece).off('end', onEnd).off('close', onEnd);
      signal.removeEventListener('abort', onStop);
      const settle = (): void => {
        if (fault === undefined) resolve();
        // The cast: whatever `take` has thrown goes on as it is.
        else reject(fault as Error);
      };
      if (underway === undefined) settle();
      else void underway.then(settle, settle);
    };
    const onEnd = (): void => {
      end();
    };
    const onStop = (): void => {
      end();
      body.pause();
    };
    const onPiece = (piece: Uint8Array): void => {
      try {
        const answer = take(piece);
        if (answer === false) onStop();
        else if (answer !== true) wait(answer);
      } catch (fault) {
        end(fault);
        body.pause();
      }
    };
    const wait = (answer: Promise<boolean>): void => {
      body.pause();
      underway = answer.then(
        (goesOn) => {
          underway = undefined;
          if (!goesOn) onStop();
          else if (!isOver) body.resume();
        },
        (fault: unknown) => {
          underway = undefined;
          end(fault);
          body.pause();
        },
      );
    };
    // A broken connection ends in `close`; its error is nobody's fault here.
    body.on('error', () => undefined).on('close', onEnd).on('end', onEnd);
    signal.addEventListener('abort', onStop, { once: true });
    if (signal.aborted) onStop();
    else if (body.readableEnded || body.destroyed) end();
    else body.on('data', onPiece);
  });
}
