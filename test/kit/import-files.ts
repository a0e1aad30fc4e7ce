import writeExcelFile from 'write-excel-file/node';
import { ZipFile } from 'yazl';
import { importFields, type ImportField } from '../../shared/wire/console-shapes.ts';
import { templateHeaders } from '../../hq/delivery/import/column-names.ts';

export type ImportRow = Readonly<Partial<Record<ImportField, string>>>;

/** One good row of the demonstration dealer JX0012; `change` overrides cells. */
export function importRow(change: ImportRow = {}): ImportRow {
  return {
    orderNo: 'CK20261120-0031', salesOrderNo: 'DD20261104-118', dealer: 'JX0012', dealerName: '济南恒安门窗经营部', region: '华东', shippedOn: '2026-11-20', carrier: '德通物流', carrierPhone: '0531-88001234',
    waybill: 'DT7730019921', lineNo: '1', productClass: '大门', name: '双开庭院门 镀铜别墅款', specification: '2400×2800 双开', colour: '古铜', quantity: '4', unit: '套', weightKg: '612', packages: '8', note: '',
    ...change,
  };
}

/** Cells as a file has them: the header of the template, then the rows. */
export function importCells(rows: readonly ImportRow[], fields: readonly ImportField[] = importFields): string[][] {
  return [fields.map((field) => templateHeaders[field]), ...rows.map((row) => fields.map((field) => row[field] ?? ''))];
}

export function csvText(cells: readonly (readonly string[])[], delimiter = ',', newline = '\r\n'): string {
  const quoted = (cell: string): string => (cell.includes('"') || cell.includes('\n') || cell.includes('\r') || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return cells.map((row) => row.map(quoted).join(delimiter)).join(newline) + newline;
}

/** Every character that GB18030 writes in two bytes, back to its bytes. */
const twoBytes: ReadonlyMap<string, readonly number[]> = (() => {
  const decoder = new TextDecoder('gb18030');
  const found = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail !== 0x7f) found.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
  return found;
})();

/** GB18030 as WPS and Excel in China write it. Characters of four bytes are not for this encoder: it throws on them. */
export function gb18030(text: string): Uint8Array {
  return Uint8Array.from(
    Array.from(text).flatMap((character) => {
      const code = character.codePointAt(0) ?? 0;
      if (code < 0x80) return [code];
      const bytes = twoBytes.get(character);
      if (bytes === undefined) throw new RangeError(`not two bytes in GB18030: ${character}`);
      return bytes;
    }),
  );
}

export function utf8(text: string, mark = false): Uint8Array {
  return new TextEncoder().encode(`${mark ? '\ufeff' : ''}${text}`);
}

export function utf16(text: string): Uint8Array {
  return Buffer.from(`\ufeff${text}`, 'utf16le');
}

type CellValue = string | number | Date | null;

/** A workbook with one sheet, cells typed by their value. */
export function xlsx(cells: readonly (readonly CellValue[])[]): Promise<Uint8Array> {
  return writeExcelFile(
    cells.map((row) => row.map((cell) => (cell instanceof Date ? { value: cell, type: Date, format: 'yyyy/m/d' } : cell === null || cell === '' ? null : { value: cell }))),
  ).toBuffer();
}

/** A workbook put together by hand, for what no writer would write. */
export async function handmadeXlsx(sheet: string, more: Readonly<Record<string, string | Buffer>> = {}): Promise<Uint8Array> {
  const parts: Record<string, string | Buffer> = {
    '[Content_Types].xml': '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml':
      '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${sheet}</sheetData></worksheet>`,
    ...more,
  };
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece as Uint8Array));
  return Buffer.concat(pieces);
}

/** One row of a hand-made sheet: cells as XML, or plain texts that become inline strings. */
export function sheetRow(number: number, texts: readonly string[]): string {
  const cells = texts.map((text, index) => (text.startsWith('<c') ? text : `<c r="${String.fromCharCode(65 + index)}${number}" t="inlineStr"><is><t>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`));
  return `<row r="${number}">${cells.join('')}</row>`;
}
