import { expect, test } from 'vitest';
import { readPasted } from '../../../../electron/host/delivery/read-pasted.ts';
import { pickupWords } from '../../../../shared/words/desk/pickup-words.ts';

test.each(['zh-CN', 'en'] as const)('a table under the very column names that the page shows is read whole (%s)', (language) => {
  const { columns } = pickupWords[language].paper;
  const heading = [columns.lineNo, columns.class, columns.name, columns.specification, columns.colour, columns.quantity, columns.unit, columns.metres, columns.weight, columns.packages, columns.note];
  const read = readPasted([heading, ['7', '管材', '304彩管 圆管', 'Φ25×1.0', '黑钛', '15', '支', '6', '52.5', '3', '轻放']].map((cells) => cells.join('\t')).join('\n'));
  expect(read.ok && read.value).toEqual({
    isNumbered: true,
    wrong: [],
    rest: '',
    leftColumns: [],
    leftRows: [],
    lines: [{ lineNo: 7, productClass: 'pipe', name: '304彩管 圆管', specification: 'Φ25×1.0', colour: '黑钛', quantity: 15_000, unit: 'length', metresPerLength: 6_000, weightGrams: 52_500, packages: 3, note: '轻放' }],
  });
});
