import { z } from 'zod';
import { instantSchema } from '../kernel/instant.ts';
import { photoIdSchema, sha256Schema } from '../kernel/ids.ts';
import { wordsSchema } from '../delivery/outbound-order.ts';

/** The largest picture that is taken in: 100 megapixels, 80 MB; a PNG keeps every grain of them and may have 180 MB. */
export const mostMegapixels = 100;
export const mostPhotoBytes = 80_000_000;
export const mostPngBytes = 180_000_000;
/** The largest video clip that is kept as evidence. */
export const mostClipBytes = 200_000_000;
/** The most photos one damage point may carry; beyond it the program says so. */
export const mostPhotosPerDamagePoint = 40;

export const mediaTypeSchema = z.enum(['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'video/mp4', 'video/quicktime', 'video/webm']);
export type MediaType = z.infer<typeof mediaTypeSchema>;

export function isClip(type: MediaType): boolean {
  return type.startsWith('video/');
}

/** The most bytes of a file of this type. */
export function mostBytesOf(type: MediaType): number {
  if (isClip(type)) return mostClipBytes;
  return type === 'image/png' ? mostPngBytes : mostPhotoBytes;
}

/**
 * How far the source of a picture can be trusted: taken by the camera inside the program, imported with EXIF that agrees with
 * itself and with the case (a taking time between shipping and now), or imported without.
 */
export const photoSourceSchema = z.enum(['camera', 'imported-consistent', 'imported-plain']);
export type PhotoSource = z.infer<typeof photoSourceSchema>;

/** What a picture says of itself. EXIF times are local times without a zone, so they stay text. */
export const photoExifSchema = z.strictObject({
  takenLocal: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/).nullable(),
  camera: wordsSchema(120).nullable(),
  orientation: z.int().min(1).max(8),
  /** Degrees × 1,000,000, so that a record holds integers only. */
  position: z.strictObject({ latitudeMicro: z.int(), longitudeMicro: z.int() }).nullable(),
});
export type PhotoExif = z.infer<typeof photoExifSchema>;

/** One picture or clip that has been taken in. The original bytes are named by their hash and never change. */
export const photoSchema = z.strictObject({
  id: photoIdSchema,
  sha256: sha256Schema,
  type: mediaTypeSchema,
  bytes: z.int().min(1).max(mostClipBytes),
  /** Pixels as shown (after orientation); 0 for clips. */
  width: z.int().min(0),
  height: z.int().min(0),
  fileName: wordsSchema(255),
  takenInAt: instantSchema,
  source: photoSourceSchema,
  exif: photoExifSchema,
  /** 64-bit difference hash in hex: frames of equal content lie within a few bits (R-IN-3); null for clips. */
  frameHash: z.string().regex(/^[0-9a-f]{16}$/).nullable(),
  /** Variance of the Laplacian at a fixed size (`sharpness.ts`), whole number; low means blurred; null for clips. */
  sharpness: z.int().min(0).nullable(),
});
export type Photo = z.infer<typeof photoSchema>;

/** A photo as a damage point uses it. */
export const photoUseSchema = z.strictObject({
  photo: photoIdSchema,
  sha256: sha256Schema,
  /** R-IN-4: the picture shows the packaging together with the goods. */
  withPackaging: z.boolean(),
  /** Why a blurred or nearly identical picture is kept; null while nothing was pointed out. */
  keptBecause: wordsSchema(200).nullable(),
});
export type PhotoUse = z.infer<typeof photoUseSchema>;
