import { useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { momentText, spanText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { Facts } from '../../parts/facts.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useBridge } from '../bridge/bridge-context.ts';
import { keys } from '../bridge/changes.ts';
import { useNow } from '../frame/now.ts';
import { useAction } from '../frame/use-action.ts';
import { useStatus } from '../frame/use-desk.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { isHqUrl } from './hq-url.ts';

/** This computer: whose it is, how its clock stands, where HQ is. */
export function ComputerCard() {
  const { settings, today, frame } = useDeskWords();
  const words = settings.computer;
  const language = useLanguage();
  const bridge = useBridge();
  const queries = useQueryClient();
  const action = useAction();
  const now = useNow(60_000);
  const { status } = useStatus();
  const [url, setUrl] = useState<string | null>(null);
  if (status === undefined) return null;
  const { clock, hq, dispatcher } = status;
  const save = (): void => {
    if (url === null || !isHqUrl(url)) return;
    action.run(
      () => bridge.desk.setHqUrl({ hqUrl: url.trim() }),
      (after) => {
        queries.setQueryData(keys.status, after);
        setUrl(null);
      },
    );
  };
  return (
    <section className="card stack" aria-labelledby="computer">
      <h2 id="computer">{words.title}</h2>
      <Facts
        rows={[
          [words.name, status.deviceName],
          [words.dealer, status.dealer?.name ?? ''],
          [words.region, status.region?.name ?? ''],
          [words.dispatcher, dispatcher === null ? '' : `${dispatcher.name} ${dispatcher.phone}`],
          [words.hq, hq.url],
          [words.lastContact, hq.lastContactAt === null ? today.neverContact : momentText(hq.lastContactAt, now, language)],
          [words.clock, clock.driftMs === null ? words.clockFree : words.clockAnchored({ drift: spanText(Math.abs(clock.driftMs), language) })],
          [words.version, status.version],
        ]}
      />
      {url === null ? (
        <div>
          <Button onClick={() => setUrl(hq.url)}>{words.hqChange}</Button>
        </div>
      ) : (
        <div className="stack">
          <Input aria-label={words.hq} value={url} status={isHqUrl(url) ? '' : 'error'} onChange={(event) => setUrl(event.target.value)} />
          {isHqUrl(url) ? null : <p className="field-error">{settings.enrol.badUrl}</p>}
          <div className="buttons">
            <Button type="primary" loading={action.isRunning} onClick={save}>
              {frame.done}
            </Button>
            <Button onClick={() => setUrl(null)}>{frame.cancel}</Button>
          </div>
        </div>
      )}
      {action.problem === undefined ? null : <ProblemNotice problem={action.problem} />}
    </section>
  );
}
