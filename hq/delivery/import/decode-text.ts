import { problem } from '../../../shared/kernel/problem.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { breathe } from './breathe.ts';

export interface DecodedText {
  readonly encoding: 'utf-8' | 'gb18030' | 'utf-16le';
  readonly text: string;
}

const sliceBytes = 1_000_000;

/**
 * The text of a file's bytes: by its mark (UTF-8, or UTF-16LE as Excel's "Unicode text"), then as strict UTF-8, then as
 * GB18030, which is what WPS and Excel in China write. Refuses bytes that are neither, and bytes with NUL in them:
 * a picture or a document under a wrong name.
 */
export async function decodeText(bytes: Uint8Array): Promise<Outcome<DecodedText>> {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return found('utf-16le', await decode(bytes, 'utf-16le'));
  if (bytes.includes(0)) return refused(problem('import.unreadable', {}));
  const utf8 = await decode(bytes, 'utf-8');
  return utf8 === undefined ? found('gb18030', await decode(bytes, 'gb18030')) : found('utf-8', utf8);
}

function found(encoding: DecodedText['encoding'], text: string | undefined): Outcome<DecodedText> {
  if (text === undefined || text.includes('\u0000')) return refused(problem('import.unreadable', {}));
  return done({ encoding, text });
}

async function decode(bytes: Uint8Array, encoding: string): Promise<string | undefined> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const parts: string[] = [];
  try {
    for (let at = 0; at < bytes.length; at += sliceBytes) {
      parts.push(decoder.decode(bytes.subarray(at, at + sliceBytes), { stream: true }));
      await breathe();
    }
    parts.push(decoder.decode());
    return parts.join('');
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
