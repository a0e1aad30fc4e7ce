import type { IncomingHttpHeaders } from 'node:http';
import { bytesOfBase64 } from '../../proof/base64.ts';
import { isPassingSignatureOf, signatureBytes } from '../../proof/ecdsa.ts';
import { deviceIdSchema, sha256Schema, type Sha256 } from '../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';
import { oldestWireVersion, wireVersion } from '../../shared/wire/base.ts';
import { requestText, signatureHeaders } from '../../shared/wire/request-signature.ts';
import { readWireNumber } from '../../shared/wire/wire-number.ts';
import type { DeviceIdentity } from '../auth/identity.ts';
import type { Hq } from '../hq.ts';

const noncePattern = /^[0-9a-f]{32}$/;

/**
 * Opens a desk's signed request by its headers: `device.unknown`, `input.invalid` without the wire's number, `wire.too-old`, `wire.too-new`, `device.revoked`, `anchor.stale`,
 * `device.signature-wrong`, `device.replayed`. The body is compared with the signed hash when it has arrived.
 */
export async function authenticateDevice(
  hq: Pick<Hq, 'devices' | 'anchors' | 'contacts'>,
  request: { readonly method: string; readonly path: string; readonly headers: IncomingHttpHeaders },
): Promise<Outcome<DeviceIdentity>> {
  const header = (name: keyof typeof signatureHeaders) => {
    const value = request.headers[signatureHeaders[name]];
    return typeof value === 'string' ? value : '';
  };
  const device = deviceIdSchema.safeParse(header('device'));
  if (!device.success) return refused(problem('device.unknown', {}));
  const wire = readWireNumber(header('wire'), { oldest: oldestWireVersion, newest: wireVersion });
  if (!wire.ok) return wire;
  const known = await hq.devices.find(device.data);
  if (known === undefined) return refused(problem('device.unknown', {}));
  if (known.isRevoked) return refused(problem('device.revoked', {}));

  const [nonce, anchorNonce, bodyHash] = [header('nonce'), header('anchor'), readBodyHash(header('bodyHash'))];
  const signature = bytesOfBase64(header('signature'));
  if (!noncePattern.test(nonce) || !noncePattern.test(anchorNonce) || bodyHash === undefined || signature?.length !== signatureBytes) return refused(problem('device.signature-wrong', {}));
  const verdict = hq.anchors.judge(known.device, anchorNonce, nonce);
  if (verdict === 'stale') return refused(problem('anchor.stale', {}));
  const text = requestText({ method: request.method, path: request.path, device: known.device, nonce, anchorNonce, bodyHash });
  if (!isPassingSignatureOf(known.publicKey, text, signature)) return refused(problem('device.signature-wrong', {}));
  if (verdict === 'replayed') return refused(problem('device.replayed', {}));
  hq.anchors.spend(known.device, anchorNonce, nonce);
  hq.contacts.note(known.device);
  return done({ who: 'device', device: known.device, deviceName: known.name, dealer: known.dealer, wire: wire.value, bodyHash });
}

function readBodyHash(text: string): Sha256 | 'streamed' | undefined {
  if (text === 'streamed') return text;
  const hash = sha256Schema.safeParse(text);
  return hash.success ? hash.data : undefined;
}
