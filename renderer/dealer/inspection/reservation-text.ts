import type { DeskWords } from '../../../shared/words/desk-words.ts';
import type { LineAt } from './use-pickup.ts';

/** What the dealer writes on the carrier's waybill, from what was found; a person may change it. */
export function reservationText(words: DeskWords, at: LineAt): string {
  const { stage1 } = words.inspection;
  return stage1.reservationDefault({ name: at.line.name, findings: findingsText(words, at) || stage1.reservationNoFindings }).slice(0, 500);
}

/** "左门扇 有磕碰、底部 外包装破损". */
export function findingsText(words: DeskWords, at: LineAt): string {
  return at.findings.map((finding) => [finding.place, finding.description].filter((part) => part !== '').join(' ')).filter((part) => part !== '').join('、');
}
