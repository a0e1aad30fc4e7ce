/** Rows whose search text holds what was typed: as it stands there, or as a narrow keyboard writes it, because scanners and keyboards write numbers wide, too. */
export const holdsText = '(instr(search, :text) > 0 OR instr(search, :narrow) > 0)';

/** What `holdsText` asks for. */
export function heldText(text: string): { readonly text: string; readonly narrow: string } {
  return { text, narrow: text.normalize('NFKC') };
}
