import type { Session } from 'electron';
import { isDeskAddress } from './origin.ts';

/** The camera for damage photos, and copying the reserve text for the waybill; every other permission is refused. */
const allowed: ReadonlySet<string> = new Set(['media', 'clipboard-sanitized-write']);

function allows(permission: string, address: string, mediaTypes: readonly string[]): boolean {
  if (!isDeskAddress(address) || !allowed.has(permission)) return false;
  return permission !== 'media' || mediaTypes.every((type) => type === 'video');
}

/** Answers each permission a page asks for: only the desk's own page, only camera and copying (Electron security checklist 5). */
export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    const mediaTypes = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    answer(allows(permission, contents.getURL(), mediaTypes));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    allows(permission, `${origin.replace(/\/$/, '')}/`, details.mediaType === undefined ? [] : [details.mediaType]),
  );
  session.setDevicePermissionHandler(() => false);
}
