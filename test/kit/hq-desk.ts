import { randomBytes, type KeyObject } from 'node:crypto';
import { bytesOfBase64 } from '../../proof/base64.ts';
import { makeRequest } from '../../proof/csr.ts';
import { makeKeyPair, signMessage } from '../../proof/ecdsa.ts';
import { recordHash, signRecord } from '../../proof/record.ts';
import { sha256 } from '../../proof/sha256.ts';
import { lineKey } from '../../shared/delivery/pickup.ts';
import type { OrderLine, OutboundOrder } from '../../shared/delivery/outbound-order.ts';
import { makeUuid7, type DealerId, type DeviceId, type FindingId, type OrderNo, type PersonId, type PhotoId, type PickupId, type RecordId, type Sha256 } from '../../shared/kernel/ids.ts';
import { addMs, epochMs, type Instant } from '../../shared/kernel/instant.ts';
import { wholeQuantity, zeroQuantity } from '../../shared/kernel/quantity.ts';
import type { Photo } from '../../shared/photo/photo.ts';
import type { SealedRecord } from '../../shared/seal/sealed-record.ts';
import type { SignedText } from '../../shared/seal/signed-text.ts';
import { wireVersion } from '../../shared/wire/base.ts';
import { requestText, signatureHeaders } from '../../shared/wire/request-signature.ts';

/** An answer of HQ: its status and its JSON. */
export interface DeskAnswer {
  readonly status: number;
  // The tests say by what they expect which shape it is.
  readonly body: any; // eslint-disable-line typescript/no-explicit-any
  readonly headers: Headers;
}

/** What a test wants different about a record. */
export interface SealWish {
  readonly kind?: 'feedback' | 'refusal';
  readonly pickup?: { readonly id: PickupId; readonly pickedUpAt: Instant };
  readonly orderNo?: string;
  readonly lines?: readonly Pick<OrderLine, 'productClass' | 'unit'>[];
  /** Which of the pickup's lines the record covers; all of them unless said. */
  readonly covers?: readonly number[];
  readonly photos?: readonly Uint8Array[];
  readonly change?: (record: SealedRecord) => SealedRecord;
  /** null: sealed without an anchor. */
  readonly elapsedMs?: number | null;
  /** Leaves the chain where it is, as a record that never leaves the desk does. */
  readonly keepChain?: boolean;
}

export interface SealedWork {
  readonly record: SealedRecord;
  readonly signed: SignedText;
  readonly hash: Sha256;
}

const emptyHash = sha256('');

/** A dealer's desk as HQ meets it over the wire, with real keys, by its own code and none of the desk's. */
export class TestDesk {
  readonly url: string;
  readonly now: () => Instant;
  device = makeUuid7<DeviceId>(1_763_800_000_000, randomBytes(10));
  deviceKey: KeyObject = makeKeyPair().privateKey;
  personKey: KeyObject = makeKeyPair().privateKey;
  dealer: { readonly id: DealerId; readonly name: string } = { id: '' as DealerId, name: '' };
  person: { readonly id: PersonId; readonly name: string; readonly role: 'owner' | 'inspector' } = { id: '' as PersonId, name: '', role: 'owner' };
  personCertificate = '';
  deviceCertificate = '';
  ca = '';
  anchor: { readonly nonce: string; readonly signed: SignedText; readonly hqTime: Instant } | null = null;
  /** The number of the wire it says it speaks. */
  wire = wireVersion;
  sequence = 0;
  previous: Sha256 | null = null;

  constructor(url: string, now: () => Instant) {
    this.url = url;
    this.now = now;
  }

  /** Goes on as the same desk at another address of HQ. */
  becomes(desk: TestDesk): void {
    const { device, deviceKey, personKey, dealer, person, personCertificate, deviceCertificate, ca, anchor, sequence, previous } = desk;
    Object.assign(this, { device, deviceKey, personKey, dealer, person, personCertificate, deviceCertificate, ca, anchor, sequence, previous });
  }

  async enrol(code: string): Promise<DeskAnswer> {
    const answer = await send(this.url, 'POST', '/wire/v1/enrolments', {}, {
      code, device: this.device, deviceName: '前台电脑', deviceCsr: await makeRequest(this.deviceKey, '前台电脑'), personCsr: await makeRequest(this.personKey, 'signer'),
    });
    if (answer.status === 200) {
      this.dealer = answer.body.dealer;
      this.person = answer.body.person;
      this.personCertificate = answer.body.personCertificate;
      this.deviceCertificate = answer.body.deviceCertificate;
      this.ca = answer.body.ca;
      await this.fetchAnchor();
    }
    return answer;
  }

