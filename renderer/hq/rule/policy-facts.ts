import type { PolicyDraft } from '../../../shared/policy/policy-document.ts';
import { classWords, quantityWords } from '../../../shared/words/class-words.ts';
import { ruleWords } from '../../../shared/words/console/rule-words.ts';
import { limitLengthWords } from '../../../shared/words/limit-words.ts';
import type { Language } from '../../../shared/words/language.ts';
import { wordList } from '../../../shared/words/word-list.ts';

/** One number of the policy as people read it; `id` is the same in every edition. */
export interface PolicyFact {
  readonly id: string;
  readonly label: string;
  readonly text: string;
}

/** The goods that are counted together: `护窗、护栏`. */
export function groupName(language: Language, group: PolicyDraft['timeLimits']['groups'][number]): string {
  return wordList(language, group.classes.map((name) => classWords(language, name)));
}

/** The rows of the table of limits (policy section 3), each with its rule. */
export function limitFacts(language: Language, policy: PolicyDraft): readonly (PolicyFact & { readonly goods: string; readonly size: string })[] {
  const words = ruleWords[language].limits;
  return policy.timeLimits.groups.flatMap((group) => {
    const goods = groupName(language, group);
    const limit = group.threshold === null ? '' : quantityWords(language, group.threshold, group.unit);
    const rows = [{ row: group.within, size: group.threshold === null ? words.any : words.within({ limit }) }, ...(group.andAbove === null ? [] : [{ row: group.andAbove, size: words.above({ limit }) }])];
    return rows.map(({ row, size }) => ({ id: row.rule, goods, size, label: `${goods} ${size}`, text: limitLengthWords(language, row.length) }));
  });
}

/** The other numbers that people argue about; what is not listed here stands in the policy file. */
export function policyFacts(language: Language, policy: PolicyDraft): readonly PolicyFact[] {
  const words = ruleWords[language].facts;
  const { timeLimits, inspection, order, complaint } = policy;
  const hidden = timeLimits.hiddenDefectDays;
  return [
    { id: 'afternoonCut', label: words.afternoonCut, text: timeLimits.afternoonCut },
    { id: 'dayStart', label: words.dayStart, text: timeLimits.dayStart },
    { id: 'holidayShift', label: words.holidayShift, text: words.holidayShifts[timeLimits.holidayShift] },
    { id: 'silenceDays', label: words.silenceDays, text: words.days({ count: timeLimits.silenceDays }) },
    { id: 'hiddenDefectDays', label: words.hiddenDefectDays, text: hidden === null ? words.hiddenDefectNone : words.days({ count: hidden }) },
    { id: 'nearDeadline', label: words.nearDeadline, text: words.minutes({ count: timeLimits.nearDeadlineMinutes }) },
    { id: 'photos', label: words.photos, text: words.pieces({ count: inspection.photosPerDamagePoint }) },
    { id: 'weight', label: words.weight, text: `±${inspection.weightTolerancePermille / 10} %` },
    { id: 'transitFreight', label: words.transitFreight, text: words.transitFreights[inspection.transitFreight] },
    ...order.leadTimes.map((row) => ({
      id: `leadTime ${row.productClass} ${row.finish ?? ''}`,
      label: words.leadTime({ goods: `${classWords(language, row.productClass)}${row.finish === null ? '' : words.finishes[row.finish]}` }),
      text: row.days === null ? words.leadTimeNone : words.days({ count: row.days }),
    })),
    { id: 'compensation', label: words.compensation, text: words.yuan({ yuan: order.compensation.fenPerDay / 100, per: words.per[order.compensation.per] }) },
    { id: 'planDays', label: words.planDays, text: words.workingDays({ count: complaint.planWorkingDays }) },
    { id: 'resolveDays', label: words.resolveDays, text: words.workingDays({ count: complaint.resolveWorkingDays }) },
  ];
}
