import { zodResolver } from '@hookform/resolvers/zod';
import { App, Button } from 'antd';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { addDays } from '../../../shared/kernel/instant.ts';
import { policyDraftSchema, type PolicyDocument, type PolicyDraft } from '../../../shared/policy/policy-document.ts';
import type { PublishedRules } from '../../../shared/wire/rule-shapes.ts';
import { frameWords } from '../../../shared/words/console/frame-words.ts';
import { ruleWords } from '../../../shared/words/console/rule-words.ts';
import { useWords } from '../../look/words.ts';
import { Notice, ProblemNotice } from '../../parts/problem-notice.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { hqQuery } from '../client.ts';
import { Failed, Page } from '../frame/page.tsx';
import { problemOf } from '../problem-of.ts';
import { ChangeList } from './change-list.tsx';
import { PolicyForm } from './policy-form.tsx';
import { readPolicyFile } from './read-policy-file.ts';
import { ReplayCard } from './replay-card.tsx';

/** A draft of the next policy: its numbers, what changes, what it would have made of past pickups, and publishing it. */
export function DraftPage() {
  const words = useWords(ruleWords).draftPage;
  const query = useQuery({ ...hqQuery.rules.get.queryOptions(), staleTime: Infinity });
  if (query.data !== undefined) return <Draft rules={query.data} />;
  return (
    <Page title={words.title}>
      {query.error === null ? <Waiting /> : <Failed error={query.error} onRetry={() => void query.refetch()} />}
    </Page>
  );
}

function Draft({ rules }: { readonly rules: PublishedRules }) {
  const words = useWords(ruleWords).draftPage;
  const base = basisOf(rules);
  const { version, ...before } = base;
  const [fileTrouble, setFileTrouble] = useState<readonly string[]>();
  const [isRead, setRead] = useState(false);
  const form = useForm<PolicyDraft>({ resolver: zodResolver(policyDraftSchema), defaultValues: { ...before, effectiveFrom: addDays(rules.today, 1) }, mode: 'onTouched' });
  // The form begins with every field, so a partial value never comes.
  const draft = useWatch({ control: form.control }) as PolicyDraft;
  const { publish, ask } = usePublish(version, draft);
  const read = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const found = readPolicyFile(await file.text(), addDays(rules.today, 1));
    setFileTrouble(found.ok ? undefined : found.places);
    setRead(found.ok);
    if (found.ok) form.reset(found.draft);
  };
  return (
    <Page title={words.title} intro={words.intro({ version })} actions={<FileButton label={words.read} onFile={(file) => void read(file)} />}>
      {fileTrouble === undefined ? null : <Notice tone="bad" title={words.readWrong}>{words.readWrongText({ places: fileTrouble })}</Notice>}
      {isRead ? <Notice tone="good" title={words.readDone} /> : null}
      <form noValidate className="case" onSubmit={(event) => void form.handleSubmit((checked) => ask(checked))(event)}>
        <div className="case-left">
          <PolicyForm control={form.control} draft={draft} />
        </div>
        <div className="case-right rule-aside">
          <ChangeList before={before} after={draft} />
          <ReplayCard draft={draft} check={() => form.trigger()} />
          {publish.error === null ? null : <ProblemNotice problem={problemOf(publish.error)} />}
          <div className="form-actions">
            <Link to="/rules" className="button-link">{words.leave}</Link>
            <Button type="primary" htmlType="submit" loading={publish.isPending} disabled={!form.formState.isDirty && !isRead}>
              {words.publish}
            </Button>
          </div>
        </div>
      </form>
    </Page>
  );
}

/** Publishing after one question: it cannot be taken back. */
function usePublish(basedOn: PolicyDocument['version'], draft: PolicyDraft) {
  const words = useWords(ruleWords).draftPage;
  const { cancel } = useWords(frameWords);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { message, modal } = App.useApp();
  const publish = useMutation(
    hqQuery.rules.publishPolicy.mutationOptions({
      onSuccess: (published) => {
        queries.setQueryData(hqQuery.rules.get.queryKey(), published);
        void message.success(words.published({ version: published.policies[0]?.document.version ?? '' }));
        void navigate({ to: '/rules' });
      },
    }),
  );
  const isReplayed = queries.getQueryData(['replayed', JSON.stringify(draft)]) !== undefined;
  const ask = (checked: PolicyDraft): void => {
    void modal.confirm({
      title: words.publishTitle({ from: checked.effectiveFrom }),
      content: isReplayed ? words.publishText : `${words.publishUnreplayed} ${words.publishText}`,
      okText: words.publish,
      cancelText: cancel,
      onOk: () => publish.mutate({ basedOn, draft: checked }),
    });
  };
  return { publish, ask };
}

function FileButton({ label, onFile }: { readonly label: string; readonly onFile: (file: File | undefined) => void }) {
  return (
    <label className="button-link file-button">
      <input
        type="file"
        accept=".json,application/json"
        onChange={(event) => {
          onFile(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      {label}
    </label>
  );
}

/** A draft begins with the policy that was published last; it stands first. */
function basisOf({ policies }: PublishedRules): PolicyDocument {
  const last = policies[0]?.document;
  if (last === undefined) throw new Error('no policy is published');
  return last;
}