  async fetchAnchor(): Promise<void> {
    const nonce = randomBytes(16).toString('hex');
    const answer = await send(this.url, 'POST', '/wire/v1/anchor', {}, { device: this.device, nonce });
    if (answer.status !== 200) throw new Error(`no anchor: ${JSON.stringify(answer.body)}`);
    const signed = answer.body.anchor as SignedText;
    this.anchor = { nonce, signed, hqTime: (JSON.parse(signed.text) as { hqTime: Instant }).hqTime };
  }

  /** The headers of a signed request. */
  sign(method: string, path: string, bodyHash: Sha256 | 'streamed', nonce = randomBytes(16).toString('hex')): Record<string, string> {
    const anchorNonce = this.anchor?.nonce ?? '0'.repeat(32);
    const signature = signMessage(this.deviceKey, requestText({ method, path, device: this.device, nonce, anchorNonce, bodyHash })).toString('base64');
    return {
      [signatureHeaders.wire]: String(this.wire), [signatureHeaders.device]: this.device, [signatureHeaders.nonce]: nonce, [signatureHeaders.anchor]: anchorNonce,
      [signatureHeaders.bodyHash]: bodyHash, [signatureHeaders.signature]: signature,
    };
  }

  async call(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<DeskAnswer> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    return send(this.url, method, path, this.sign(method, path, text === undefined ? emptyHash : sha256(text)), body);
  }

  async put(work: Pick<SealedWork, 'record' | 'signed'>): Promise<DeskAnswer> {
    return this.call('PUT', `/wire/v1/records/${work.record.id}`, { record: work.signed });
  }

  async complete(record: RecordId): Promise<DeskAnswer> {
    return this.call('POST', `/wire/v1/records/${record}/completion`);
  }

  /** Uploads a picture whole, in the request that announces it. */
  async upload(record: RecordId, bytes: Uint8Array, hash: string = sha256(bytes)): Promise<DeskAnswer> {
    return this.tus('POST', '/wire/v1/uploads', { 'upload-length': String(bytes.length), 'upload-metadata': metadata(record, hash), 'content-type': 'application/offset+octet-stream' }, bytes);
  }

