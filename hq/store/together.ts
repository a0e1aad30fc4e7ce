import { QueryCreator } from 'kysely';
import type { Query } from './query.ts';
import type { Tables } from './tables.ts';

/** What statements are asked of: the database, a transaction, or one step of it. */
export type Asking = QueryCreator<Tables> & Pick<Query, 'getExecutor' | 'executeQuery'>;

/**
 * Asks statements that do not wait for each other in one step of a transaction: PostgreSQL gets them in one go, because each round trip costs two switches of process,
 * and works on them in the order in which they were asked first. Inside only `step` may be used; the transaction itself waits for the step to end. Rejects
 * with the first fault, once nothing of the step is under way any more: a statement that came after the rollback would stand for itself.
 */
export async function together<const Answers extends readonly unknown[]>(db: Query, ask: (step: Asking) => Answers): Promise<{ -readonly [Index in keyof Answers]: Awaited<Answers[Index]> }> {
  const executor = db.getExecutor();
  return executor.provideConnection(async (connection) => {
    const own = executor.withConnectionProvider({ provideConnection: async (consumer) => consumer(connection) });
    const step: Asking = Object.assign(new QueryCreator<Tables>({ executor: own }), { getExecutor: () => own, executeQuery: own.executeQuery.bind(own) as Query['executeQuery'] });
    const answers = ask(step);
    try {
      return await Promise.all(answers);
    } catch (fault) {
      await Promise.allSettled(answers);
      throw fault;
    }
  });
}
