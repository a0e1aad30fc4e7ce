import { useNavigate, useLocation } from '@tanstack/react-router';
import { isDamagePoint, type Finding } from '../../../shared/inspection/finding.ts';
import { quantityWords, unitWords } from '../../../shared/words/class-words.ts';
import { useLanguage } from '../../look/language.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { lineAt, useOpenPickup } from '../inspection/use-pickup.ts';
import { photoAddress } from '../photo/photo-address.ts';
import { useCounted } from './use-counted.ts';

const mostThumbs = 4;

/** The problems of a line, each with its photos and what they still lack; a tap opens one. */
export function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  return findings.length === 0 ? null : (
    <ul className="finding-list">
      {findings.map((finding) => (
        <li key={finding.id}>
          <FindingRow finding={finding} />
        </li>
      ))}
    </ul>
  );
}

function FindingRow({ finding }: { readonly finding: Finding }) {
  const { goods, photo: words, agreement } = useDeskWords();
  const language = useLanguage();
  const open = useOpenPickup();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { policy } = open;
  const counted = useCounted().get(finding.id);
  const lacks = counted === undefined ? 0 : Math.max(0, policy.inspection.photosPerDamagePoint - counted.counted);
  const lacksPackaging = counted !== undefined && finding.stage === 2 && !counted.hasPackaging;
  const unit = lineAt(open, finding.line)?.line.unit ?? 'set';
  const which = finding.unit === null ? '' : agreement.unitNumber({ number: finding.unit, unit: unitWords(language, unit) });
  return (
    <button type="button" className="finding-row" onClick={() => void navigate({ to: pathname, search: { finding: finding.id } })}>
      <span className="finding-what">
        <strong>{[which, goods.problems[finding.check], finding.place].filter((part) => part !== '').join(' · ')}</strong>
        <span className="quiet">
          {[goods.severities[finding.severity], goods.natures[finding.nature], finding.description, quantityWords(language, finding.quantity, unit)].filter((part) => part !== '').join(' · ')}
        </span>
      </span>
      <span className="finding-thumbs">
        {finding.photos.slice(0, mostThumbs).map((use) => (
          <img key={use.photo} src={photoAddress(use.sha256, 'thumb')} alt="" loading="lazy" />
        ))}
        {finding.photos.length > mostThumbs ? <span className="quiet">+{finding.photos.length - mostThumbs}</span> : null}
      </span>
      {isDamagePoint(finding) ? (
        <span className="marks">
          {lacks > 0 ? <StateMark tone="warn">{words.lacks({ count: lacks })}</StateMark> : null}
          {lacksPackaging ? <StateMark tone="warn">{words.lacksPackaging}</StateMark> : null}
          {lacks === 0 && !lacksPackaging && counted !== undefined ? <StateMark tone="good">{words.enough({ count: counted.counted })}</StateMark> : null}
        </span>
      ) : null}
    </button>
  );
}
