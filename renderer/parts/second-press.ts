/** Whether a click is the second of a double click: it was meant for what the first has done already, and must not take that back. A key gives none. */
export function isSecondPress(event: { readonly detail: number }): boolean {
  return event.detail > 1;
}
