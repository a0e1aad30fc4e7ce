import { useState } from 'react';
import type { Finding } from '../../../shared/inspection/finding.ts';
import { unitWords, quantityWords } from '../../../shared/words/class-words.ts';
import { useLanguage } from '../../look/language.ts';
import { PhotoGrid, PhotoViewer } from '../../parts/photo-viewer.tsx';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useViewedPhotos } from '../photo/use-viewed-photos.ts';
import type { CaseGoods } from './case-goods.ts';

/** A problem that was found, with its photos; a tap shows one large. */
export function FindingEvent({ finding, goods: { lines, photos } }: { readonly finding: Finding; readonly goods: CaseGoods }) {
  const { goods, agreement, today } = useDeskWords();
  const language = useLanguage();
  const [openId, setOpenId] = useState<string | null>(null);
  const viewed = useViewedPhotos(finding, photos);
  const line = lines.get(finding.line);
  const unit = finding.unit === null || line === undefined ? '' : agreement.unitNumber({ number: finding.unit, unit: unitWords(language, line.unit) });
  const told = [today.steps[finding.stage === 1 ? 'stage-1' : 'stage-2'], goods.severities[finding.severity], goods.natures[finding.nature], line === undefined ? '' : quantityWords(language, finding.quantity, line.unit), finding.description];
  return (
    <>
      <h2>{[line?.name ?? '', unit, goods.problems[finding.check], finding.place].filter((part) => part !== '').join(' · ')}</h2>
      <p>{told.filter((part) => part !== '').join(' · ')}</p>
      {viewed.length === 0 ? null : <PhotoGrid photos={viewed} onOpen={setOpenId} />}
      {viewed.length === 0 ? null : <PhotoViewer photos={viewed} openId={openId} onClose={() => setOpenId(null)} />}
    </>
  );
}
