import { setImmediate as turn } from 'node:timers/promises';
import { ORPCError } from '@orpc/client';
import { expect, test } from 'vitest';
import type { Bridge } from '../../../../renderer/dealer/bridge/bridge-client.ts';
import { FormDraft } from '../../../../renderer/dealer/form/form-draft.ts';
import { problem } from '../../../../shared/kernel/problem.ts';

/** A draft whose host answers by hand. */
function openDraft() {
  const asked: { readonly answer: (fields: string | null) => void; readonly fail: (error: Error) => void }[] = [];
  const drafts = {
    get: () => new Promise((resolve, reject) => asked.push({ answer: (fields) => resolve({ fields }), fail: reject })),
    put: async () => ({}),
    drop: async () => ({}),
  };
  // The cast: of the host's calls a draft makes these three only.
  const draft = new FormDraft({ drafts } as unknown as Bridge, { form: 'paper-order' }, (stored) => stored as { readonly text: string });
  draft.subscribe(() => undefined);
  return { draft, asked };
}

const refusal = new ORPCError('PROBLEM', { data: problem('disk.full', { freeBytes: 1_000_000, neededBytes: 50_000_000 }) });

test('what was put while the host was asked for what it had kept stays, and a refusal of that question says nothing of it', async () => {
  const { draft, asked } = openDraft();
  draft.put({ text: 'typed' });
  asked[0]?.fail(refusal);
  await turn();
  expect(draft.snapshot()).toMatchObject({ isLoaded: true, fields: { text: 'typed' }, refused: undefined });
});

test('an answer that comes after something was put does not take its place', async () => {
  const { draft, asked } = openDraft();
  draft.put({ text: 'typed' });
  asked[0]?.answer('{"text":"kept"}');
  await turn();
  expect(draft.snapshot()).toMatchObject({ isLoaded: true, fields: { text: 'typed' } });
});

test('a refusal where nothing was put is said, and the form can be filled', async () => {
  const { draft, asked } = openDraft();
  asked[0]?.fail(refusal);
  await turn();
  expect(draft.snapshot()).toMatchObject({ isLoaded: true, fields: undefined, refused: { code: 'disk.full' } });
});
