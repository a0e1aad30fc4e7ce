/** Gives the focus to the page where it would be lost: what it should go back to is gone, or goes before the person has moved on, because the page was read again. */
export function keepFocusOnPage(opener: Element): void {
  if (!opener.isConnected) {
    focusContent();
    return;
  }
  const gone = new MutationObserver(() => {
    if (opener.isConnected) return;
    stop();
    if (document.activeElement === document.body) focusContent();
  });
  const moved = (event: FocusEvent): void => {
    if (event.target !== opener) stop();
  };
  const stop = (): void => {
    gone.disconnect();
    document.removeEventListener('focusin', moved);
  };
  gone.observe(document.body, { childList: true, subtree: true });
  document.addEventListener('focusin', moved);
}

function focusContent(): void {
  document.querySelector<HTMLElement>('#content')?.focus({ preventScroll: true });
}
