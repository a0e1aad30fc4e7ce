import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { momentText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { Facts } from '../../parts/facts.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useBridge } from '../bridge/bridge-context.ts';
import { problemOf } from '../bridge/bridge-problem.ts';
import { keys } from '../bridge/changes.ts';
import { sizeText } from '../frame/line-words.ts';
import { useNow } from '../frame/now.ts';
import { useAction } from '../frame/use-action.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';

/** Where everything is kept, how much room there is, and backups. */
export function StorageCard() {
  const words = useDeskWords().settings.storage;
  const language = useLanguage();
  const bridge = useBridge();
  const action = useAction();
  const now = useNow(60_000);
  const { message } = App.useApp();
  const query = useQuery({ queryKey: keys.storage, queryFn: () => bridge.desk.storage() });
  const storage = query.data;
  const backUp = (): void =>
    action.run(
      () => bridge.desk.backup({}),
      ({ bytes }) => {
        void message.success(words.backedUp({ size: sizeText(bytes) }));
        void query.refetch();
      },
    );
  return (
    <section className="card stack" aria-labelledby="storage">
      <h2 id="storage">{words.title}</h2>
      {query.error === null ? null : <ProblemNotice problem={problemOf(query.error)} onRetry={() => void query.refetch()} />}
      {storage === undefined ? (
        <Waiting rows={3} />
      ) : (
        <Facts
          rows={[
            [words.folder, storage.folder],
            [words.photos, words.photosValue({ count: storage.photos, size: sizeText(storage.photoBytes) })],
            [words.database, sizeText(storage.databaseBytes)],
            [words.free, sizeText(storage.freeBytes)],
            [words.lastBackup, storage.lastBackupAt === null ? words.never : `${momentText(storage.lastBackupAt, now, language)} · ${words.backups({ count: storage.backups })}`],
          ]}
        />
      )}
      {action.problem === undefined ? null : <ProblemNotice problem={action.problem} />}
      <div>
        <Button loading={action.isRunning} onClick={backUp}>
          {action.isRunning ? words.backingUp : words.backupNow}
        </Button>
      </div>
    </section>
  );
}
