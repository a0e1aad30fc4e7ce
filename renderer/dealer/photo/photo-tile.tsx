import { DeleteOutlined, DownOutlined, PlayCircleOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { CountedPhotos } from '../../../shared/inspection/counted-photos.ts';
import type { Finding } from '../../../shared/inspection/finding.ts';
import { isClip, type PhotoUse } from '../../../shared/photo/photo.ts';
import { repeatedWords } from '../../../shared/words/desk/repeated-words.ts';
import { useLanguage } from '../../look/language.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useOpenPickup } from '../inspection/use-pickup.ts';
import { photoAddress } from './photo-address.ts';
import { usePhotoChanges } from './use-photo-changes.ts';

interface PhotoTileProps {
  readonly finding: Finding;
  readonly use: PhotoUse;
  readonly number: number;
  readonly counted: CountedPhotos | undefined;
  readonly isSealed: boolean;
  readonly onOpen: () => void;
}

/** One picture of a damage point: enlarge, mark as showing the packaging, remove; what was pointed out is kept with a reason or retaken. */
export function PhotoTile({ finding, use, number, counted, isSealed, onOpen }: PhotoTileProps) {
  const words = useDeskWords().photo;
  const language = useLanguage();
  const { photos } = useOpenPickup();
  const changes = usePhotoChanges(finding);
  const photo = photos.get(use.photo);
  const repeated = counted?.repeated.find((one) => one.photo === use.photo);
  const isNear = counted?.near.some((one) => one.photo === use.photo) ?? false;
  const isBlurred = counted?.blurred.some((one) => one.photo === use.photo) ?? false;
  const clip = photo !== undefined && isClip(photo.type);
  return (
    <li className="tile">
      <button type="button" className="tile-picture" aria-label={words.open({ number })} onClick={onOpen}>
        <span className="tile-number" aria-hidden>
          {number}
        </span>
        {clip ? <PlayCircleOutlined aria-hidden /> : <img src={photoAddress(use.sha256, 'thumb')} alt={words.photo({ number })} loading="lazy" />}
      </button>
      <div className="tile-tools">
        {clip ? (
          <span className="quiet">{words.clip({ number })}</span>
        ) : (
          <Button
            size="small"
            aria-pressed={use.withPackaging}
            aria-label={`${use.withPackaging ? words.withPackaging : words.markPackaging} ${words.photo({ number })}`}
            className={use.withPackaging ? 'is-fine' : ''}
            disabled={isSealed}
            onClick={() => changes.change(use, { withPackaging: !use.withPackaging })}
          >
            {use.withPackaging ? `✓ ${words.withPackaging}` : words.withPackaging}
          </Button>
        )}
        {isSealed ? null : <Button size="small" type="text" aria-label={`${words.remove} ${number}`} icon={<DeleteOutlined aria-hidden />} onClick={() => changes.remove(use)} />}
      </div>
      {photo === undefined ? (
        <div className="tile-remark">
          <StateMark tone="bad">{words.gone}</StateMark>
          {isSealed ? null : (
            <Button size="small" aria-label={`${words.retake} ${number}`} onClick={() => changes.remove(use)}>
              {words.retake}
            </Button>
          )}
        </div>
      ) : null}
      {repeated === undefined ? null : <StateMark tone="warn">{repeatedWords(language, repeated)}</StateMark>}
      {(isNear || isBlurred) && use.keptBecause === null && !isSealed ? (
        <div className="tile-remark">
          <StateMark tone="warn">{isNear ? words.remarks['near-duplicate'] : words.remarks.blurred}</StateMark>
          <Button size="small" aria-label={`${words.retake} ${number}`} onClick={() => changes.remove(use)}>
            {words.retake}
          </Button>
          <Dropdown
            trigger={['click']}
            menu={{ className: 'keep-menu', items: words.keepReasons.map((reason) => ({ key: reason, label: reason })), onClick: ({ key }) => changes.change(use, { keptBecause: key }) }}
          >
            <Button size="small" aria-label={`${words.keep} ${number}`} icon={<DownOutlined aria-hidden />} iconPlacement="end">
              {words.keep}
            </Button>
          </Dropdown>
        </div>
      ) : null}
      {use.keptBecause === null ? null : <span className="quiet">{words.keptBecause({ reason: use.keptBecause })}</span>}
    </li>
  );
}
