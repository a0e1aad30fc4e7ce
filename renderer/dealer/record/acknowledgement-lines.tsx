import type { Acknowledgement } from '../../../shared/seal/acknowledgement.ts';
import { momentText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useNaming } from '../frame/now.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';

/** What HQ has acknowledged of a record, and when. */
export function AcknowledgementLines({ acknowledgements }: { readonly acknowledgements: readonly Acknowledgement[] }) {
  const words = useDeskWords().record.records;
  const language = useLanguage();
  const now = useNaming();
  if (acknowledgements.length === 0) return <p className="quiet">{words.notYet}</p>;
  return acknowledgements.map((acknowledgement) => (
    <p key={acknowledgement.of}>
      {acknowledgement.of === 'record'
        ? words.acknowledged({ at: momentText(acknowledgement.receivedAt, now, language), position: acknowledgement.position })
        : words.photosAcknowledged({ at: momentText(acknowledgement.receivedAt, now, language), count: acknowledgement.photos })}
    </p>
  ));
}
