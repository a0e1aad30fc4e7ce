import type { KeyObject } from 'node:crypto';
import { base64 } from '../../../proof/base64.ts';
import { openAuthority, type Authority } from '../../../proof/certificate.ts';
import { signMessage } from '../../../proof/ecdsa.ts';
import { sha256 } from '../../../proof/sha256.ts';
import type { Sha256 } from '../../../shared/kernel/ids.ts';
import { refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import { wireVersion } from '../../../shared/wire/base.ts';
import { requestText, signatureHeaders } from '../../../shared/wire/request-signature.ts';
import { newestAnchor } from '../clock/anchor-rows.ts';
import type { Desk } from '../desk.ts';
import { readEnrolment, type Enrolment } from '../people/enrolment-rows.ts';
import { askHq, type Question } from './ask-hq.ts';
import { readDeviceKey } from './device-key.ts';
import { fetchAnchor } from './fetch-anchor.ts';
import { readHqUrl } from './hq-address.ts';

/** What an enrolled desk needs to speak with HQ. */
export interface HqLink {
  readonly url: string;
  readonly enrolment: Enrolment;
  readonly key: KeyObject;
  readonly authority: Authority;
}

const authorities = new Map<string, Authority>();

/** HQ's authority as the desk knows it from its enrolment. Throws where the stored certificate is none: the database was altered. */
export function authorityOf(enrolment: Pick<Enrolment, 'ca'>): Authority {
  const known = authorities.get(enrolment.ca);
  if (known !== undefined) return known;
  const opened = openAuthority(Buffer.from(enrolment.ca, 'base64'));
  if (!opened.ok) throw new Error('the stored certificate of HQ cannot be read');
  authorities.set(enrolment.ca, opened.value);
  return opened.value;
}

/** Opens the link. `desk.not-enrolled`, and `device.key-gone` where the device's key cannot be read. */
export async function openHqLink(desk: Desk): Promise<Outcome<HqLink>> {
  const enrolment = readEnrolment(desk.store);
  if (enrolment === undefined) return refused(problem('desk.not-enrolled', {}));
  const key = await readDeviceKey(desk.folders.keys, desk.vault);
  if (key === undefined) return refused(problem('device.key-gone', {}));
  return { ok: true, value: { url: readHqUrl(desk.store), enrolment, key, authority: authorityOf(enrolment) } };
}

/** The headers of a signed request over a body of this hash, or a streamed one. */
export function signHeaders(desk: Desk, link: HqLink, request: { readonly method: string; readonly path: string; readonly bodyHash: Sha256 | 'streamed' }): Readonly<Record<string, string>> {
  const nonce = Buffer.from(desk.random(16)).toString('hex');
  const anchorNonce = newestAnchor(desk.store)?.nonce ?? nonce;
  const text = requestText({ ...request, device: link.enrolment.device, nonce, anchorNonce });
  return {
    [signatureHeaders.wire]: String(wireVersion),
    [signatureHeaders.device]: link.enrolment.device,
    [signatureHeaders.nonce]: nonce,
    [signatureHeaders.anchor]: anchorNonce,
    [signatureHeaders.bodyHash]: request.bodyHash,
    [signatureHeaders.signature]: base64(signMessage(link.key, text)),
  };
}

/** Asks HQ with the device's signature. Where HQ no longer takes the anchor, a new one is fetched and the question sent again, once. */
export async function askSigned<Answer>(desk: Desk, link: HqLink, question: Question<Answer>): Promise<Outcome<Answer>> {
  const bodyHash = sha256(question.body ?? '');
  const ask = () => askHq(link.url, { ...question, headers: signHeaders(desk, link, { method: question.method, path: question.path, bodyHash }) });
  const first = await ask();
  if (first.ok || first.problem.code !== 'anchor.stale') return first;
  const anchor = await fetchAnchor(desk, link);
  return anchor.ok ? ask() : anchor;
}
