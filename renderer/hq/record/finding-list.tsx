import { useMemo, useState } from 'react';
import { pickupLines } from '../../../shared/delivery/pickup.ts';
import type { Finding } from '../../../shared/inspection/finding.ts';
import { isClip, type Photo } from '../../../shared/photo/photo.ts';
import type { RecordView } from '../../../shared/wire/console-shapes.ts';
import { quantityWords } from '../../../shared/words/class-words.ts';
import { recordWords } from '../../../shared/words/console/record-words.ts';
import { goodsWords } from '../../../shared/words/desk/goods-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useWords } from '../../look/words.ts';
import { PhotoGrid, PhotoViewer, type ViewedPhoto } from '../../parts/photo-viewer.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { photoAddress } from '../client.ts';

/** What was found wrong, each with its photos; a click opens the viewer over all of them. */
export function FindingList({ view }: { readonly view: RecordView }) {
  const words = useWords(recordWords);
  const goods = useWords(goodsWords);
  const language = useLanguage();
  const [openId, setOpenId] = useState<string | null>(null);
  const { body } = view.record;
  const hasFindings = body.kind === 'feedback' || body.kind === 'refusal';
  const photosOf = useMemo(() => viewedPhotos(view, findingsOf(view), { withPackaging: words.findings.withPackaging, kept: (reason) => words.findings.kept({ reason }), sources: goods.sources }), [view, words, goods]);
  if (!hasFindings) return null;
  const { findings } = body;
  const lines = new Map(pickupLines(body.pickup).map((line) => [line.key, line]));
  return (
    <section className="card stack">
      <h2>{words.findings.title}</h2>
      {view.row.photos.listed === 0 ? null : <p className="quiet">{view.row.photos.listed === view.row.photos.arrived ? words.photosAll : words.photosWaiting({ count: view.row.photos.listed - view.row.photos.arrived })}</p>}
      {findings.length === 0 ? <StateMark tone="good">{words.findings.none}</StateMark> : null}
      <ol className="findings">
        {findings.map((finding, index) => {
          const line = lines.get(finding.line);
          return (
            <li key={finding.id} className="finding">
              <h3>
                {index + 1}. {line?.name ?? finding.line}
              </h3>
              <div className="finding-marks">
                <StateMark tone={finding.severity === 'severe' ? 'bad' : 'warn'}>{goods.severities[finding.severity]}</StateMark>
                <span>{[goods.checks[finding.check], goods.natures[finding.nature], words.findings.stage({ stage: finding.stage }), finding.unit === null ? '' : words.findings.unit({ unit: finding.unit }), line === undefined ? '' : words.findings.affected({ quantity: quantityWords(language, finding.quantity, line.unit) })].filter((part) => part !== '').join(' · ')}</span>
              </div>
              {finding.place === '' ? null : <p className="cell-main">{finding.place}</p>}
              {finding.description === '' ? null : <p>{finding.description}</p>}
              {finding.photos.length === 0 ? <p className="quiet">{words.findings.noPhotos}</p> : <PhotoGrid photos={photosOf.get(finding.id) ?? []} onOpen={setOpenId} />}
            </li>
          );
        })}
      </ol>
      <PhotoViewer photos={[...photosOf.values()].flat()} openId={openId} onClose={() => setOpenId(null)} />
    </section>
  );
}

function findingsOf({ record: { body } }: RecordView): readonly Finding[] {
  return body.kind === 'feedback' || body.kind === 'refusal' ? body.findings : [];
}

interface PhotoSays {
  readonly withPackaging: string;
  readonly kept: (reason: string) => string;
  readonly sources: Readonly<Record<Photo['source'], string>>;
}

function viewedPhotos(view: RecordView, findings: readonly Finding[], says: PhotoSays): ReadonlyMap<string, readonly ViewedPhoto[]> {
  const listed = new Map(view.record.photos.map((photo) => [photo.id, photo]));
  const arrived = new Set(view.arrivedPhotos);
  const lines = 'pickup' in view.record.body && typeof view.record.body.pickup === 'object' ? new Map(pickupLines(view.record.body.pickup).map((line) => [line.key, line.name])) : new Map<string, string>();
  return new Map(
    findings.map((finding) => [
      finding.id,
      finding.photos.map((use, index): ViewedPhoto => {
        const photo = listed.get(use.photo);
        const about = [`${lines.get(finding.line) ?? ''} ${finding.place}`.trim(), photo === undefined ? '' : says.sources[photo.source], photo?.exif.takenLocal?.replace('T', ' ') ?? '', use.withPackaging ? says.withPackaging : '', use.keptBecause === null ? '' : says.kept(use.keptBecause)];
        return {
          id: `${finding.id}/${use.photo}`,
          thumb: photoAddress(view.row.record, use.sha256, 'thumb'),
          working: photoAddress(view.row.record, use.sha256, 'working'),
          original: photoAddress(view.row.record, use.sha256, 'original'),
          isClip: photo !== undefined && isClip(photo.type),
          hasArrived: arrived.has(use.sha256),
          caption: use.withPackaging ? says.withPackaging : String(index + 1),
          detail: about.filter((part) => part !== '').join(' · '),
        };
      }),
    ]),
  );
}
