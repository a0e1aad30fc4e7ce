import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { paperFonts } from '../../electron/host/receipt/paper-fonts.ts';
import { makePrintShelf, type PrintShelf } from '../../electron/host/receipt/print-shelf.ts';
import { makeReceiptPdf } from '../../electron/host/receipt/receipt-pdf.ts';
import { printedPhotos } from '../../electron/host/receipt/receipt-photos.ts';
import { unwrapPersonKey, wrapPersonKey, type WrappedKey } from '../../electron/host/seal/person-key.ts';
import { openRecord, signRecord } from '../../proof/record.ts';
import { receiptOf } from '../../shared/receipt/receipt-of.ts';
import { receiptText } from '../../shared/receipt/receipt-text.ts';
import { receiptWords } from '../../shared/words/receipt-words.ts';
import { drawPhoto } from '../kit/draw-photo.ts';
import { makeProofHouse, type ProofHouse } from '../kit/proof-house.ts';
import { makeSample, type Sample } from '../kit/sealed-sample.ts';

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target: string;
  readonly holds: boolean;
}

const rounds = 9;
const photos = 30;
const pin = '804213';
const mostMs = 400;
const leastRecordsPerSecond = 250;

/**
 * One feedback of 20 lines, 10 damage points and 30 photos whose working renditions lie on the disk, from the PIN to the receipt on
 * the disk: key unwrapped (scrypt), record signed and opened again, receipt drawn, signed, written and fsynced.
 * The small pictures were made while the person read what they sign (`print-shelf.ts`), as the desk does. Medians. Then how many records of that size one core opens in a second, as HQ does.
 */
export async function bench(): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'gatecheck-bench-seal-'));
  try {
    const house = await makeProofHouse();
    const sample = makeSample(house, { lines: 20, findings: 10, photosPerFinding: photos / 10 });
    const wrapped = await wrapPersonKey(house.personKey, pin, null);
    if (!wrapped.ok) throw new Error('the PIN must do');
    const working = await workingRenditions(folder);
    paperFonts();
    const names = sample.record.photos.map((photo) => photo.sha256);
    const shelf = () => makePrintShelf((photo) => readFile(working[names.indexOf(photo)] ?? ''));
    let bytes = 0;
    const seal = async (pictures: PrintShelf) => {
      bytes = await sealOnce(house, sample, wrapped.value, pictures, folder);
    };
    const atHand = shelf();
    await seal(atHand);
    const times = await timed(() => seal(atHand));
    const cold = await timed(() => seal(shelf()));
    const unwrapping = await timed(() => unwrapPersonKey(wrapped.value, pin, null));
    const perSecond = openedPerSecond(house, sample);
    return [
      { name: `one feedback with ${photos} photos, PIN to receipt on the disk`, value: times, unit: 'ms', target: `≤ ${mostMs}`, holds: times <= mostMs },
      { name: 'the same with no small picture made while the receipt was read', value: cold, unit: 'ms', target: 'for the record', holds: true },
      { name: 'of that, one guess of the PIN', value: unwrapping, unit: 'ms', target: '≥ 50, so that guessing is slow', holds: unwrapping >= 50 },
      { name: 'the receipt', value: bytes / 1_000_000, unit: 'MB', target: '≤ 5', holds: bytes <= 5_000_000 },
      { name: 'records opened', value: perSecond, unit: '/s', target: `≥ ${leastRecordsPerSecond}`, holds: perSecond >= leastRecordsPerSecond },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function workingRenditions(folder: string): Promise<readonly string[]> {
  const scenes: Buffer[] = [];
  for (let seed = 0; seed < 5; seed += 1) scenes.push(await sharp(await drawPhoto({ seed })).resize(2048, 2048, { fit: 'inside' }).jpeg({ quality: 82 }).toBuffer());
  const paths = Array.from({ length: photos }, (_, index) => join(folder, `working-${index}.jpg`));
  for (const [index, path] of paths.entries()) await writeFile(path, scenes[index % scenes.length] ?? Buffer.alloc(0));
  return paths;
}

async function sealOnce(house: ProofHouse, { record }: Sample, wrapped: WrappedKey, pictures: PrintShelf, folder: string): Promise<number> {
  const receipt = receiptOf(record, receiptWords['zh-CN']);
  receiptText(receipt);
  pictures.prepare(printedPhotos(receipt).map((photo) => photo.sha256));
  const key = await unwrapPersonKey(wrapped, pin, null);
  if (key === undefined) throw new Error('the PIN must open the key');
  const envelope = signRecord(record, key, house.personCertificate);
  const opened = openRecord(envelope, house.authority);
  if (!opened.ok) throw new Error('the record must open');
  const pdf = await makeReceiptPdf({ opened: opened.value, envelope, receipt, renditions: (photo) => pictures.get(photo), root: house.root, key });
  const file = await open(join(folder, 'receipt.pdf'), 'w');
  await file.writeFile(pdf);
  await file.sync();
  await file.close();
  return pdf.length;
}

async function timed(step: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    await step();
    times.push(performance.now() - begun);
  }
  return median(times);
}

function openedPerSecond(house: ProofHouse, sample: Sample): number {
  const count = 300;
  const begun = performance.now();
  for (let index = 0; index < count; index += 1) openRecord(sample.envelope, house.authority);
  return (count * 1_000) / (performance.now() - begun);
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}
