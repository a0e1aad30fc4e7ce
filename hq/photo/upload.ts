import type { Readable } from 'node:stream';
import { z } from 'zod';
import { dealerIdSchema, deviceIdSchema, recordIdSchema, sha256Schema, type DeviceId } from '../../shared/kernel/ids.ts';
import { instantSchema } from '../../shared/kernel/instant.ts';
import type { Outcome } from '../../shared/kernel/outcome.ts';
import { mostClipBytes } from '../../shared/photo/photo.ts';
import type { SignedText } from '../../shared/seal/signed-text.ts';
import type { DeviceIdentity } from '../auth/identity.ts';

/** An upload that has begun. It lives in a file beside its bytes and need not survive a power cut: the desk then begins anew. */
export const uploadSchema = z.strictObject({
  id: z.string(),
  record: recordIdSchema,
  device: deviceIdSchema,
  dealer: dealerIdSchema,
  sha256: sha256Schema,
  bytes: z.int().min(1).max(mostClipBytes),
  createdAt: instantSchema,
});
export type Upload = z.infer<typeof uploadSchema>;

/** A picture, whose it is, and for which record it was brought. */
export type OwnedPhoto = Pick<Upload, 'record' | 'device' | 'dealer' | 'sha256' | 'bytes'>;

/** How far an upload has come. `acknowledgement`: HQ's second one of the upload's record, where its picture was the last one missing. */
export interface Progress {
  readonly id: string;
  readonly offset: number;
  readonly length: number;
  readonly acknowledgement: SignedText | null;
}

/** Where pictures come in, piece by piece. One desk's uploads are nobody else's: another one's id is not found. */
export interface Uploads {
  /**
   * Begins an upload: `record.photo-not-listed` where no record of the dealer lists the picture with this size. With a body the first
   * bytes are taken at once; an upload that is complete with them never needs its file of words.
   */
  create(sender: DeviceIdentity, wish: { readonly record: string; readonly sha256: string; readonly bytes: number }, body: Readable | undefined): Promise<Outcome<Progress>>;
  /** How far the upload has come; `undefined` where this desk has none of that id. */
  progress(sender: DeviceIdentity, id: string): Promise<Progress | undefined>;
  /** Goes on where the upload stands: `thing.not-found`, or `thing.changed-meanwhile` where it stands elsewhere. An earlier request for it that still hangs ends. */
  append(sender: DeviceIdentity, id: string, offset: number, body: Readable): Promise<Outcome<Progress>>;
  /** Takes a whole picture that a person brings in a bundle: `record.photo-altered`. */
  bring(photo: OwnedPhoto, body: AsyncIterable<Uint8Array>): Promise<Outcome<SignedText | null>>;
  remove(sender: DeviceIdentity, id: string): Promise<boolean>;
  /** Ends running uploads of a desk that was revoked. */
  endOf(device: DeviceId): void;
  /** Drops uploads that nobody goes on with. */
  dropOld(): Promise<void>;
  settle(): Promise<void>;
}
