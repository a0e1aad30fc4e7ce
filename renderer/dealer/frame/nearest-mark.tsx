import { nearestDeadline } from '../../../shared/bridge/nearest-deadline.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { useToday } from '../today/use-today.ts';
import { LeftWords, limitTone } from './countdown.tsx';
import { useNow } from './now.ts';

/** What is left until the nearest deadline, for places that cover the frame; nothing where no clock runs. */
export function NearestMark() {
  const now = useNow();
  const { today } = useToday();
  const nearest = nearestDeadline(today?.cards ?? []);
  if (nearest === undefined) return null;
  return (
    <StateMark tone={limitTone(nearest.limit, now)} clock>
      <LeftWords limit={nearest.limit} now={now} />
    </StateMark>
  );
}
