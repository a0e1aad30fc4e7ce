import { randomBytes } from 'node:crypto';
import { openSync, closeSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issueCode } from '../../../hq/device/issue-code.ts';
import { openAcknowledgement } from '../../../proof/acknowledgement.ts';
import { openAuthority } from '../../../proof/certificate.ts';
import { sha256 } from '../../../proof/sha256.ts';
import type { DealerId } from '../../../shared/kernel/ids.ts';
import { openConsoleHq, type Caller, type ConsoleHq } from '../../kit/console-hq.ts';
import { metadata, TestDesk, type SealedWork } from '../../kit/hq-desk.ts';
import { readPacks } from '../../kit/pack-reader.ts';

describe.each(['sqlite', 'postgres'] as const)('small pictures lie in packs, on %s', (kind) => {
  let house: ConsoleHq;
  let assistant: Caller;
  let desk: TestDesk;

  beforeAll(async () => {
    house = await openConsoleHq(kind);
    assistant = await house.signIn('assistant-east');
    const code = await issueCode(house.hq, { dealer: 'JX0012' as DealerId, device: null, person: { name: '赵建国', role: 'owner' }, by: 'admin' });
    if (!code.ok) throw new Error(code.problem.code);
    desk = new TestDesk(house.url, house.clock.now);
    await desk.enrol(code.value.code);
  });
  afterAll(() => house.close());

  const put = async (photos: readonly Buffer[]): Promise<SealedWork> => {
    const work = desk.seal({ photos });
    expect((await desk.put(work)).status).toBe(200);
    return work;
  };
  const shown = async ({ record }: SealedWork, photo: Buffer, headers?: Record<string, string>) => assistant('GET', `/console/v1/records/${record.id}/photos/${sha256(photo)}/original`, undefined, headers);
  const placeOf = async (photo: Buffer) => house.hq.db.selectFrom('blobs').select(['pack', 'start']).where('sha256', '=', sha256(photo)).executeTakeFirstOrThrow();

  it('a small one in a pack that explains itself, a large one in a file under its hash; both are given back byte for byte, in parts too', async () => {
    const [small, largest, large] = [randomBytes(20_000), randomBytes(1_000_000), randomBytes(1_000_001)];
    const work = await put([small, largest, large]);
    for (const photo of [small, largest, large]) expect((await desk.upload(work.record.id, photo)).status).toBe(201);
    for (const photo of [small, largest]) {
      const place = await placeOf(photo);
      expect(readPacks(house.hq.dataDir)).toContainEqual({ ...place, sha256: sha256(photo), isWhole: true });
    }
    expect(await placeOf(large)).toEqual({ pack: null, start: null });
    expect(readFileSync(join(house.hq.dataDir, 'shelf', sha256(large).slice(0, 2), sha256(large))).equals(large)).toBe(true);
    for (const photo of [small, largest, large]) {
      expect(Buffer.from((await shown(work, photo)).bytes).equals(photo)).toBe(true);
      const part = await shown(work, photo, { range: 'bytes=100-199' });
      expect([part.status, Buffer.from(part.bytes).equals(photo.subarray(100, 200))]).toEqual([206, true]);
    }
  });

  it('many at the same time, each whole', async () => {
    const photos = Array.from({ length: 24 }, (_, index) => randomBytes(1_000 + index * 7_919));
    const work = await put(photos);
    const answers = await Promise.all(photos.map(async (photo) => desk.upload(work.record.id, photo)));
    expect(answers.map(({ status }) => status)).toEqual(photos.map(() => 201));
    for (const photo of photos) expect(Buffer.from((await shown(work, photo)).bytes).equals(photo)).toBe(true);
    expect(readPacks(house.hq.dataDir).every(({ isWhole }) => isWhole)).toBe(true);
  });

  it('one that comes again is not kept twice; where the disk has lost its bytes, it is kept anew', async () => {
    const photo = randomBytes(30_000);
    const work = await put([photo]);
    await desk.upload(work.record.id, photo);
    const before = await placeOf(photo);
    const path = join(house.hq.dataDir, 'shelf', 'packs', before.pack ?? '');
    const { size } = statSync(path);
    expect((await desk.upload(work.record.id, photo)).status).toBe(201);
    expect([statSync(path).size, await placeOf(photo)]).toEqual([size, before]);

    const file = openSync(path, 'r+');
    writeSync(file, Buffer.from([(photo[500] ?? 0) ^ 1]), 0, 1, (before.start ?? 0) + 500);
    closeSync(file);
    expect(Buffer.from((await shown(work, photo)).bytes).equals(photo)).toBe(false);
    expect((await desk.upload(work.record.id, photo)).status).toBe(201);
    expect(await placeOf(photo)).not.toEqual(before);
    expect(Buffer.from((await shown(work, photo)).bytes).equals(photo)).toBe(true);
  });

  it('a picture that comes in two requests goes on from where the first one broke off', async () => {
    const photo = randomBytes(50_000);
    const work = await put([photo]);
    const begun = await desk.tus('POST', '/wire/v1/uploads', { 'upload-length': '50000', 'upload-metadata': metadata(work.record.id, sha256(photo)), 'content-type': 'application/offset+octet-stream' }, photo.subarray(0, 20_000));
    expect([begun.status, begun.headers.get('upload-offset')]).toEqual([201, '20000']);
    const rest = await desk.tus('PATCH', begun.headers.get('location') ?? '', { 'upload-offset': '20000', 'content-type': 'application/offset+octet-stream' }, photo.subarray(20_000));
    expect(rest.status).toBe(204);
    expect(Buffer.from((await shown(work, photo)).bytes).equals(photo)).toBe(true);
  });

  it('the last picture missing brings the second acknowledgement, the same that the completion answers and the picture brings when it comes again; earlier ones bring none', async () => {
    const [first, second] = [randomBytes(5_000), randomBytes(6_000)];
    const work = await put([first, second]);
    expect((await desk.upload(work.record.id, first)).body).toBeUndefined();
    const { acknowledgement } = (await desk.upload(work.record.id, second)).body;
    const authority = openAuthority(Buffer.from(desk.ca, 'base64'));
    if (!authority.ok) throw new Error('no authority');
    const opened = openAcknowledgement(acknowledgement, authority.value, { record: work.record.id, recordHash: work.hash });
    expect(opened).toMatchObject({ ok: true, value: { of: 'photos', photos: 2 } });
    expect((await desk.complete(work.record.id)).body.acknowledgement).toEqual(acknowledgement);
    expect((await desk.upload(work.record.id, second)).body).toEqual({ acknowledgement });
  });
});
