import writeExcelFile from 'write-excel-file/node';
import { importFields, type ImportField } from '../../../shared/wire/console-shapes.ts';
import { productClasses, unitSchema } from '../../../shared/policy/product-class.ts';
import { mostLines } from '../../../shared/delivery/outbound-order.ts';
import { classWords, unitWords } from './cell-class.ts';
import { requiredFields, templateHeaders } from './column-names.ts';
import { mostRows } from './import-limits.ts';

/** Two lines of one order, as they should look; the numbers are those of the template's guide. */
const exampleRows: readonly Readonly<Record<ImportField, string>>[] = [
  {
    orderNo: 'CK20261120-9001', salesOrderNo: 'DD20261104-118', dealer: 'JX0012', dealerName: '济南恒安门窗经营部', region: '华东', shippedOn: '2026-11-20', carrier: '德通物流', carrierPhone: '0531-88001234',
    waybill: 'DT7730019921', lineNo: '1', productClass: '大门', name: '双开庭院门 镀铜别墅款', specification: '2400×2800 双开', colour: '古铜', quantity: '4', unit: '套', weightKg: '612', packages: '8', note: '配拉手锁具各4副',
  },
  {
    orderNo: 'CK20261120-9001', salesOrderNo: 'DD20261104-118', dealer: 'JX0012', dealerName: '济南恒安门窗经营部', region: '华东', shippedOn: '2026-11-20', carrier: '德通物流', carrierPhone: '0531-88001234',
    waybill: 'DT7730019921', lineNo: '2', productClass: '彩管', name: '304彩管 圆管', specification: 'φ25×0.8×6000', colour: '钛金', quantity: '15', unit: '支', weightKg: '41.4', packages: '1', note: '',
  },
];

/** What may stand in each column, in the words of a clerk. */
const guide: Readonly<Record<ImportField, string>> = {
  orderNo: '销售出库单的号码，字母、数字和 . - _ /；同一张单的每一行都写',
  salesOrderNo: '经销商的订单号，没有就留空',
  dealer: '总部给经销商的编码',
  dealerName: '可留空；填了就要和编码一致',
  region: '可留空；填了就要和经销商的区域一致',
  shippedOn: '例如 2026-11-20、2026/11/20、2026年11月20日；没有就留空',
  carrier: '物流公司的名称',
  carrierPhone: '请设为文本格式，开头的 0 才不会丢',
  waybill: '请设为文本格式，长号码才不会变',
  lineNo: '1 到 99999 的整数，同一张单里不重复；整列没有时按顺序编号',
  productClass: productClasses.map((id) => classWords[id][0]).join('、'),
  name: '产品的名称，最多 200 个字',
  specification: '管材按支发货时写上每支长度，例如 φ25×0.8×6000 或 6米',
  colour: '没有就留空或写 -',
  quantity: '大于 0，最多三位小数',
  unit: unitSchema.options.map((unit) => unitWords[unit][0]).join('、'),
  weightKg: '整行的重量，公斤，最多三位小数；没有就留空',
  packages: '整数；没有就留空',
  note: '最多 500 个字',
};

/** The template as separated text with a mark, so that Excel in China opens it as UTF-8. Fields end in CRLF (RFC 4180). */
export function templateCsv(): Uint8Array {
  const lines = [importFields.map((field) => templateHeaders[field]), ...exampleRows.map((row) => importFields.map((field) => row[field]))];
  const text = lines.map((cells) => cells.map(quoted).join(',')).join('\r\n');
  return new TextEncoder().encode(`\ufeff${text}\r\n`);
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** The template as a workbook: a sheet to fill in with two example lines, and a sheet that says what may stand in each column. */
export async function templateXlsx(): Promise<Uint8Array> {
  const bold = { fontWeight: 'bold', backgroundColor: '#e8eef7' } as const;
  const sheet = [
    importFields.map((field) => ({ value: templateHeaders[field], ...bold })),
    ...exampleRows.map((row) => importFields.map((field) => cellOf(field, row[field]))),
  ];
  const limits = `一个文件最多 ${mostRows} 行，一张出库单最多 ${mostLines} 行；有一处不对就一行也不导入，并列出每一处。示例两行请删掉。`;
  const help = [
    [{ value: '列', ...bold }, { value: '必填', ...bold }, { value: '怎么填', ...bold }],
    ...importFields.map((field) => [{ value: templateHeaders[field] }, { value: requiredFields.includes(field) ? '是' : '' }, { value: guide[field] }]),
    [{ value: '' }, { value: '' }, { value: limits }],
  ];
  return writeExcelFile([
    { data: sheet, sheet: '出库单', columns: importFields.map((field) => ({ width: widthOf(field) })), stickyRowsCount: 1 },
    { data: help, sheet: '填写说明', columns: [{ width: 16 }, { width: 8 }, { width: 80 }] },
  ]).toBuffer();
}

/** Codes and phones as text, so that nothing is lost when the next row is typed; numbers as numbers. */
function cellOf(field: ImportField, text: string) {
  const isNumber = field === 'lineNo' || field === 'quantity' || field === 'weightKg' || field === 'packages';
  return isNumber && text !== '' ? { value: Number(text), type: Number } : { value: text, type: String, format: '@' };
}

function widthOf(field: ImportField): number {
  return field === 'name' || field === 'specification' || field === 'note' || field === 'dealerName' ? 24 : 14;
}
