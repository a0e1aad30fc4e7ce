import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const stateSchema = z.strictObject({ x: z.int(), y: z.int(), width: z.int().min(400), height: z.int().min(300), maximized: z.boolean() });

/** Where the window was when it was last closed, in screen pixels. */
export type WindowState = z.infer<typeof stateSchema>;

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A spoiled or missing file is no state; the window then opens at its default size. */
export function readWindowState(file: string): WindowState | undefined {
  try {
    return stateSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

/** Keeps the state for the next start; where the disk does not take it, the window opens as it did before. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    writeFileSync(`${file}.new`, JSON.stringify(state));
    renameSync(`${file}.new`, file);
  } catch {
    // A window must close on a full disk too.
  }
}

/** The state, if a good part of it still lies on a screen: a monitor may have been unplugged. */
export function visibleState(state: WindowState | undefined, screens: readonly Area[]): WindowState | undefined {
  if (state === undefined) return undefined;
  const seen = screens.some((screen) => {
    const width = Math.min(state.x + state.width, screen.x + screen.width) - Math.max(state.x, screen.x);
    const height = Math.min(state.y + state.height, screen.y + screen.height) - Math.max(state.y, screen.y);
    return width >= 200 && height >= 100;
  });
  return seen ? state : undefined;
}
