/** A value of a PDF file (ISO 32000-2 §7.3) as far as receipts hold them. */
export type PdfValue = null | boolean | number | string | PdfName | PdfRef | PdfBytes | readonly PdfValue[] | PdfDictionary;
export interface PdfName {
  readonly name: string;
}
export interface PdfRef {
  readonly ref: number;
}
/** A string object: its bytes; text in receipts' keys is ASCII. */
export interface PdfBytes {
  readonly bytes: Buffer;
}
export interface PdfDictionary {
  readonly entries: ReadonlyMap<string, PdfValue>;
}

/** Thrown by the readers of PDF on anything a receipt does not hold; whoever opens foreign bytes catches it and refuses them. */
export class PdfError extends Error {}

const deepest = 20;
const space = /[\0\t\n\f\r ]/;
const regular = /[^\0\t\n\f\r ()<>[\]{}/%]/;

/** Reads values one after the other; `at` is where the next one begins. Each byte is one character (latin1). */
export class PdfCursor {
  readonly text: string;
  at: number;

  constructor(text: string, at: number) {
    this.text = text;
    this.at = at;
  }

  /** The next value; references (`12 0 R`) are told from numbers by looking ahead. */
  value(depth = 0): PdfValue {
    if (depth > deepest) throw new PdfError('nested too deep');
    this.skipSpace();
    const next = this.text[this.at];
    if (next === '/') return { name: this.name() };
    if (next === '[') return this.array(depth);
    if (next === '(') return { bytes: this.literal() };
    if (next === '<') return this.text[this.at + 1] === '<' ? this.dictionary(depth) : { bytes: this.hex() };
    return this.word();
  }

  /** Takes the keyword, which must stand next. */
  take(keyword: string): void {
    this.skipSpace();
    if (!this.text.startsWith(keyword, this.at)) throw new PdfError(`${keyword} expected at ${this.at}`);
    this.at += keyword.length;
  }

  skipSpace(): void {
    while (space.test(this.text[this.at] ?? '')) this.at += 1;
  }

  private run(): string {
    const start = this.at;
    while (regular.test(this.text[this.at] ?? '')) this.at += 1;
    return this.text.slice(start, this.at);
  }

  private name(): string {
    this.at += 1;
    return this.run().replace(/#([0-9a-fA-F]{2})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));
  }

  private array(depth: number): readonly PdfValue[] {
    const values: PdfValue[] = [];
    this.at += 1;
    for (this.skipSpace(); this.text[this.at] !== ']'; this.skipSpace()) values.push(this.value(depth + 1));
    this.at += 1;
    return values;
  }

  private dictionary(depth: number): PdfDictionary {
    const entries = new Map<string, PdfValue>();
    this.at += 2;
    for (this.skipSpace(); this.text[this.at] !== '>'; this.skipSpace()) {
      if (this.text[this.at] !== '/') throw new PdfError(`key expected at ${this.at}`);
      const key = this.name();
      if (entries.has(key)) throw new PdfError(`key ${key} twice`);
      entries.set(key, this.value(depth + 1));
    }
    this.take('>>');
    return { entries };
  }

  private hex(): Buffer {
    const end = this.text.indexOf('>', this.at);
    const digits = this.text.slice(this.at + 1, end);
    if (end < 0 || !/^(?:[0-9a-fA-F]{2})*$/.test(digits)) throw new PdfError('hex string');
    this.at = end + 1;
    return Buffer.from(digits, 'hex');
  }

  private literal(): Buffer {
    const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '(': '(', ')': ')', '\\': '\\' };
    let out = '';
    let open = 0;
    for (this.at += 1; ; this.at += 1) {
      const character = this.text[this.at];
      if (character === undefined) throw new PdfError('string without end');
      if (character === ')' && open === 0) break;
      if (character === '\\') {
        this.at += 1;
        const escaped = escapes[this.text[this.at] ?? ''];
        if (escaped === undefined) throw new PdfError('escape');
        out += escaped;
        continue;
      }
      open += character === '(' ? 1 : character === ')' ? -1 : 0;
      out += character;
    }
    this.at += 1;
    return Buffer.from(out, 'latin1');
  }

  private word(): PdfValue {
    const word = this.run();
    if (word === 'null') return null;
    if (word === 'true' || word === 'false') return word === 'true';
    if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word)) throw new PdfError(`value expected at ${this.at}`);
    const reference = /^ (\d+) R/.exec(this.text.slice(this.at, this.at + 12));
    if (/^\d+$/.test(word) && reference !== null) {
      this.at += reference[0].length;
      return { ref: Number(word) };
    }
    return Number(word);
  }
}
