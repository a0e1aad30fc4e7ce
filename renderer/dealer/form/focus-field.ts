/** Moves the keyboard to a form's field within the key that asked for it: react-hook-form's `setFocus` waits for a timer, and what a fast hand or a scanner types until then goes into the field before. */
export function focusField(form: HTMLFormElement | null, name: string): void {
  const field = form?.elements.namedItem(name);
  if (field instanceof HTMLElement) field.focus();
}
