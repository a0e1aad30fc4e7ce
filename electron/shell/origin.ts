/** The only origin the desk's window ever shows. */
export const deskScheme = 'app';
export const deskOrigin = 'app://desk';

/** True for addresses inside the desk's own pages. */
export function isDeskAddress(address: string): boolean {
  try {
    const url = new URL(address);
    return url.protocol === `${deskScheme}:` && url.host === 'desk';
  } catch {
    return false;
  }
}
