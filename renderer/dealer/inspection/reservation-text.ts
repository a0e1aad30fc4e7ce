import type { Finding } from '../../../shared/inspection/finding.ts';
import type { DeskWords } from '../../../shared/words/desk-words.ts';
import type { LineAt } from './use-pickup.ts';

/** The most that fits into the record. */
const longest = 500;

/**
 * What the dealer writes on the carrier's waybill: broken packages and what was found, each once and nothing beyond it; a person may change it.
 * Where not all of it fits, the rest is counted, so that the reservation itself is never cut off.
 */
export function reservationText(words: DeskWords, at: Pick<LineAt, 'line' | 'packages' | 'findings'>): string {
  const { stage1 } = words.inspection;
  const found = [...new Set([...packagingText(words, at), ...at.findings.map((finding) => findingText(words, finding))])];
  for (let kept = found.length; kept > 0; kept -= 1) {
    const rest = found.length - kept;
    const text = stage1.reservationDefault({ name: at.line.name, found: [...found.slice(0, kept), ...(rest === 0 ? [] : [stage1.reservationRest({ count: rest })])] });
    if (text.length <= longest) return text;
  }
  return stage1.reservationDefault({ name: at.line.name, found: found.length === 0 ? [] : [stage1.reservationRest({ count: found.length })] }).slice(0, longest);
}

/** `左门扇 有磕碰、底部 外包装破损`. */
export function findingsText(words: DeskWords, at: Pick<LineAt, 'findings'>): string {
  return words.inspection.stage1.foundList({ found: at.findings.map((finding) => findingText(words, finding)) });
}

function findingText(words: DeskWords, { place, description, check }: Finding): string {
  return [place, description.trim() === '' ? words.goods.problems[check] : description].filter((part) => part !== '').join(' ');
}

/** Broken packages, unless the findings tell of the packaging of every one of them. */
function packagingText({ inspection }: DeskWords, { packages, findings }: Pick<LineAt, 'packages' | 'findings'>): readonly string[] {
  const broken = packages.filter((row) => row.condition === 'slight' || row.condition === 'severe');
  const told = new Set(findings.filter((finding) => finding.check === 'outer-packaging').map((finding) => finding.package));
  if (broken.every((row) => told.has(row.id))) return [];
  return [inspection.stage1.reservationPackaging({ broken: broken.length, total: packages.length })];
}
