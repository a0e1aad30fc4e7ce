import { Button } from 'antd';
import { useState } from 'react';
import type { DeskRow, IssuedCode } from '../../../shared/wire/console-shapes.ts';
import { peopleWords } from '../../../shared/words/console/people-words.ts';
import { momentText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useNow } from '../../look/now.ts';
import { useWords } from '../../look/words.ts';
import { Facts } from '../../parts/facts.tsx';
import { Notice } from '../../parts/problem-notice.tsx';
import { IssuePersonCodeForm } from './issue-person-code-form.tsx';
import { RestoreDeskForm } from './restore-desk-form.tsx';
import { RevokeDeskForm } from './revoke-desk-form.tsx';
import { RevokePersonForm } from './revoke-person-form.tsx';

type Person = DeskRow['persons'][number];

interface DeskDetailProps {
  readonly desk: DeskRow;
  readonly onIssued: (code: IssuedCode) => void;
}

/** One desk: its people, further codes, revocation and its lifting. */
export function DeskDetail({ desk, onIssued }: DeskDetailProps) {
  const words = useWords(peopleWords).desks;
  const language = useLanguage();
  const now = useNow(60_000);
  const [open, setOpen] = useState<'code' | 'renewal' | 'revoke' | 'restore' | Person | null>(null);
  const close = (): void => setOpen(null);
  return (
    <div className="stack">
      <h3>{desk.name}</h3>
      {desk.revokedAt === null ? null : (
        <Notice tone="warn" title={words.revokedAt({ at: momentText(desk.revokedAt, now, language) })}>
          {desk.revokedBecause}
        </Notice>
      )}
      <Facts
        rows={[
          [words.columns.dealer, desk.dealerName],
          [words.columns.contact, desk.lastContactAt === null ? words.never : momentText(desk.lastContactAt, now, language)],
        ]}
      />
      <h3>{words.columns.persons}</h3>
      <ul className="short-list">
        {desk.persons.map((person) => (
          <li key={person.id}>
            <span className="short-main">
              <span className="cell-main">{person.name}</span>
              <span className="cell-sub">{words.roles[person.role]}</span>
            </span>
            {person.revokedAt === null ? (
              <Button size="small" danger onClick={() => setOpen(person)}>
                {words.revokePerson}
              </Button>
            ) : (
              <span className="quiet">{words.personRevoked}</span>
            )}
          </li>
        ))}
      </ul>
      {desk.revokedAt === null ? (
        <div className="form-actions">
          <Button danger onClick={() => setOpen('revoke')}>
            {words.revoke}
          </Button>
          <Button onClick={() => setOpen('renewal')}>{words.issueRenewal}</Button>
          <Button type="primary" onClick={() => setOpen('code')}>
            {words.issuePerson}
          </Button>
        </div>
      ) : (
        <div className="form-actions">
          <Button type="primary" onClick={() => setOpen('restore')}>
            {words.restore}
          </Button>
        </div>
      )}
      {open === 'code' || open === 'renewal' ? (
        <IssuePersonCodeForm
          desk={desk}
          isRenewal={open === 'renewal'}
          onClosed={(code) => {
            close();
            if (code !== undefined) onIssued(code);
          }}
        />
      ) : null}
      {open === 'restore' ? <RestoreDeskForm desk={desk} onClosed={close} /> : null}
      {open === 'revoke' ? <RevokeDeskForm desk={desk} onClosed={close} /> : null}
      {open !== null && typeof open === 'object' ? <RevokePersonForm person={open} dealerName={desk.dealerName} onClosed={close} /> : null}
    </div>
  );
}
