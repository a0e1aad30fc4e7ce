import { DownloadOutlined, EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PolicyDocument } from '../../../shared/policy/policy-document.ts';
import { consoleContract } from '../../../shared/wire/console-contract.ts';
import type { PublishedRules } from '../../../shared/wire/rule-shapes.ts';
import { ruleWords } from '../../../shared/words/console/rule-words.ts';
import { momentText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useNow } from '../../look/now.ts';
import { useWords } from '../../look/words.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Notice } from '../../parts/problem-notice.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { hqQuery } from '../client.ts';
import { Failed, Page } from '../frame/page.tsx';
import { mayCall } from '../may-call.ts';
import { saveFile } from '../save-file.ts';
import { useMe } from '../session/me.ts';
import { CalendarCard } from './calendar-card.tsx';
import { limitFacts, policyFacts } from './policy-facts.ts';

/** The policy in force and those to come, the working calendar, and the way to change either. */
export function RulePage() {
  const words = useWords(ruleWords);
  const me = useMe();
  const query = useQuery(hqQuery.rules.get.queryOptions());
  const mayPublish = mayCall(me, consoleContract.rules.publishPolicy);
  return (
    <Page title={words.title} intro={words.intro} actions={mayPublish ? <Link to="/rules/draft" className="button-link" data-primary="true"><EditOutlined aria-hidden /> {words.draft}</Link> : undefined}>
      {query.isPending ? <Waiting /> : null}
      {query.error === null ? null : <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.data === undefined ? null : <Rules rules={query.data} hint={mayPublish ? undefined : words.onlyDirector} />}
    </Page>
  );
}

function Rules({ rules, hint }: { readonly rules: PublishedRules; readonly hint: string | undefined }) {
  const words = useWords(ruleWords);
  const language = useLanguage();
  const now = useNow();
  const inForce = policyInForce(rules);
  const coming = rules.policies.filter((policy) => policy.document.effectiveFrom > rules.today);
  return (
    <div className="case">
      <div className="case-left">
        {coming.map(({ document }) => (
          <Notice key={document.version} tone="info" title={words.coming({ version: document.version, from: document.effectiveFrom })} />
        ))}
        <PolicyCard policy={inForce} hint={hint} />
      </div>
      <div className="case-right">
        <CalendarCard rules={rules} />
        <section className="card stack">
          <h2>{words.history}</h2>
          <DataTable
            label={words.history}
            rows={rules.policies}
            total={rules.policies.length}
            rowKey={(row) => row.document.version}
            columns={[
              { key: 'version', title: words.columns.version, cell: (row) => row.document.version },
              { key: 'from', title: words.columns.from, cell: (row) => row.document.effectiveFrom },
              { key: 'published', title: words.columns.published, cell: (row) => momentText(row.publishedAt, now, language) },
            ]}
          />
        </section>
      </div>
    </div>
  );
}

function PolicyCard({ policy, hint }: { readonly policy: PolicyDocument; readonly hint: string | undefined }) {
  const words = useWords(ruleWords);
  const language = useLanguage();
  return (
    <section className="card stack">
      <div className="card-head">
        <h2>{words.inForce({ version: policy.version })}</h2>
        <Button icon={<DownloadOutlined />} onClick={() => saveFile(words.fileName({ version: policy.version }), `${JSON.stringify(policy, null, 2)}\n`, 'application/json')}>
          {words.download}
        </Button>
      </div>
      <p className="quiet">
        {words.since({ from: policy.effectiveFrom })}
        {hint === undefined ? null : ` · ${hint}`}
      </p>
      <h3>{words.limits.title}</h3>
      <table className="rule-table">
        <tbody>
          {limitFacts(language, policy).map((fact) => (
            <tr key={fact.id}>
              <th scope="row">{fact.goods}</th>
              <td>{fact.size}</td>
              <td className="cell-main">{fact.text}</td>
              <td className="quiet">{fact.id}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="facts">
        {policyFacts(language, policy).map((fact) => (
          <div key={fact.id} className="rule-fact">
            <dt>{fact.label}</dt>
            <dd>{fact.text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The latest to have come into effect; `policies` stands newest first. */
function policyInForce({ policies, today }: PublishedRules): PolicyDocument {
  const effective = policies.map((policy) => policy.document).filter((document) => document.effectiveFrom <= today);
  const latest = effective.toSorted((one, other) => (one.effectiveFrom < other.effectiveFrom ? 1 : one.effectiveFrom > other.effectiveFrom ? -1 : 0))[0] ?? policies.at(-1)?.document;
  if (latest === undefined) throw new Error('no policy is published');
  return latest;
}
