import type { Sha256 } from '../../../shared/kernel/ids.ts';

/** Where the page loads a rendition of a picture from: its own origin, by hash. */
export function photoAddress(sha256: Sha256, rendition: 'original' | 'working' | 'thumb'): string {
  return `photo/${sha256}/${rendition}`;
}
