import { newsItemSchema } from '../../shared/wire/desk-contract.ts';
import { newsKeptFrom } from '../../shared/wire/kept-from.ts';
import { deviceOf } from '../http/call-context.ts';
import { deskWire } from '../http/implement.ts';

export const newsRoutes = {
  after: deskWire.news.after.handler(async ({ input, context }) => {
    const { hq } = context;
    const { dealer, wire } = deviceOf(context);
    const unread = newsKeptFrom(wire);
    const rows = await hq.db
      .selectFrom('news')
      .select(['number', 'document'])
      .where('dealer', '=', dealer)
      .where('number', '>', input.after)
      .$if(unread.length > 0, (query) => query.where('kind', 'not in', unread))
      .orderBy('number')
      .limit(input.limit + 1)
      .execute();
    const items = rows.slice(0, input.limit).map((row) => newsItemSchema.parse(JSON.parse(row.document)));
    return { items, last: items.at(-1)?.number ?? input.after, more: rows.length > input.limit, epoch: hq.epoch };
  }),
};
