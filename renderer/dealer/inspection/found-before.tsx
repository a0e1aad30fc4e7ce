import { StateMark } from '../../parts/state-mark.tsx';
import { FindingList } from '../finding/finding-list.tsx';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useLineLabel } from './use-line-label.ts';
import type { LineAt } from './use-pickup.ts';

/** The packages of a line that were found broken at the yard. */
export function brokenPackages(at: LineAt): LineAt['packages'] {
  return at.packages.filter((row) => row.condition === 'slight' || row.condition === 'severe');
}

/** Whether stage 1 found anything on the line, goods or packaging. */
export function isDamagedBefore(at: LineAt): boolean {
  return at.findings.some((finding) => finding.stage === 1) || brokenPackages(at).length > 0;
}

/** What stage 1 found on a line, shown beside its items in stage 2 so that nobody calls it fine unawares. */
export function FoundBefore({ at }: { readonly at: LineAt }) {
  const { inspection, goods } = useDeskWords();
  const label = useLineLabel()(at.line);
  if (!isDamagedBefore(at)) return null;
  return (
    <section className="found-before" aria-label={`${inspection.stage2.foundBefore} ${label}`}>
      <h4>{inspection.stage2.foundBefore}</h4>
      <p className="marks">
        {brokenPackages(at).map((row) => (
          <StateMark key={row.id} tone={row.condition === 'severe' ? 'bad' : 'warn'}>
            {inspection.stage1.package({ ordinal: row.ordinal, count: at.packages.length })} · {goods.conditions[row.condition]}
          </StateMark>
        ))}
      </p>
      <FindingList findings={at.findings.filter((finding) => finding.stage === 1)} />
    </section>
  );
}
