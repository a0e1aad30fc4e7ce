import { Link } from '@tanstack/react-router';
import { momentText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useNow } from '../frame/now.ts';
import { useStatus } from '../frame/use-desk.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';

/** The queue in one line: "3 份待上传 · 上次联系总部 10:42". */
export function QueueLine() {
  const words = useDeskWords().today;
  const language = useLanguage();
  const now = useNow(60_000);
  const { status } = useStatus();
  if (status === undefined) return null;
  const { waiting, sending, parked } = status.queue;
  const last = status.hq.lastContactAt;
  const parts = [
    waiting + sending + parked === 0 ? words.queueEmpty : words.queueWaiting({ count: waiting + sending }),
    parked === 0 ? '' : words.queueParked({ count: parked }),
    last === null ? words.neverContact : words.lastContact({ at: momentText(last, now, language) }),
  ];
  return (
    <Link className="touch-link" to="/queue">
      {parts.filter((part) => part !== '').join(' · ')}
    </Link>
  );
}
