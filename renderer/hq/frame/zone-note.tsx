import { epochMs, zonedText, zoneOffsetMs } from '../../../shared/kernel/instant.ts';
import { frameWords } from '../../../shared/words/console/frame-words.ts';
import { useNow } from '../../look/now.ts';
import { useWords } from '../../look/words.ts';

/** Every time on the console is the yard's (Asia/Shanghai, as the policy counts): said where the clerk's own clock is another, and on paper. */
export function ZoneNote() {
  const words = useWords(frameWords).zone;
  const now = useNow(60_000);
  const isElsewhere = -new Date(epochMs(now)).getTimezoneOffset() * 60_000 !== zoneOffsetMs;
  return (
    <>
      {isElsewhere ? <p className="quiet zone-note no-print">{words.note}</p> : null}
      <p className="quiet print-only">{words.printedAt({ at: zonedText(now).slice(0, 16).replace('T', ' ') })}</p>
    </>
  );
}
