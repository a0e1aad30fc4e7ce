import type { PolicyDraft } from '../../../shared/policy/policy-document.ts';
import { ruleWords } from '../../../shared/words/console/rule-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useWords } from '../../look/words.ts';
import { policyChanges } from './policy-changes.ts';

/** What the draft changes, was beside is. */
export function ChangeList({ before, after }: { readonly before: PolicyDraft; readonly after: PolicyDraft }) {
  const words = useWords(ruleWords).draftPage;
  const changes = policyChanges(useLanguage(), before, after);
  return (
    <section className="card stack" aria-label={words.changes}>
      <h2>{words.changes}</h2>
      {changes.length === 0 ? (
        <p className="quiet">{words.noChanges}</p>
      ) : (
        <table className="rule-table">
          <thead>
            <tr>
              <th scope="col">{words.what}</th>
              <th scope="col">{words.was}</th>
              <th scope="col">{words.is}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={change.id}>
                <th scope="row">{change.label}</th>
                <td>{change.was}</td>
                <td className="cell-main">{change.is}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