  async tus(method: 'POST' | 'PATCH' | 'HEAD' | 'DELETE', path: string, headers: Readonly<Record<string, string>>, body?: BodyInit | Uint8Array): Promise<DeskAnswer> {
    const signed = this.sign(method, path, method === 'POST' || method === 'PATCH' ? 'streamed' : emptyHash);
    const response = await fetch(this.url + path, { method, headers: { ...signed, 'tus-resumable': '1.0.0', ...headers }, ...(body === undefined ? {} : { body: body as BodyInit }), ...(body instanceof ReadableStream ? { duplex: 'half' } : {}) } as RequestInit);
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text), headers: response.headers };
  }

  /** Seals a record that follows the last one. */
  seal(wish: SealWish = {}): SealedWork {
    const now = this.now();
    const record = this.build(wish, now);
    const changed = wish.change?.(record) ?? record;
    const signed = signRecord(changed, this.personKey, bytesOfBase64(this.personCertificate) ?? new Uint8Array());
    const hash = recordHash(signed);
    if (wish.keepChain !== true) {
      this.sequence = changed.sequence;
      this.previous = hash;
    }
    return { record: changed, signed, hash };
  }

  private build(wish: SealWish, now: Instant): SealedRecord {
    const kinds = wish.lines ?? [{ productClass: 'door', unit: 'set' }];
    const order = this.makeOrder(wish.orderNo ?? `CK-${randomBytes(5).toString('hex')}`, kinds);
    const pickedUpAt = wish.pickup?.pickedUpAt ?? addMs(now, -3_600_000);
    const covered = (wish.covers ?? kinds.map((_, index) => index + 1)).map((lineNo) => lineKey(order.orderNo, lineNo));
    const photos = (wish.photos ?? []).map((bytes, index) => photoOf(bytes, index, now));
    const isRefusal = wish.kind === 'refusal';
    const first = covered[0] ?? '';
    const goods = {
      pickup: {
        id: wish.pickup?.id ?? uuid<PickupId>(now), orders: [order], pickedUpAt, enteredAt: pickedUpAt, timeChangedBecause: null, carrier: '顺达物流', carrierPhone: '021-55550101', waybill: 'SD88001234', plate: '沪A88K21',
      },
      lines: covered.map((line) => ({
        line, decision: isRefusal ? ('refuse' as const) : ('take' as const), reservation: '', items: photos.length > 0 && line === first ? ('with-findings' as const) : ('fine' as const),
        count: photos.length > 0 && line === first
          ? { good: wholeQuantity(1), damaged: wholeQuantity(1), missing: zeroQuantity, extra: zeroQuantity, weightGrams: null }
          : { good: wholeQuantity(2), damaged: zeroQuantity, missing: zeroQuantity, extra: zeroQuantity, weightGrams: null },
      })),
      packages: [],
      findings: photos.length === 0 ? [] : [{
        id: uuid<FindingId>(now), line: first, stage: 2 as const, package: null, unit: null, check: 'knock' as const, nature: 'appearance' as const, severity: 'slight' as const, place: '左下角', description: '磕碰',
        quantity: wholeQuantity(1), photos: photos.map((photo, index) => ({ photo: photo.id, sha256: photo.sha256, withPackaging: index === 0, keptBecause: null })),
      }],
      dispatcherCalls: [],
      limits: [],
      notice: { textVersion: '2026.1', language: 'zh-CN' as const, shownAt: pickedUpAt },
    };
    const elapsed = wish.elapsedMs === undefined ? Math.max(0, epochMs(now) - epochMs(this.anchor?.hqTime ?? now)) : wish.elapsedMs;
    return {
      format: 'gatecheck-record/1', id: uuid<RecordId>(now), dealer: this.dealer.id, dealerName: this.dealer.name, device: this.device, person: this.person,
      sequence: this.sequence + 1, previous: this.previous,
      time: { wall: now, boot: 'boot-1', anchor: elapsed === null ? null : (this.anchor?.signed ?? null), elapsed: elapsed === null || this.anchor === null ? null : { leastMs: elapsed, mostMs: elapsed + 20 } },
      policy: { version: '2026.1', hash: sha256('policy'), effectiveFrom: '2024-01-01' as SealedRecord['policy']['effectiveFrom'] },
      shown: { language: 'zh-CN', textVersion: '1', sha256: sha256('shown') } as SealedRecord['shown'],
      signature: { aspectMilli: 3_000, strokes: [[[100, 100, 0, 500], [200, 150, 40, 600], [300, 120, 80, 500]]] },
      photoCount: photos.length, photos,
      body: isRefusal ? { kind: 'refusal', ...goods, reason: '外包装严重破损' } : { kind: 'feedback', ...goods },
    };
  }

  private makeOrder(orderNo: string, kinds: readonly Pick<OrderLine, 'productClass' | 'unit'>[]): OutboundOrder {
    return {
      orderNo: orderNo as OrderNo, salesOrderNo: 'DD-1', dealer: this.dealer.id, dealerName: this.dealer.name, shippedOn: null, carrier: '顺达物流', carrierPhone: '021-55550101', waybill: 'SD88001234', source: 'paper',
      lines: kinds.map((kind, index) => ({
        lineNo: index + 1, ...kind, name: '铸铝大门', specification: '2400×2600', colour: '古铜', quantity: wholeQuantity(2), metresPerLength: null, weightGrams: null, packages: 2, note: '',
      })),
    };
  }
}

export function metadata(record: string, hash: string): string {
  return `record ${Buffer.from(record).toString('base64')},sha256 ${Buffer.from(hash).toString('base64')}`;
}

function photoOf(bytes: Uint8Array, index: number, now: Instant): Photo {
  return {
    id: uuid<PhotoId>(now), sha256: sha256(bytes), type: 'image/jpeg', bytes: bytes.length, width: 1_024, height: 768, fileName: `IMG_${index + 1}.jpg`, takenInAt: now, source: 'camera',
    exif: { takenLocal: null, camera: null, orientation: 1, position: null }, frameHash: '0123456789abcdef', sharpness: 300,
  };
}

function uuid<Id extends string>(now: Instant): Id {
  return makeUuid7<Id>(epochMs(now), randomBytes(10));
}

async function send(url: string, method: string, path: string, headers: Readonly<Record<string, string>>, body?: unknown): Promise<DeskAnswer> {
  const response = await fetch(url + path, { method, headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text), headers: response.headers };
}
