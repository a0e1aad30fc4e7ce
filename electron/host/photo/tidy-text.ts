/**
 * A text from outside (a file's name, a camera's model) as a record may hold it: well-formed, one line, no control characters
 * (those that turn the direction of writing included, because they disguise a name), no blanks around it, at most `longest` UTF-16 code units without cutting a character in two.
 */
export function tidyText(text: string, longest: number): string {
  const plain = text.toWellFormed().replace(/\s*[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]+\s*/g, ' ').trim();
  return plain.slice(0, longest).replace(/[\ud800-\udbff]$/, '').trim();
}

/** The last part of a path of either system, tidied; `photo` where nothing is left. The end is kept: it holds the extension. */
export function tidyFileName(name: string): string {
  const last = tidyText(name.split(/[\\/]/).at(-1) ?? '', 10_000);
  const fits = last.length <= 255 ? last : last.slice(-255).replace(/^[\udc00-\udfff]/, '');
  return fits === '' ? 'photo' : fits;
}
