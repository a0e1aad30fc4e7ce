import type { ImportField, RowError } from '../wire/console-shapes.ts';
import type { InEachLanguage, Language } from './language.ts';

type Mistake = Pick<RowError, 'column' | 'found' | 'problem' | 'expected'>;

/** What is wrong with one cell of an imported file, and what would be right. */
export interface MistakeSentence {
  readonly what: string;
  readonly next: string;
}

type MistakeWords = Readonly<Record<RowError['problem'], (mistake: Mistake) => MistakeSentence>>;

const words: InEachLanguage<MistakeWords> = {
  'zh-CN': {
    empty: ({ column, expected }) => ({ what: `“${column}”没有填。`, next: expected === '' ? '请补上。' : `请补上，例如：${expected}` }),
    'not-a-date': ({ found, expected }) => ({ what: `“${found}”不是日期，或这一天不存在。`, next: `请写成 ${expected} 这样。` }),
    'not-a-quantity': ({ found, expected }) => ({ what: `“${found}”不是数量。`, next: `请填数字，最多三位小数，例如：${expected}` }),
    'not-positive': ({ found, expected }) => ({ what: `数量“${found}”必须大于 0。`, next: `请填大于 0 的数字，例如：${expected}；退货请走退货流程，不要写成负数。` }),
    'unknown-class': ({ found, expected }) => ({ what: `没有“${found}”这个产品类别。`, next: `请改成：${expected}` }),
    'unknown-unit': ({ found, expected }) => ({ what: `没有“${found}”这个单位。`, next: `请改成其中一个：${expected}` }),
    'unit-does-not-fit': ({ found, expected }) => ({ what: `这类产品不能用“${found}”作单位。`, next: `请改成其中一个：${expected}，或检查产品类别。` }),
    'unknown-dealer': ({ found, expected }) => ({ what: `没有编码为“${found}”的经销商。`, next: expected === '' ? '请检查编码，或先在“经销商”里新增。' : `这个名称的经销商编码是 ${expected}。` }),
    'dealer-name-differs': ({ found, expected }) => ({ what: `经销商名称“${found}”和编码对不上。`, next: `这个编码的经销商叫“${expected}”；请改名称，或检查编码。` }),
    'region-differs': ({ found, expected }) => ({ what: `区域“${found}”和经销商对不上。`, next: `这个经销商属于“${expected}”。` }),
    'line-number-twice': ({ found, expected }) => ({ what: `同一张出库单里行号 ${found} 出现了两次。`, next: `请改成没用过的行号，例如：${expected}` }),
    'not-a-line-number': ({ found, expected }) => ({ what: found === '' ? '行号没有填。' : `“${found}”不是行号。`, next: `请填 1 到 99999 的整数，例如：${expected}` }),
    'not-an-order-number': ({ found, expected }) => ({ what: `“${found}”不能作出库单号。`, next: `只能用字母、数字和 . - _ /，不能有空格，例如：${expected}` }),
    'order-head-differs': ({ column, found, expected }) => ({ what: `同一张出库单的“${column}”前后不一致：这里是“${found}”。`, next: `前面写的是“${expected}”；请改成一致。` }),
    'order-exists-differently': ({ expected }) => ({ what: '总部已有同号的出库单，属于另一个经销商。', next: `那张单的经销商编码是 ${expected}；请换一个单号，或改经销商编码。` }),
    'order-picked-up': ({ found }) => ({ what: `出库单 ${found} 已经提货，不能再改。`, next: '请保持原样，或从文件里去掉这张单。' }),
    'order-withdrawn': ({ found }) => ({ what: `出库单 ${found} 已被撤回。`, next: '请用新的单号重新开单，或从文件里去掉。' }),
    'too-long': ({ column, expected }) => ({ what: `“${column}”太长了。`, next: `最多 ${expected} 个字，请缩短。` }),
    'not-a-weight': ({ found, expected }) => ({ what: `“${found}”不是重量。`, next: `请填公斤数，最多三位小数，例如：${expected}；没有就留空。` }),
    'not-a-count': ({ found, expected }) => ({ what: `“${found}”不是件数。`, next: `请填整数，例如：${expected}；没有就留空。` }),
    'control-characters': ({ column, expected }) => ({ what: `“${column}”里有看不见的控制字符。`, next: expected === '' ? '请清空后重新输入。' : `请改成：${expected}` }),
    'too-many-lines': ({ found, expected }) => ({ what: `出库单 ${found} 的行数太多。`, next: `一张出库单最多 ${expected} 行，请拆成几张。` }),
    'column-missing': ({ expected }) => ({ what: `文件里找不到“${expected}”这一列。`, next: '请在上面指定对应的列，或在文件里补上这一列。' }),
  },
  en: {
    empty: ({ column, expected }) => ({ what: `“${column}” is empty.`, next: expected === '' ? 'Fill it in.' : `Fill it in, for example: ${expected}` }),
    'not-a-date': ({ found, expected }) => ({ what: `“${found}” is no date, or that day does not exist.`, next: `Write it like ${expected}.` }),
    'not-a-quantity': ({ found, expected }) => ({ what: `“${found}” is no quantity.`, next: `Enter a number with up to three decimals, for example: ${expected}` }),
    'not-positive': ({ found, expected }) => ({ what: `The quantity “${found}” must be more than 0.`, next: `Enter a number above 0, for example: ${expected}. Returns are not written as negative lines.` }),
    'unknown-class': ({ found, expected }) => ({ what: `There is no product class “${found}”.`, next: `Change it to: ${expected}` }),
    'unknown-unit': ({ found, expected }) => ({ what: `There is no unit “${found}”.`, next: `Use one of: ${expected}` }),
    'unit-does-not-fit': ({ found, expected }) => ({ what: `This class of product cannot be counted in “${found}”.`, next: `Use one of: ${expected}, or check the product class.` }),
    'unknown-dealer': ({ found, expected }) => ({ what: `There is no dealer with the code “${found}”.`, next: expected === '' ? 'Check the code, or add the dealer first under “Dealers”.' : `The dealer of this name has the code ${expected}.` }),
    'dealer-name-differs': ({ found, expected }) => ({ what: `The dealer name “${found}” does not belong to the code.`, next: `The dealer with this code is called “${expected}”: correct the name, or check the code.` }),
    'region-differs': ({ found, expected }) => ({ what: `The region “${found}” is not the dealer's.`, next: `This dealer belongs to “${expected}”.` }),
    'line-number-twice': ({ found, expected }) => ({ what: `Line number ${found} stands twice in this order.`, next: `Use a number that is free, for example: ${expected}` }),
    'not-a-line-number': ({ found, expected }) => ({ what: found === '' ? 'The line number is empty.' : `“${found}” is no line number.`, next: `Enter a whole number from 1 to 99999, for example: ${expected}` }),
    'not-an-order-number': ({ found, expected }) => ({ what: `“${found}” cannot be an outbound order number.`, next: `Letters, digits and . - _ / only, no blanks, for example: ${expected}` }),
    'order-head-differs': ({ column, found, expected }) => ({ what: `“${column}” differs within one order: here it is “${found}”.`, next: `Above it is “${expected}”: make them the same.` }),
    'order-exists-differently': ({ expected }) => ({ what: 'HQ already holds an order with this number, of another dealer.', next: `That order belongs to ${expected}: use another number, or correct the dealer code.` }),
    'order-picked-up': ({ found }) => ({ what: `Order ${found} was picked up and can no longer change.`, next: 'Leave it as it was, or take it out of the file.' }),
    'order-withdrawn': ({ found }) => ({ what: `Order ${found} was withdrawn.`, next: 'Issue it under a new number, or take it out of the file.' }),
    'too-long': ({ column, expected }) => ({ what: `“${column}” is too long.`, next: `Shorten it to ${expected} characters.` }),
    'not-a-weight': ({ found, expected }) => ({ what: `“${found}” is no weight.`, next: `Enter kilograms with up to three decimals, for example: ${expected}, or leave it empty.` }),
    'not-a-count': ({ found, expected }) => ({ what: `“${found}” is no number of packages.`, next: `Enter a whole number, for example: ${expected}, or leave it empty.` }),
    'control-characters': ({ column, expected }) => ({ what: `“${column}” holds invisible control characters.`, next: expected === '' ? 'Clear the cell and type it again.' : `Change it to: ${expected}` }),
    'too-many-lines': ({ found, expected }) => ({ what: `Order ${found} has too many lines.`, next: `One outbound order may hold ${expected}: split it.` }),
    'column-missing': ({ expected }) => ({ what: `The file has no column “${expected}”.`, next: 'Match the column above, or add it to the file.' }),
  },
};

