import { isKeptPath } from '../pages/page-file.ts';

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

/** True for addresses of what the desk keeps: photos, receipts, acknowledgements, bundles. */
export function isKeptFile(address: string): boolean {
  return isDeskAddress(address) && isKeptPath(new URL(address).pathname);
}
