import { Button } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { incomingWords } from '../../../shared/words/console/incoming-words.ts';
import { watchWords } from '../../../shared/words/console/watch-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useWords } from '../../look/words.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Notice, ProblemNotice } from '../../parts/problem-notice.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { hq, hqQuery } from '../client.ts';
import { Page } from '../frame/page.tsx';
import { FileDrop } from '../list/file-drop.tsx';
import { problemOf } from '../problem-of.ts';
import { quarantineReason } from '../quarantine/quarantine-reason.ts';

/** Takes in a bundle that a desk exported without a network. */
export function BundlePage() {
  const words = useWords(incomingWords).bundles;
  const quarantine = useWords(watchWords).quarantine;
  const language = useLanguage();
  const queries = useQueryClient();
  const taking = useRef<AbortController>(undefined);
  const [isStopped, setStopped] = useState(false);
  const showTaken = (): void => {
    void queries.invalidateQueries({ queryKey: hqQuery.records.key() });
    void queries.invalidateQueries({ queryKey: hqQuery.home.key() });
  };
  const take = useMutation({
    mutationFn: async (file: File) => {
      setStopped(false);
      taking.current = new AbortController();
      return await hq.bundles.take({ file }, { signal: taking.current.signal });
    },
    onSuccess: showTaken,
  });
  const stop = (): void => {
    taking.current?.abort();
    // What the call ends with now is nobody's question any more.
    take.reset();
    setStopped(true);
    showTaken();
  };
  const result = take.data;
  return (
    <Page title={words.title} intro={words.intro}>
      {take.error === null ? null : <ProblemNotice problem={problemOf(take.error)} />}
      {isStopped ? <Notice tone="info" title={words.stopped}>{words.stoppedText}</Notice> : null}
      {result === undefined ? (
        <section className="card stack">
          {take.isPending ? (
            <>
              <p role="status">{words.taking}</p>
              <Waiting rows={3} />
              <div className="form-actions">
                <Button onClick={stop}>{words.stop}</Button>
              </div>
            </>
          ) : (
            <FileDrop label={words.drop} accept=".zip,application/zip" isBusy={take.isPending} onFile={(file) => take.mutate(file)} />
          )}
        </section>
      ) : (
        <section className="card stack">
          <Notice tone={result.refused.length === 0 ? 'good' : 'warn'} title={words.done}>
            {[words.accepted({ count: result.accepted }), words.alreadyHeld({ count: result.alreadyHeld }), words.refused({ count: result.refused.length })].join(language === 'en' ? ', ' : '，')}
          </Notice>
          {result.refused.length === 0 ? null : (
            <DataTable
              label={words.refusedTitle}
              rows={result.refused}
              total={result.refused.length}
              rowKey={(row) => row.record}
              columns={[
                { key: 'record', title: quarantine.record, cell: (row) => <code>{row.record}</code> },
                { key: 'problem', title: quarantine.columns.problem, cell: (row) => quarantineReason(language, row.problem) },
              ]}
            />
          )}
          <div className="form-actions">
            <Button type="primary" onClick={() => take.reset()}>
              {words.another}
            </Button>
          </div>
        </section>
      )}
    </Page>
  );
}
