import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { parseCanonicalText } from '../shared/kernel/canonical-text.ts';
import { done, refused, type Outcome } from '../shared/kernel/outcome.ts';
import { problem } from '../shared/kernel/problem.ts';
import { bundleManifestSchema, mostBundleFiles, type BundleManifest } from '../shared/seal/bundle-manifest.ts';

const mostManifestBytes = 64_000_000;

/** A bundle, opened for reading. Close it when done. */
export interface Bundle {
  readonly manifest: BundleManifest;
  /** Names of all files but the manifest, as they stand in the archive. */
  readonly paths: readonly string[];
  /** Bytes of a file as the archive states them. */
  size(path: string): number | undefined;
  /** A stream over a file; it fails where the archive is damaged or states a wrong length. Hashes are the reader's to compare. */
  stream(path: string): Promise<Readable>;
  /** The whole of a file; throws where it is larger than `most`. */
  read(path: string, most: number): Promise<Buffer>;
  close(): void;
}

/** Opens a bundle file: a ZIP in store mode with a canonical manifest, every name once. `bundle.unreadable` for anything else. */
export async function openBundle(path: string): Promise<Outcome<Bundle>> {
  let zip: ZipFile;
  try {
    zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true, validateEntrySizes: true });
  } catch {
    return refused(problem('bundle.unreadable', {}));
  }
  try {
    const entries = await entriesOf(zip);
    const manifestEntry = entries?.get('manifest.json');
    if (entries === undefined || manifestEntry === undefined) throw new Error('no manifest');
    const manifest = bundleManifestSchema.parse(parseCanonicalText((await readEntry(zip, manifestEntry, mostManifestBytes)).toString('utf8')));
    entries.delete('manifest.json');
    return done(bundleOf(zip, manifest, entries));
  } catch {
    // The library throws its own kinds of error on damaged archives; all of them mean the same to a person.
    zip.close();
    return refused(problem('bundle.unreadable', {}));
  }
}

function bundleOf(zip: ZipFile, manifest: BundleManifest, entries: ReadonlyMap<string, Entry>): Bundle {
  const entryAt = (path: string) => {
    const entry = entries.get(path);
    if (entry === undefined) throw new Error(`the bundle has no ${path}`);
    return entry;
  };
  return {
    manifest,
    paths: [...entries.keys()],
    size: (path) => entries.get(path)?.uncompressedSize,
    stream: (path) => zip.openReadStreamPromise(entryAt(path)),
    read: (path, most) => readEntry(zip, entryAt(path), most),
    close: () => zip.close(),
  };
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry> | undefined> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    const isStored = entry.compressionMethod === 0 && !entry.isEncrypted();
    if (!isStored || entries.has(entry.fileName) || entries.size > mostBundleFiles) return undefined;
    entries.set(entry.fileName, entry);
  }
  return entries;
}

async function readEntry(zip: ZipFile, entry: Entry, most: number): Promise<Buffer> {
  if (entry.uncompressedSize > most) throw new RangeError(`${entry.fileName} is larger than ${most} bytes`);
  const pieces: Buffer[] = [];
  for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
