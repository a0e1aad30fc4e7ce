import { Link } from '@tanstack/react-router';
import type { DeskRow, StaffRow } from '../../../shared/wire/console-shapes.ts';
import { peopleWords } from '../../../shared/words/console/people-words.ts';
import { searchWords } from '../../../shared/words/console/search-words.ts';
import { useWordList } from '../../look/word-list.ts';
import { useWords } from '../../look/words.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { Phone } from '../parts/phone.tsx';
import { FoundList } from './found-list.tsx';
import type { DealerPerson } from './use-found.ts';

/** People of HQ and of the dealers, each leading to where they are kept. */
export function FoundPeople({ staff, persons }: { readonly staff: readonly StaffRow[]; readonly persons: readonly DealerPerson[] }) {
  const words = useWords(searchWords);
  const people = useWords(peopleWords);
  const list = useWordList();
  const rows = [...staff.map((row) => ({ key: row.id, staff: row })), ...persons.map((row) => ({ key: row.person.id as string, person: row }))];
  return (
    <FoundList title={words.people} rows={rows} rowKey={(row) => row.key}>
      {(row) =>
        'staff' in row ? (
          <>
            <Link to="/staff" search={{ text: row.staff.username }} className="short-main">
              <span className="cell-main">{row.staff.name}</span>
              <span className="cell-sub">{words.ofHq} · {list(row.staff.roles.map((role) => people.roles[role]))}</span>
            </Link>
            {row.staff.disabled ? <StateMark tone="neutral">{people.staff.statuses.disabled}</StateMark> : <Phone number={row.staff.phone} />}
          </>
        ) : (
          <>
            <Link to="/dealers" search={{ text: row.person.dealer.id }} className="short-main">
              <span className="cell-main">{row.person.person.name}</span>
              <span className="cell-sub">{row.person.dealer.name} · {people.desks.roles[row.person.person.role]}</span>
            </Link>
            <Phone number={row.person.dealer.phone} />
          </>
        )
      }
    </FoundList>
  );
}

/** Desks, each leading to its place in the list of desks. */
export function FoundDesks({ desks }: { readonly desks: readonly DeskRow[] }) {
  const words = useWords(searchWords);
  return (
    <FoundList title={words.desks} rows={desks} rowKey={(row) => row.device}>
      {(row) => (
        <>
          <Link to="/desks" search={{ text: row.dealer, open: row.device }} className="short-main">
            <span className="cell-main">{row.name}</span>
            <span className="cell-sub">{row.dealerName}</span>
          </Link>
          {row.revokedAt === null ? null : <StateMark tone="bad">{words.revoked}</StateMark>}
        </>
      )}
    </FoundList>
  );
}
