import { expect, it } from 'vitest';
import { Batch } from '../../../hq/intake/batch.ts';

/** A batch that notes its sizes and answers each job with ten times its number; jobs below zero fail whatever they come with. */
function makeBatch(most: number): { readonly batch: Batch<number, number>; readonly sizes: number[] } {
  const sizes: number[] = [];
  const batch = new Batch<number, number>(most, async (jobs) => {
    sizes.push(jobs.length);
    await new Promise((resolve) => setImmediate(resolve));
    if (jobs.some((job) => job < 0)) throw new Error('no');
    return jobs.map((job) => job * 10);
  });
  return { batch, sizes };
}

it('jobs of one moment go together and each gets its own answer', async () => {
  const { batch, sizes } = makeBatch(64);
  expect(await Promise.all([1, 2, 3].map(async (job) => batch.add(job)))).toEqual([10, 20, 30]);
  expect(sizes).toEqual([3]);
});

it('no batch is larger than it may be, and jobs keep their order', async () => {
  const { batch, sizes } = makeBatch(2);
  const answers: number[] = [];
  await Promise.all([1, 2, 3, 4, 5].map(async (job) => answers.push(await batch.add(job))));
  expect(answers).toEqual([10, 20, 30, 40, 50]);
  expect(sizes).toEqual([2, 2, 1]);
});

it('one job that fails never takes the others down', async () => {
  const { batch, sizes } = makeBatch(64);
  const answers = await Promise.allSettled([1, -2, 3].map(async (job) => batch.add(job)));
  expect(answers.map((answer) => answer.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(sizes).toEqual([3, 1, 1, 1]);
});

it('settling waits for jobs that wait for company', async () => {
  const { batch, sizes } = makeBatch(64);
  await Promise.all([batch.add(1), batch.add(2)]);
  const answer = batch.add(3);
  await batch.settle();
  expect(sizes).toEqual([2, 1]);
  expect(await answer).toBe(30);
});
