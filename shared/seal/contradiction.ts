import { isClip, type PhotoUse } from '../photo/photo.ts';
import { pickupLines } from '../delivery/pickup.ts';
import type { SealedRecord } from './sealed-record.ts';

/**
 * The first place (`photos.3.id`) where a record contradicts itself though each field has its shape; `undefined` where it does
 * not. A desk seals no such record and HQ takes none in: what one part of it says must not be denied by another.
 */
export function contradictionOf(record: SealedRecord): string | undefined {
  return contradictionOfChain(record) ?? contradictionOfPhotos(record) ?? contradictionOfBody(record);
}

function contradictionOfChain(record: SealedRecord): string | undefined {
  if ((record.sequence === 1) !== (record.previous === null)) return 'previous';
  const { anchor, elapsed } = record.time;
  if (elapsed !== null && (anchor === null || elapsed.leastMs > elapsed.mostMs)) return 'time.elapsed';
  return undefined;
}

function contradictionOfPhotos(record: SealedRecord): string | undefined {
  if (record.photoCount !== record.photos.length) return 'photoCount';
  const listed = new Map(record.photos.map((photo) => [photo.id, photo]));
  if (listed.size !== record.photos.length) return 'photos';
  for (const photo of record.photos) {
    if (isClip(photo.type) !== (photo.frameHash === null)) return 'photos.frameHash';
  }
  const used = photoUses(record);
  for (const use of used) {
    if (listed.get(use.photo)?.sha256 !== use.sha256) return 'body.findings.photos';
  }
  return new Set(used.map((use) => use.photo)).size === listed.size ? undefined : 'photos';
}

function photoUses(record: SealedRecord): readonly PhotoUse[] {
  return 'findings' in record.body ? record.body.findings.flatMap((finding) => finding.photos) : [];
}

function contradictionOfBody({ dealer, body }: SealedRecord): string | undefined {
  if (body.kind === 'install-notice' || body.kind === 'correction') return undefined;
  if (body.pickup.orders.some((order) => order.dealer !== dealer)) return 'body.pickup.orders';
  const known = pickupLines(body.pickup).map((line) => line.key);
  const ofPickup = new Set(known);
  if (ofPickup.size !== known.length) return 'body.pickup.orders';
  const covered = new Set(body.lines.map((line) => line.line));
  if (covered.size !== body.lines.length || body.lines.some((line) => !ofPickup.has(line.line))) return 'body.lines';
  if (!body.findings.every((finding) => covered.has(finding.line))) return 'body.findings';
  if (!body.packages.every((each) => covered.has(each.line))) return 'body.packages';
  return new Set(body.findings.map((finding) => finding.id)).size === body.findings.length ? undefined : 'body.findings';
}
