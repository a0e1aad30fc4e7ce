import type { RecordView } from '../../../shared/wire/console-shapes.ts';
import { recordWords } from '../../../shared/words/console/record-words.ts';
import { useWords } from '../../look/words.ts';

/** Why the dealer refused the goods, before the goods themselves; nothing of other records. */
export function RefusalReason({ view }: { readonly view: RecordView }) {
  const words = useWords(recordWords).facts;
  const { body } = view.record;
  if (body.kind !== 'refusal') return null;
  return (
    <section className="card stack" data-tone="bad">
      <h2>{words.reason}</h2>
      <p>{body.reason}</p>
    </section>
  );
}
