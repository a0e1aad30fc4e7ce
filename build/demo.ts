import { randomBytes } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { makePortBridge } from '../electron/host/bridge/serve-bridge.ts';
import { openDesk } from '../electron/host/open-desk.ts';
import { receiptPath } from '../electron/host/seal/receipt-file.ts';
import { seedDemo } from '../hq/demo/seed-demo.ts';
import { standardErrorLogger } from '../hq/logger.ts';
import { createHq } from '../hq/server.ts';
import { judgeFile } from '../proof/verify-file.ts';
import type { bridgeContract } from '../shared/bridge/contract.ts';
import type { DeskLimit, RecordCard } from '../shared/bridge/shapes.ts';
import { lineKey, type LineKey } from '../shared/delivery/pickup.ts';
import { countPhotos } from '../shared/inspection/counted-photos.ts';
import type { FindingId, OrderNo, PersonId, PickupId } from '../shared/kernel/ids.ts';
import { instantOf, zonedText } from '../shared/kernel/instant.ts';
import { parseProblem } from '../shared/kernel/problem.ts';
import type { InspectionPolicy } from '../shared/policy/policy-document.ts';
import { demoWords } from '../shared/words/demo-words.ts';
import { languages, type Language } from '../shared/words/language.ts';
import { problemSentence } from '../shared/words/problem-words.ts';
import { demoPictures, type DemoPicture } from './demo-pictures.ts';
import { faultLine, languageWished, readOptions } from '../command/read-options.ts';
import { addDamagePoint, inspectLines, sendPicture, signFor, takeOver, type SentPicture } from './inspect-goods.ts';

const usage = `npm run demo [-- --photos DIR] [--keep DIR] [--lang zh-CN|en] [--json]

The main job with no window: import orders, pick up, two stages, damage points with photos, seal, offline, online, sync, verify.
  --photos DIR  photos for the damage points (its own drawn ones by default)
  --keep DIR    keep the data and the receipts there (a temporary folder by default)
  --lang        the language of what is said (zh-CN by default)
  --json        print one object at the end
  --help
`;

const pin = '258036';

type Words = (typeof demoWords)[Language];
type Bridge = ContractRouterClient<typeof bridgeContract>;

interface Outcome {
  readonly outboundOrder: string;
  readonly pickups: number;
  readonly findings: number;
  readonly damagePoints: number;
  readonly photos: { readonly given: number; readonly accepted: number; readonly refused: readonly { readonly file: string; readonly problem: string }[] };
  readonly limits: readonly { readonly rule: string; readonly classes: readonly string[]; readonly startsAt: string; readonly dueAt: string; readonly provisional: boolean }[];
  readonly sealed: readonly { readonly kind: string; readonly id: string; readonly hash: string }[];
  readonly receipts: readonly string[];
  readonly acknowledgements: readonly { readonly record: string; readonly receivedAt: string }[];
  readonly offlineQueued: number;
  readonly afterSyncQueued: number;
  readonly verify: { readonly files: number; readonly ok: boolean };
  readonly seconds: number;
}

async function main(): Promise<number> {
  const wish = readWish();
  if (typeof wish === 'string') {
    (wish === usage ? process.stdout : process.stderr).write(wish);
    return wish === usage ? 0 : 2;
  }
  const pictures = await demoPictures(wish.photos, wish.words);
  if (typeof pictures === 'string') {
    process.stderr.write(`${pictures}\n`);
    return 2;
  }
  const folder = wish.keep ?? (await mkdtemp(join(tmpdir(), 'gatecheck-demo-')));
  const say = (line: string) => void (wish.isJson ? undefined : process.stdout.write(`${line}\n`));
  const outcome = await runDemo(folder, pictures, wish.language, say);
  if (wish.isJson) process.stdout.write(`${JSON.stringify(outcome)}\n`);
  else say(`\n${wish.words.ended(outcome.verify.ok, outcome.seconds, resolve(folder, 'desk', 'receipts'))}`);
  return outcome.verify.ok && outcome.afterSyncQueued === 0 ? 0 : 1;
}

