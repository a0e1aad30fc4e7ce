import type { Acknowledgement } from '../../../shared/seal/acknowledgement.ts';
import { momentText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useNaming } from '../frame/now.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';

interface AcknowledgementLinesProps {
  readonly acknowledgements: readonly Acknowledgement[];
  /** HQ has refused the record for good: it has answered, and no acknowledgement is to come. */
  readonly isRefused: boolean;
}

/** What HQ has acknowledged of a record, and when. */
export function AcknowledgementLines({ acknowledgements, isRefused }: AcknowledgementLinesProps) {
  const { record: { records: words }, signedAgain } = useDeskWords();
  const language = useLanguage();
  const now = useNaming();
  if (acknowledgements.length === 0) return <p className="quiet">{isRefused ? signedAgain.noAcknowledgement : words.notYet}</p>;
  return acknowledgements.map((acknowledgement) => (
    <p key={acknowledgement.of}>
      {acknowledgement.of === 'record'
        ? words.acknowledged({ at: momentText(acknowledgement.receivedAt, now, language), position: acknowledgement.position })
        : words.photosAcknowledged({ at: momentText(acknowledgement.receivedAt, now, language), count: acknowledgement.photos })}
    </p>
  ));
}
