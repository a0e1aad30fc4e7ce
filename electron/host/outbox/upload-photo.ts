import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { DetailedError, Upload, type HttpRequest } from 'tus-js-client';
import { sha256 as hashOf } from '../../../proof/sha256.ts';
import type { RecordId, Sha256 } from '../../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { parseProblem, problem, type Problem } from '../../../shared/kernel/problem.ts';
import type { SignedText } from '../../../shared/seal/signed-text.ts';
import { acceptedSchema } from '../../../shared/wire/desk-contract.ts';
import type { Desk } from '../desk.ts';
import { toldByHq } from '../hq-link/ask-hq.ts';
import { signHeaders, type HqLink } from '../hq-link/hq-link.ts';
import { noteDamagedPhoto } from '../inspection/note-damaged-photo.ts';
import { openCheckedOriginal } from '../photo/open-rendition.ts';
import { placeOf } from '../photo/shelf-places.ts';
import { writeUploadUrl, type ErrandPhoto } from './errand-rows.ts';

/** Pictures up to this size travel in the request that announces them. */
const smallBytes = 2_000_000;
/** An upload that moves nothing for so long has lost its connection. */
const stillMs = 60_000;
const emptyHash = hashOf('');

/**
 * Uploads one original by tus, from where an earlier try stopped. Its bytes are read back first: a damaged photo is quarantined and never uploaded
 * (`photo.damaged-at-rest`). That HQ has it is believed only by HQ's acknowledgement: answers the one that came with the picture, where it was the last one
 * missing, still to be verified; else null. `onProgress` hears the bytes HQ has of it.
 */
export async function uploadPhoto(desk: Desk, link: HqLink, record: RecordId, photo: ErrandPhoto, onProgress: (bytes: number) => void): Promise<Outcome<SignedText | null>> {
  const isSmall = photo.bytes <= smallBytes;
  const source = isSmall ? await readWhole(desk, photo.sha256) : await openWhole(desk, photo.sha256);
  if (!source.ok) return source;
  const uploaded = await runUpload(desk, link, record, photo, { source: source.value, isSmall, onProgress });
  if (uploaded.ok || uploaded.problem.code !== 'thing.changed-meanwhile') return uploaded;
  // HQ no longer knows the upload that was begun: the next try begins anew.
  desk.store.commit(() => writeUploadUrl(desk.store, record, photo.sha256, null));
  return refused(problem('hq.busy', {}));
}

/** The bytes of a small original, read once: what was hashed is what travels. */
async function readWhole(desk: Desk, sha256: Sha256): Promise<Outcome<Buffer>> {
  const bytes = await readFile(placeOf(desk.shelf.places, sha256, 'original')).catch(() => undefined);
  if (bytes !== undefined && hashOf(bytes) === sha256) return done(bytes);
  const original = await openCheckedOriginal(desk.shelf, sha256);
  return original.ok ? done(await readFile(original.value.path)) : lost(desk, sha256, original.problem);
}

async function openWhole(desk: Desk, sha256: Sha256): Promise<Outcome<ReturnType<typeof createReadStream>>> {
  const original = await openCheckedOriginal(desk.shelf, sha256);
  return original.ok ? done(createReadStream(original.value.path)) : lost(desk, sha256, original.problem);
}

/** A sealed original that is gone, in quarantine or altogether, is told as damaged. */
function lost(desk: Desk, sha256: Sha256, found: Problem): Outcome<never> {
  if (found.code !== 'thing.not-found') return refused(found);
  noteDamagedPhoto(desk, sha256);
  return refused(problem('photo.damaged-at-rest', { sha256 }));
}

interface Way {
  readonly source: Buffer | ReturnType<typeof createReadStream>;
  readonly isSmall: boolean;
  readonly onProgress: (bytes: number) => void;
}

function runUpload(desk: Desk, link: HqLink, record: RecordId, photo: ErrandPhoto, way: Way): Promise<Outcome<SignedText | null>> {
  return new Promise((resolve) => {
    let watch: NodeJS.Timeout | undefined;
    const end = (outcome: Outcome<SignedText | null>) => {
      clearTimeout(watch);
      resolve(outcome);
    };
    const upload = new Upload(way.source, {
      endpoint: `${link.url}/wire/v1/uploads`,
      ...(photo.uploadUrl === null ? {} : { uploadUrl: photo.uploadUrl }),
      uploadSize: photo.bytes,
      metadata: { record, sha256: photo.sha256 },
      uploadDataDuringCreation: way.isSmall,
      storeFingerprintForResuming: false,
      retryDelays: null,
      onBeforeRequest: (request) => signRequest(desk, link, request),
      onUploadUrlAvailable: () => {
        if (upload.url !== null && !way.isSmall) desk.store.commit(() => writeUploadUrl(desk.store, record, photo.sha256, upload.url));
      },
      onProgress: (sent) => {
        way.onProgress(sent);
        stayAwake();
      },
      onSuccess: ({ lastResponse }) => end(done(acknowledgementIn(lastResponse.getBody()))),
      onError: (error) => end(refused(problemOf(error))),
    });
    const stayAwake = () => {
      clearTimeout(watch);
      watch = setTimeout(() => {
        void upload.abort();
        end(refused(problem('hq.unreachable', {})));
      }, stillMs);
    };
    stayAwake();
    upload.start();
  });
}

function signRequest(desk: Desk, link: HqLink, request: HttpRequest): void {
  const { pathname, search } = new URL(request.getURL());
  const method = request.getMethod();
  const bodyHash: Sha256 | 'streamed' = method === 'PATCH' || method === 'POST' ? 'streamed' : emptyHash;
  for (const [name, value] of Object.entries(signHeaders(desk, link, { method, path: `${pathname}${search}`, bodyHash }))) request.setHeader(name, value);
}

function problemOf(error: Error | DetailedError): Problem {
  const response = error instanceof DetailedError ? error.originalResponse : null;
  if (response === null || response === undefined) return problem('hq.unreachable', {});
  const told = parseProblem((jsonOf(response.getBody()) as { readonly data?: unknown } | undefined)?.data);
  if (told !== undefined) return toldByHq(told);
  const status = response.getStatus();
  if (status === 404 || status === 409 || status === 410) return problem('thing.changed-meanwhile', { what: 'upload', id: '' });
  return status >= 500 ? problem('hq.unreachable', {}) : problem('hq.not-hq', {});
}

/** An answer without one, or with anything else, says nothing: the desk then asks for the acknowledgement. */
function acknowledgementIn(text: string): SignedText | null {
  const told = acceptedSchema.safeParse(jsonOf(text));
  return told.success ? told.data.acknowledgement : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
