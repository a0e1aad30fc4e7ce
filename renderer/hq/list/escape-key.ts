/** What lies over a page and closes by itself when Escape is pressed: dialogs, drawers, lists of choices, popovers, menus. */
const overlays = [
  'dialog[open]', '.ant-modal-wrap:not([style*="display: none"])', '.ant-drawer-open', '.ant-select-open', '.ant-popover:not(.ant-popover-hidden)', '.ant-dropdown:not(.ant-dropdown-hidden)',
].join(', ');

/**
 * Whether a key that was pressed asks to close `panel`: Escape that ends no composing of a word, closes nothing that lies over the page,
 * and would lose nothing that somebody has written. Ask while the event is still on its way down, before anything else has closed.
 */
export function asksToClose(event: KeyboardEvent, panel: HTMLElement): boolean {
  if (event.key !== 'Escape' || event.isComposing) return false;
  if (document.querySelector(overlays) !== null) return false;
  return ![event.target, ...panel.querySelectorAll('input, textarea')].some(holdsText);
}

function holdsText(field: unknown): boolean {
  if (field instanceof HTMLTextAreaElement) return field.value !== '';
  return field instanceof HTMLInputElement && !['checkbox', 'radio'].includes(field.type) && field.value !== '';
}
