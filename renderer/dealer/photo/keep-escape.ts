import type { KeyboardEvent } from 'react';

/** Escape closes what is on top, the viewer or the camera, and not the drawer beneath it as well. */
export function keepEscape(event: KeyboardEvent): void {
  if (event.key === 'Escape') event.stopPropagation();
}
