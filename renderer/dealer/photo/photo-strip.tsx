import { CameraOutlined, FileImageOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState, type DragEvent } from 'react';
import type { CountedPhotos } from '../../../shared/inspection/counted-photos.ts';
import type { Finding } from '../../../shared/inspection/finding.ts';
import { PhotoViewer } from '../../parts/photo-viewer.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useOpenPickup } from '../inspection/use-pickup.ts';
import { keepEscape } from './keep-escape.ts';
import { IntakeNotices } from './intake-notices.tsx';
import { PhotoTile } from './photo-tile.tsx';
import type { PhotoVia } from './send-photo.ts';
import { usePaste } from './use-paste.ts';
import { usePhotoIntake } from './use-photo-intake.ts';
import { useViewedPhotos } from './use-viewed-photos.ts';

const accepted = 'image/jpeg,image/png,image/webp,image/heic,image/heif,.heic,video/mp4,video/quicktime,video/webm';

interface PhotoStripProps {
  readonly finding: Finding;
  readonly counted: CountedPhotos | undefined;
  readonly isSealed: boolean;
  readonly onCamera: () => void;
}

/** The photos of one damage point: what is still needed, ways to add more, each picture with its remarks (R-IN-2 to R-IN-4). */
export function PhotoStrip({ finding, counted, isSealed, onCamera }: PhotoStripProps) {
  const { photo: words } = useDeskWords();
  const { photos, policy } = useOpenPickup();
  const { intake, state } = usePhotoIntake(finding.id);
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const viewed = useViewedPhotos(finding, photos);
  const [openId, setOpenId] = useState<string | null>(null);
  const take = (files: readonly File[], via: PhotoVia): void => intake.add(files.map((file) => ({ file, name: file.name === '' ? via : file.name, via, withPackaging: false })));
  usePaste(!isSealed, (files) => take(files, 'paste'));

  const needed = policy.inspection.photosPerDamagePoint;
  const lacks = counted === undefined ? 0 : Math.max(0, needed - counted.counted);
  const lacksPackaging = counted !== undefined && finding.stage === 2 && !counted.hasPackaging;
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    if (!isSealed) take([...event.dataTransfer.files], 'drop');
  };
  return (
    <section
      className="photo-strip"
      data-over={isOver}
      aria-label={words.photos}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div className="photo-strip-head">
        <h3>{words.photos}</h3>
        <p className="marks" role="status">
          {counted === undefined ? <span className="quiet">{words.finding.noPhotosNeeded}</span> : null}
          {lacks > 0 ? <StateMark tone="warn">{words.lacks({ count: lacks })}</StateMark> : null}
          {lacksPackaging ? <StateMark tone="warn">{words.lacksPackaging}</StateMark> : null}
          {counted !== undefined && lacks === 0 && !lacksPackaging ? <StateMark tone="good">{words.enough({ count: counted.counted })}</StateMark> : null}
        </p>
      </div>
      {isSealed ? null : (
        <div className="buttons">
          <Button type={lacks > 0 ? 'primary' : 'default'} icon={<CameraOutlined aria-hidden />} onClick={onCamera}>
            {words.take}
          </Button>
          <Button icon={<FileImageOutlined aria-hidden />} onClick={() => input.current?.click()}>
            {words.fromFile}
          </Button>
          <span className="quiet">{words.dropHere}</span>
          <input
            ref={input}
            className="sr-only"
            type="file"
            tabIndex={-1}
            multiple
            accept={accepted}
            aria-label={words.fromFile}
            onChange={(event) => {
              take([...(event.target.files ?? [])], 'file');
              event.target.value = '';
            }}
          />
        </div>
      )}
      <IntakeNotices intake={intake} state={state} />
      {finding.photos.length === 0 ? (
        counted === undefined ? null : <p className="quiet photo-none">{words.angles}</p>
      ) : (
        <ul className="tiles">
          {finding.photos.map((use, index) => (
            <PhotoTile key={use.photo} finding={finding} use={use} number={index + 1} counted={counted} isSealed={isSealed} onOpen={() => setOpenId(use.photo)} />
          ))}
        </ul>
      )}
      <div onKeyDown={keepEscape}>
        <PhotoViewer photos={viewed} openId={openId} onClose={() => setOpenId(null)} />
      </div>
    </section>
  );
}
