import { importFields, type ImportField, type ImportPreview } from '../../../shared/wire/console-shapes.ts';

export type ColumnMapping = ImportPreview['mapping'];

/** The headers of the template, in its order. */
export const templateHeaders: Readonly<Record<ImportField, string>> = {
  orderNo: '出库单号',
  salesOrderNo: '订单号',
  dealer: '经销商编码',
  dealerName: '经销商名称',
  region: '区域',
  shippedOn: '发货日期',
  carrier: '物流公司',
  carrierPhone: '物流电话',
  waybill: '运单号',
  lineNo: '行号',
  productClass: '产品类别',
  name: '产品名称',
  specification: '规格型号',
  colour: '颜色',
  quantity: '数量',
  unit: '单位',
  weightKg: '重量(kg)',
  packages: '件数(包)',
  note: '备注',
};

/** What else a column is called in the exports of common ERPs, best first. */
const otherNames: Readonly<Record<ImportField, readonly string[]>> = {
  orderNo: ['销售出库单号', '出库单', '出库单编号', '出库编号', '发货单号', '发货单', '单据编号', '送货单号', 'outbound order', 'order no', 'delivery no', 'orderno'],
  salesOrderNo: ['销售订单号', '销售订单', '订单编号', '源单编号', 'sales order', 'sales order no', 'salesorderno'],
  dealer: ['经销商编号', '经销商代码', '客户编码', '客户编号', '客户代码', 'dealer code', 'dealer', 'customer code'],
  dealerName: ['经销商', '经销商名', '客户名称', '客户', '收货单位', 'dealer name', 'customer name', 'dealername'],
  region: ['大区', '所属区域', '区域名称', '销售区域', '所属大区', 'region'],
  shippedOn: ['出库日期', '发货时间', '出库时间', '单据日期', '日期', 'shipped on', 'ship date', 'date', 'shippedon'],
  carrier: ['物流', '承运商', '承运公司', '物流名称', '货运公司', '托运部', 'carrier'],
  carrierPhone: ['物流公司电话', '承运商电话', '物流联系电话', '托运电话', 'carrier phone', 'carrierphone'],
  waybill: ['物流单号', '货运单号', '托运单号', '运单', '运单编号', '快递单号', 'waybill', 'tracking no'],
  lineNo: ['序号', '行', '项次', '分录号', '行次', 'line', 'line no', 'lineno'],
  productClass: ['类别', '产品大类', '产品分类', '物料类别', '存货分类', '品类', 'class', 'product class', 'productclass', 'category'],
  name: ['品名', '名称', '物料名称', '商品名称', '存货名称', '产品', 'name', 'product', 'product name'],
  specification: ['规格', '型号', '规格及型号', '尺寸', '规格尺寸', 'specification', 'spec'],
  colour: ['色号', '产品颜色', '花色', '颜色名称', 'colour', 'color'],
  quantity: ['出库数量', '发货数量', '实发数量', '数目', 'quantity', 'qty'],
  unit: ['计量单位', '数量单位', '基本单位', 'unit'],
  weightKg: ['重量', '重量kg', '重量(公斤)', '重量(千克)', '总重', '总重量', '总重(kg)', '总重量(kg)', '毛重', '毛重(kg)', 'weight', 'weight(kg)', 'weightkg'],
  packages: ['件数', '包数', '包装件数', '箱数', '包件数', '件数(件)', 'packages'],
  note: ['备注说明', '说明', '摘要', '行备注', 'note', 'remark', 'remarks'],
};

/** Without these nothing can be judged. A line number may be missing (rows are counted), all else may be empty. */
export const requiredFields: readonly ImportField[] = ['orderNo', 'dealer', 'productClass', 'name', 'quantity', 'unit'];

function plainHeader(header: string): string {
  return header.normalize('NFKC').toLowerCase().replaceAll(/[\s*:_\-.#"'【】[\]]/g, '');
}

const fieldOfHeader: ReadonlyMap<string, ImportField> = new Map(
  importFields.flatMap((field) => [templateHeaders[field], ...otherNames[field]].map((name) => [plainHeader(name), field] as const)),
);

/** How many of the cells are names of known columns. */
export function knownHeaders(cells: readonly string[]): number {
  return cells.filter((cell) => fieldOfHeader.has(plainHeader(cell))).length;
}

/** Which column fills which field; the template's own name wins over another name, the first column over a later one. */
export function recogniseColumns(headers: readonly string[]): ColumnMapping {
  const mapping: ColumnMapping = {};
  for (const field of importFields) {
    const own = headers.findIndex((header) => plainHeader(header) === plainHeader(templateHeaders[field]));
    const other = headers.findIndex((header) => fieldOfHeader.get(plainHeader(header)) === field);
    const found = own >= 0 ? own : other;
    mapping[field] = found >= 0 ? found : null;
  }
  return mapping;
}

/** The mapping as asked for, for columns that the file has; a field that is not named keeps what was recognised. */
export function mergeMapping(recognised: ColumnMapping, asked: ColumnMapping, columns: number): ColumnMapping {
  const mapping: ColumnMapping = { ...recognised };
  for (const field of importFields) {
    const index = asked[field];
    if (index !== undefined) mapping[field] = index !== null && index < columns ? index : null;
  }
  return mapping;
}

export function missingFields(mapping: ColumnMapping): readonly ImportField[] {
  return requiredFields.filter((field) => typeof mapping[field] !== 'number');
}

/** What names a kind of file: its headers in their order. A mapping that a person changed is remembered under it. */
export function headerSignatureText(headers: readonly string[]): string {
  return headers.map(plainHeader).join('\u001f');
}
