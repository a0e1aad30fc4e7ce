import { DownloadOutlined } from '@ant-design/icons';
import { Button, Steps } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { ImportField } from '../../../shared/wire/console-shapes.ts';
import { incomingWords } from '../../../shared/words/console/incoming-words.ts';
import { useWords } from '../../look/words.ts';
import { Notice, ProblemNotice } from '../../parts/problem-notice.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { hqQuery } from '../client.ts';
import { Page } from '../frame/page.tsx';
import { FileDrop } from '../list/file-drop.tsx';
import { problemOf } from '../problem-of.ts';
import { ImportPreviewPanel } from './import-preview.tsx';

/** Import of outbound orders: choose a file, check the preview, take it in, all or nothing. */
export function ImportPage() {
  const words = useWords(incomingWords).imports;
  const queries = useQueryClient();
  const preview = useMutation(hqQuery.imports.preview.mutationOptions());
  const map = useMutation(hqQuery.imports.map.mutationOptions());
  // The file that is being taken in: a second press comes before the button is drawn as busy.
  const taken = useRef<string>(undefined);
  const commit = useMutation(
    hqQuery.imports.commit.mutationOptions({
      onSuccess: () => void queries.invalidateQueries({ queryKey: hqQuery.orders.key() }),
      onError: () => { taken.current = undefined; },
    }),
  );
  const [fileName, setFileName] = useState('');
  const shown = map.data ?? preview.data;
  const restart = (): void => {
    preview.reset();
    map.reset();
    commit.reset();
  };
  const take = (file: File): void => {
    restart();
    setFileName(file.name);
    preview.mutate({ file });
  };
  const judgeAgain = (mapping: Readonly<Partial<Record<ImportField, number | null>>>): void => {
    if (shown !== undefined) map.mutate({ upload: shown.upload, mapping });
  };
  const takeIn = (upload: string): void => {
    if (taken.current === upload) return;
    taken.current = upload;
    commit.mutate({ upload });
  };
  const step = commit.data === undefined ? (shown === undefined ? 0 : 1) : 2;
  const error = preview.error ?? map.error ?? commit.error;
  return (
    <Page
      title={words.title}
      intro={words.intro}
      actions={
        <Button icon={<DownloadOutlined />} href="/console/v1/imports/template.xlsx" download>
          {words.template}
        </Button>
      }
    >
      <Steps className="no-print" current={step} items={words.steps.map((title) => ({ title }))} size="small" responsive={false} />
      {error === null ? null : <Refused error={error} fileName={fileName} />}
      {shown === undefined && !preview.isPending ? (
        <section className="card">
          <FileDrop label={words.drop} hint={words.dropHint} accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" isBusy={preview.isPending} onFile={take} />
        </section>
      ) : null}
      {preview.isPending ? (
        <section className="card" aria-busy>
          <p role="status">{words.reading} {fileName}</p>
          <Waiting rows={5} />
        </section>
      ) : null}
      {shown !== undefined && commit.data === undefined ? (
        <ImportPreviewPanel key={`${shown.upload} ${map.submittedAt}`} preview={shown} isBusy={map.isPending || commit.isPending} onJudgeAgain={judgeAgain} onCommit={() => takeIn(shown.upload)} onRestart={restart} />
      ) : null}
      {commit.data === undefined ? null : (
        <section className="card stack">
          <Notice tone="good" title={words.done}>
            {words.doneText(commit.data)}
          </Notice>
          <div className="form-actions">
            <Button onClick={restart}>{words.another}</Button>
            <Link to="/orders" className="button-link" data-primary="true">
              {words.toOrders}
            </Link>
          </div>
        </section>
      )}
    </Page>
  );
}

/** Why the file is not taken in. One that holds no table is judged by its name too, because that is what tells a picture from an empty table. */
function Refused({ error, fileName }: { readonly error: unknown; readonly fileName: string }) {
  const words = useWords(incomingWords).imports;
  const problem = problemOf(error);
  const isOther = ['import.empty', 'import.unreadable'].includes(problem.code) && !/\.(?:xlsx|csv)$/i.test(fileName);
  if (!isOther) return <ProblemNotice problem={problem} />;
  return (
    <Notice tone="bad" title={words.wrongType({ name: fileName })}>
      {words.wrongTypeText}
    </Notice>
  );
}
