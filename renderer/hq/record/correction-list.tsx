import { Link } from '@tanstack/react-router';
import type { RecordView } from '../../../shared/wire/console-shapes.ts';
import { recordWords } from '../../../shared/words/console/record-words.ts';
import { useWords } from '../../look/words.ts';
import { Notice } from '../../parts/problem-notice.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { Moment } from '../parts/moment.tsx';

/** What has been said of the record since it was sealed: read it before relying on the record. */
export function CorrectionList({ view }: { readonly view: RecordView }) {
  const words = useWords(recordWords).corrections;
  if (view.corrections.length === 0) return null;
  return (
    <Notice tone="warn" title={words.title}>
      <ul className="stack">
        {view.corrections.map(({ record, person, note, sealedAtWall }) => (
          <li key={record}>
            <span className="said">{note}</span>{' '}
            <Link to="/records/$record" params={{ record }} className="touch-link">
              {words.by({ person })} · <Moment at={sealedAtWall} />
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** One line that says so at the top, where the corrections themselves stand further down. */
export function CorrectedMark({ view }: { readonly view: RecordView }) {
  const words = useWords(recordWords).corrections;
  if (view.corrections.length === 0) return null;
  return <StateMark tone="warn">{words.title}</StateMark>;
}