/** The sentence for one mistake; the row and column are shown beside it. */
export function mistakeSentence(language: Language, mistake: Mistake): MistakeSentence {
  return words[language][mistake.problem](mistake);
}

const fieldNames: InEachLanguage<Readonly<Record<ImportField, string>>> = {
  'zh-CN': {
    orderNo: '出库单号', salesOrderNo: '订单号', dealer: '经销商编码', dealerName: '经销商名称', region: '区域', shippedOn: '发货日期', carrier: '物流公司', carrierPhone: '物流电话', waybill: '运单号',
    lineNo: '行号', productClass: '产品类别', name: '产品名称', specification: '规格型号', colour: '颜色', quantity: '数量', unit: '单位', weightKg: '重量(kg)', packages: '件数(包)', note: '备注',
  },
  en: {
    orderNo: 'Outbound order', salesOrderNo: 'Sales order', dealer: 'Dealer code', dealerName: 'Dealer name', region: 'Region', shippedOn: 'Shipped on', carrier: 'Carrier', carrierPhone: 'Carrier phone',
    waybill: 'Waybill', lineNo: 'Line', productClass: 'Product class', name: 'Product', specification: 'Specification', colour: 'Colour', quantity: 'Quantity', unit: 'Unit', weightKg: 'Weight (kg)',
    packages: 'Packages', note: 'Note',
  },
};

/** What a field of the import is called on the screen; the file's own headers are never translated. */
export function importFieldName(language: Language, field: ImportField): string {
  return fieldNames[language][field];
}
