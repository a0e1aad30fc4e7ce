import { gradeFeedback, type FeedbackGrade, type SealedWithin } from '../../../shared/delivery/feedback-grade.ts';
import type { LineVerdict } from '../../../shared/receipt/line-verdict.ts';
import type { Receipt } from '../../../shared/receipt/receipt.ts';
import type { PaperWords } from '../../../shared/words/paper-words.ts';
import { contentWidth, heading, ink, skip, write, type Paper } from './paper.ts';
import { drawTable, type Cell, type Column } from './paper-table.ts';

const gradeInks: Readonly<Record<FeedbackGrade, string>> = { 'in-time': ink.good, late: ink.bad, 'needs-review': ink.soft };
const colours: Readonly<Record<LineVerdict, string>> = { 'in-order': ink.good, differs: ink.warn, reserved: ink.warn, refused: ink.bad, open: ink.soft };

/** The limits with what the record's own proof of time says of each (R-TL-19): a wall clock alone says nothing, and HQ judges what is left open. */
export async function drawLimits(paper: Paper, receipt: Receipt, words: PaperWords, sealed: SealedWithin): Promise<void> {
  if (receipt.limits.length === 0) return;
  const { columns, sections } = receipt;
  heading(paper, sections.limits.main, sections.limits.other, 60);
  const table: readonly Column[] = [
    { ...columns.rule, width: 58 },
    { ...columns.goods, width: contentWidth - 58 - 108 - 122 - 70 },
    { ...columns.from, width: 108 },
    { ...columns.until, width: 122 },
    { ...words.state, width: 70 },
  ];
  const rows = receipt.limits.map((limit): readonly Cell[] => {
    const grade = gradeFeedback(limit, sealed, false);
    const state = { text: words.grades[grade], style: { colour: gradeInks[grade], weight: 'bold' as const } };
    return [{ text: limit.rule }, { text: limit.goods }, { text: limit.from }, { text: limit.until, style: { weight: 'bold' } }, state];
  });
  await drawTable(paper, table, rows);
  write(paper, words.byProof, { size: 7, colour: ink.soft });
}

/** Line by line: what was due, what came, the result; the weight only where anything was weighed. */
export async function drawLineTable(paper: Paper, receipt: Receipt): Promise<void> {
  if (receipt.lines.length === 0) return;
  const { columns, sections } = receipt;
  heading(paper, sections.lines.main, sections.lines.other, 80);
  write(paper, [receipt.totals, receipt.packages].filter((text) => text !== '').join('\n'), { size: 8.5, colour: ink.soft });
  skip(paper, 4);
  const isWeighed = receipt.lines.some((line) => /\d/.test(line.weight));
  const damaged = 46;
  const amount = { width: 37, align: 'right' } as const;
  const weight = isWeighed ? 62 : 0;
  const numbers = 36;
  const item = contentWidth - numbers - 50 - 3 * amount.width - damaged - weight - 82;
  const table: readonly Column[] = [
    { ...columns.number, width: numbers, align: 'right' },
    { ...columns.item, width: item },
    { ...columns.expected, width: 50, align: 'right' },
    { ...columns.good, ...amount },
    { ...columns.damaged, width: damaged, align: 'right' },
    { ...columns.missing, ...amount },
    { ...columns.extra, ...amount },
    ...(isWeighed ? [{ ...columns.weight, width: weight, align: 'right' as const }] : []),
    { ...columns.result, width: 82 },
  ];
  await drawTable(paper, table, receipt.lines.map((line) => [
    { text: String(line.lineNo) },
    { text: line.name, under: line.detail },
    { text: line.expected },
    { text: line.good },
    amountCell(line.damaged),
    amountCell(line.missing),
    amountCell(line.extra),
    ...(isWeighed ? [weightCell(line.weight)] : []),
    { text: line.result, under: line.remark, style: { colour: colours[line.verdict], weight: line.verdict === 'in-order' ? 'regular' : 'bold' } },
  ]));
}

/** `612 kg / due 612 kg`: what was weighed, beneath it what the order says. */
function weightCell(text: string): Cell {
  const [weighed = '', due = ''] = text.split(' / ');
  return { text: weighed, under: due };
}

function amountCell(text: string): Cell {
  return /[1-9]/.test(text) ? { text, style: { colour: ink.bad, weight: 'bold' } } : { text };
}

export async function drawCalls(paper: Paper, receipt: Receipt): Promise<void> {
  if (receipt.calls.length === 0) return;
  const { columns, sections } = receipt;
  heading(paper, sections.calls.main, sections.calls.other, 60);
  const table: readonly Column[] = [
    { ...columns.calledAt, width: 110 },
    { ...columns.phone, width: 100 },
    { ...columns.answeredBy, width: 80 },
    { ...columns.callNote, width: contentWidth - 290 },
  ];
  await drawTable(paper, table, receipt.calls.map((call) => [{ text: call.at }, { text: call.phone }, { text: call.answeredBy }, { text: call.note }]));
}