/** Runs HQ and a desk in this process, with the way between them closed while the dealer works. */
async function runDemo(folder: string, pictures: readonly DemoPicture[], language: Language, say: (line: string) => void): Promise<Outcome> {
  const words = demoWords[language];
  const began = performance.now();
  const hq = await createHq({
    dataDir: join(folder, 'hq'),
    database: { kind: 'sqlite' },
    clock: { now: () => instantOf(Date.now()) },
    random: (count) => randomBytes(count),
    logger: { log: (level, ...rest) => (level === 'error' ? standardErrorLogger.log(level, ...rest) : undefined) },
  });
  const { deskCode } = await seedDemo(hq.hq);
  const opened = await openDesk({ folder: join(folder, 'desk'), version: 'demo' });
  const { desk } = opened;
  const { port1, port2 } = new MessageChannel();
  makePortBridge(desk)(port1);
  const bridge: Bridge = createORPCClient(new RPCLink({ port: port2 }));
  port2.start();
  try {
    const hqUrl = await hq.app.listen({ host: '127.0.0.1', port: 0 });
    const status = await bridge.desk.enrol({ hqUrl, code: deskCode, deviceName: 'demo', pin });
    const person = (await bridge.people.list())[0];
    const onTheWay = (await bridge.orders.list({ text: '', status: 'on-the-way', limit: 50 })).rows;
    if (person === undefined) throw new Error('nobody is enrolled');
    await bridge.desk.setLanguage({ language });
    say(words.enrolled(status.dealer?.name ?? '', person.name, onTheWay.length));

    // A port nobody listens on: the desk works without network from here on.
    await bridge.desk.setHqUrl({ hqUrl: 'http://127.0.0.1:9' });
    const door = onTheWay.find((order) => order.classes.includes('door'))?.orderNo;
    const other = onTheWay.find((order) => order.classes.includes('window_guard') && !order.classes.includes('door'))?.orderNo;
    if (door === undefined || other === undefined) throw new Error('the orders of the demonstration are not there');
    const damaged = await inspectDamaged(bridge, door, person.id, pictures, language, say);
    const whole = await inspectWhole(bridge, other, person.id, words, say);
    await bridge.desk.sync({});
    const offlineQueued = (await bridge.queue.list({ done: false })).length;
    say(words.offline(offlineQueued));

    await bridge.desk.setHqUrl({ hqUrl });
    await bridge.desk.sync({});
    const afterSyncQueued = (await bridge.queue.list({ done: false })).length;
    const records = [...damaged.records, ...whole.records];
    const details = await Promise.all(records.map((record) => bridge.records.get({ record: record.record })));
    const acknowledgements = details.flatMap(({ card, acknowledgements: told }) => {
      const received = told.find((each) => each.of === 'photos') ?? told[0];
      return received === undefined ? [] : [{ record: card.record, receivedAt: zonedText(received.receivedAt) }];
    });
    for (const { card } of details) say(words.acknowledged(card.record, card.judgement));
    const receipts = records.map((record) => resolve(receiptPath(desk.folders, record.record)));
    const { bundle } = await bridge.queue.exportBundle({ records: records.map((record) => record.record) });
    const ca = join(folder, 'ca.der');
    await writeFile(ca, hq.hq.keys.authority.certificate.der);
    const files = [...receipts, join(desk.folders.bundles, `${bundle}.zip`)];
    const verdicts = await Promise.all(files.map((file) => judgeFile(file, { kind: 'given', authority: hq.hq.keys.authority })));
    say(words.verified(files.length, verdicts.every((verdict) => verdict.ok)));
    return {
      outboundOrder: door,
      pickups: 2,
      findings: damaged.findings,
      damagePoints: damaged.findings,
      photos: damaged.photos,
      limits: [...damaged.limits, ...whole.limits].map(({ rule, classes, startsAt, dueAt, provisional }) => ({ rule, classes, startsAt: zonedText(startsAt), dueAt: zonedText(dueAt), provisional })),
      sealed: records.map(({ kind, record, hash }) => ({ kind, id: record, hash })),
      receipts,
      acknowledgements,
      offlineQueued,
      afterSyncQueued,
      verify: { files: files.length, ok: verdicts.every((verdict) => verdict.ok) },
      seconds: Math.round(performance.now() - began) / 1_000,
    };
  } finally {
    port1.close();
    port2.close();
    await opened.close();
    await hq.close();
  }
}

interface Inspected {
  readonly records: readonly RecordCard[];
  readonly limits: readonly DeskLimit[];
}

/** Doors with damage: both stages, damage points with the pictures, one record. */
async function inspectDamaged(
  bridge: Bridge,
  orderNo: OrderNo,
  person: PersonId,
  pictures: readonly DemoPicture[],
  language: Language,
  say: (line: string) => void,
): Promise<Inspected & { readonly findings: number; readonly photos: Outcome['photos'] }> {
  const words = demoWords[language];
  const view = await takeOver(bridge, [orderNo], (await bridge.desk.status()).now);
  const pickup = view.inspection.pickup.id;
  say(words.pickedUp(orderNo));
  for (const limit of view.limits) say(language === 'zh-CN' ? `  ${limit.rule}：${limit.because.join('；')}` : `  ${limit.rule}: ${limit.because.join('; ')}`);
  const sent: SentPicture[] = [];
  let findings = 0;
  for (let waiting = pictures; waiting.length > 0; ) {
    const damage = await fillDamagePoint(bridge, pickup, lineKey(orderNo, 1), waiting);
    sent.push(...damage.sent);
    waiting = waiting.slice(damage.sent.length);
    if (damage.isEnough) findings += 1;
    else await bridge.inspection.removeFinding({ pickup, finding: damage.finding });
  }
  const refused = sent.flatMap(({ fileName, outcome }) => ('error' in outcome ? [{ file: fileName, problem: codeOf(outcome.error), sentence: sentenceOf(language, outcome.error) }] : []));
  for (const { file, sentence } of refused) say(words.refused(file, sentence));
  say(words.takenIn(sent.length - refused.length, sent.length, findings));
  const inspected = await inspectLines(bridge, pickup);
  const record = await sealAll(bridge, pickup, person, inspected.inspection.lines.map((line) => line.line), words, say);
  return { records: [record], limits: view.limits, findings, photos: { given: sent.length, accepted: sent.length - refused.length, refused: refused.map(({ file, problem }) => ({ file, problem })) } };
}

