import { setImmediate as turn } from 'node:timers/promises';
import { ORPCError } from '@orpc/client';
import { describe, expect, test } from 'vitest';
import { SaveQueue, type Saving } from '../../../../renderer/dealer/bridge/save-queue.ts';
import { problem, type Problem } from '../../../../shared/kernel/problem.ts';

/** A queue to a host whose answers are given by hand. */
function openQueue() {
  const sent: string[] = [];
  const told: Saving[] = [];
  const saved: string[] = [];
  const refused: Problem[] = [];
  const asked: { readonly answer: () => void; readonly fail: (error: Error) => void }[] = [];
  const queue = new SaveQueue<string>({ saving: (saving) => told.push(saving), saved: (answer) => saved.push(answer), refused: (one) => refused.push(one) });
  const type = (text: string, name: string | null = 'text'): void =>
    queue.push(() => {
      sent.push(text);
      return new Promise<string>((resolve, reject) => asked.push({ answer: () => resolve(text), fail: reject }));
    }, name);
  /** Answers the call that was sent as the `count`th. */
  const answer = async (count: number): Promise<void> => {
    asked[count - 1]?.answer();
    await turn();
  };
  const fail = async (count: number, error: Error): Promise<void> => {
    asked[count - 1]?.fail(error);
    await turn();
  };
  return { queue, sent, told, saved, refused, type, answer, fail };
}

describe('typing', () => {
  test('is sent with its first key, and what comes while a call is under way goes with the next', async () => {
    const { queue, sent, told, saved, type, answer } = openQueue();
    type('a');
    expect(sent).toEqual(['a']);
    type('ab');
    type('abc');
    expect(sent).toEqual(['a']);
    await answer(1);
    expect(sent).toEqual(['a', 'abc']);
    type('abcd');
    await answer(2);
    expect(sent).toEqual(['a', 'abc', 'abcd']);
    await answer(3);
    expect(saved).toEqual(['a', 'abc', 'abcd']);
    expect(told.at(-1)).toBe('saved');
    expect(queue.isIdle).toBe(true);
  });

  test('never takes the place of a change of another name, nor moves in front of it', async () => {
    const { sent, type, answer } = openQueue();
    type('first');
    type('text 1');
    type('a press', null);
    type('another press', null);
    type('text 2');
    type('other', 'other');
    for (const count of [1, 2, 3, 4, 5, 6]) await answer(count);
    expect(sent).toEqual(['first', 'text 1', 'a press', 'another press', 'text 2', 'other']);
  });
});

test('a flush is over when all is answered, also what came after it began', async () => {
  const { queue, type, answer } = openQueue();
  let isOver = false;
  type('a');
  const flushed = queue.flush().then(() => (isOver = true));
  type('ab');
  await answer(1);
  expect(isOver).toBe(false);
  await answer(2);
  await flushed;
});

test('a page that goes away sends what waits without waiting for the answer before it', async () => {
  const { queue, sent, type, answer } = openQueue();
  type('a');
  type('ab');
  type('other', 'other');
  type('otherwise', 'other');
  queue.leave();
  expect(sent).toEqual(['a', 'ab', 'otherwise']);
  await answer(1);
  expect(sent).toHaveLength(3);
});

test('a change pushed as the last answer is told is sent too', async () => {
  const sent: string[] = [];
  const queue = new SaveQueue<string>({
    saving: (saving) => {
      if (saving === 'saved' && sent.length === 1) send('second');
    },
    saved: () => undefined,
    refused: () => undefined,
  });
  const send = (text: string): void =>
    queue.push(async () => {
      sent.push(text);
      return text;
    }, null);
  send('first');
  await queue.flush();
  await queue.flush();
  expect(sent).toEqual(['first', 'second']);
});

test('a refusal is told and the next change goes on; a host that is away is asked until it is back', async () => {
  const { queue, sent, told, saved, refused, type, answer, fail } = openQueue();
  type('a');
  type('ab');
  await fail(1, new ORPCError('PROBLEM', { data: problem('pickup.sealed', {}) }));
  expect(refused.map((one) => one.code)).toEqual(['pickup.sealed']);
  expect(sent).toEqual(['a', 'ab']);
  await fail(2, new TypeError('Failed to fetch'));
  expect(told.at(-1)).toBe('retrying');
  type('abc');
  await expect.poll(() => sent.length, { timeout: 10_000 }).toBe(3);
  await answer(3);
  await answer(4);
  await queue.flush();
  // What waited was tried again, then the newer text.
  expect(sent).toEqual(['a', 'ab', 'ab', 'abc']);
  expect(saved).toEqual(['ab', 'abc']);
});
