import type { PolicyDraft } from '../../../shared/policy/policy-document.ts';
import { ruleWords } from '../../../shared/words/console/rule-words.ts';
import type { Language } from '../../../shared/words/language.ts';
import { limitFacts, policyFacts, type PolicyFact } from './policy-facts.ts';

export interface PolicyChange {
  readonly id: string;
  readonly label: string;
  readonly was: string;
  readonly is: string;
}

/** What a draft changes, in the order of the policy; what no fact shows is one line of its own. The day it starts is no change. */
export function policyChanges(language: Language, before: PolicyDraft, after: PolicyDraft): readonly PolicyChange[] {
  const words = ruleWords[language].facts;
  const factsOf = (policy: PolicyDraft): readonly PolicyFact[] => [...limitFacts(language, policy), ...policyFacts(language, policy)];
  const [old, fresh] = [factsOf(before), factsOf(after)];
  const ids = [...new Set([...old, ...fresh].map((fact) => fact.id))];
  const seen = ids.flatMap((id): readonly PolicyChange[] => {
    const [was, is] = [old.find((fact) => fact.id === id), fresh.find((fact) => fact.id === id)];
    if (was !== undefined && is !== undefined && was.text === is.text && was.label === is.label) return [];
    const [from, to] = [was, is].map((fact) => (fact === undefined ? '—' : was?.label === is?.label ? fact.text : `${fact.label} ${fact.text}`));
    return [{ id, label: (is ?? was)?.label ?? id, was: from ?? '—', is: to ?? '—' }];
  });
  return isUnshownSame(before, after) ? seen : [...seen, { id: 'other', label: words.other, was: words.same, is: words.otherChanged }];
}

/** Whether everything that `policyFacts` does not show is the same. */
function isUnshownSame(before: PolicyDraft, after: PolicyDraft): boolean {
  const rest = ({ timeLimits, inspection, order, complaint, visit }: PolicyDraft) =>
    JSON.stringify([
      timeLimits.reminders, timeLimits.fittingWords, timeLimits.noticeVersion, inspection.blurBelow, inspection.sameFrameDistance, inspection.nearDuplicateDistance, inspection.weighedClasses,
      order.confirmationCut, order.largeOrder, order.compensation.classes, complaint.violation, complaint.causes, visit,
    ]);
  return rest(before) === rest(after);
}