/** One damage point with as many of the pictures as it needs, all of them where too few would be left for another (R-IN-2, R-IN-4). */
async function fillDamagePoint(
  bridge: Bridge,
  pickup: PickupId,
  line: LineKey,
  pictures: readonly DemoPicture[],
): Promise<{ readonly finding: FindingId; readonly sent: readonly SentPicture[]; readonly isEnough: boolean }> {
  const policy = await bridge.pickups.policy({ pickup });
  const needed = policy.inspection.photosPerDamagePoint;
  const { finding } = await addDamagePoint(bridge, pickup, { line, stage: 2, description: '门扇磕碰凹陷，漆面破损', pictures: [] });
  const sent: SentPicture[] = [];
  for (const picture of pictures) {
    const { counted, hasPackaging } = await countedOf(bridge, pickup, finding, policy.inspection);
    if (counted >= needed && pictures.length - sent.length >= needed) break;
    sent.push(await sendPicture(bridge, pickup, finding, picture, !hasPackaging));
  }
  const { counted, hasPackaging } = await countedOf(bridge, pickup, finding, policy.inspection);
  return { finding, sent, isEnough: counted >= needed && hasPackaging };
}

async function countedOf(bridge: Bridge, pickup: PickupId, finding: FindingId, policy: InspectionPolicy): Promise<{ readonly counted: number; readonly hasPackaging: boolean }> {
  const view = await bridge.pickups.get({ pickup });
  const photos = new Map(view.photos.map((photo) => [photo.id, photo]));
  return countPhotos(policy, view.inspection.findings, photos).get(finding) ?? { counted: 0, hasPackaging: false };
}

/** Window guards and guardrails in order. */
async function inspectWhole(bridge: Bridge, orderNo: OrderNo, person: PersonId, words: Words, say: (line: string) => void): Promise<Inspected> {
  const view = await takeOver(bridge, [orderNo], (await bridge.desk.status()).now);
  const pickup = view.inspection.pickup.id;
  say(words.pickedUpWhole(orderNo));
  const inspected = await inspectLines(bridge, pickup);
  const record = await sealAll(bridge, pickup, person, inspected.inspection.lines.map((line) => line.line), words, say);
  return { records: [record], limits: view.limits };
}

async function sealAll(bridge: Bridge, pickup: PickupId, person: PersonId, lines: readonly string[], words: Words, say: (line: string) => void): Promise<RecordCard> {
  const record = await signFor(bridge, { pickup, kind: 'feedback', lines, person, pin });
  say(words.sealed(record.record, record.hash.slice(0, 16)));
  return record;
}

function codeOf(error: unknown): string {
  return parseProblem((error as { readonly data?: unknown } | null)?.data)?.code ?? String(error);
}

/** What a person reads of a refusal; the code goes into `--json`. */
function sentenceOf(language: Language, error: unknown): string {
  const told = parseProblem((error as { readonly data?: unknown } | null)?.data);
  return told === undefined ? String(error) : problemSentence(language, told).what;
}

interface Wish {
  readonly photos: string | undefined;
  readonly keep: string | undefined;
  readonly isJson: boolean;
  readonly language: Language;
  readonly words: Words;
}

/** The wish, the usage where help is asked for, or the line that says what is wrong. */
function readWish(): Wish | string {
  const language = languageWished();
  const read = readOptions({ options: { photos: { type: 'string' }, keep: { type: 'string' }, lang: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } } });
  if ('fault' in read) return faultLine(language, read.fault);
  const { values } = read;
  if (values.help === true) return usage;
  if (values.lang !== undefined && values.lang !== language) return faultLine(language, { kind: 'not-one-of', option: '--lang', choices: languages, given: values.lang });
  return { photos: values.photos, keep: values.keep === undefined ? undefined : resolve(values.keep), isJson: values.json === true, language, words: demoWords[language] };
}

process.exitCode = await main();
