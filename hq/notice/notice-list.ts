import type { OrderNo, RegionId } from '../../shared/kernel/ids.ts';
import { regionalRoles } from '../../shared/dealer/staff-role.ts';
import { noticeSchema, type Notice } from '../../shared/wire/console-shapes.ts';
import type { StaffIdentity } from '../auth/identity.ts';
import type { Query } from '../store/query.ts';

/** Notices for the person: for one of their roles, and where that role is regional, of one of their regions. */
function noticesFor(db: Query, staff: Pick<StaffIdentity, 'roles' | 'regions'>) {
  const wide = staff.roles.filter((role) => !regionalRoles.includes(role));
  const regional = staff.roles.filter((role) => regionalRoles.includes(role));
  const none = [''];
  const regions = staff.regions.length === 0 ? (['~'] as unknown as readonly RegionId[]) : staff.regions;
  return db.selectFrom('notices').where((eb) =>
    eb.exists(
      eb
        .selectFrom('notice_roles')
        .select('notice_roles.notice')
        .whereRef('notice_roles.notice', '=', 'notices.id')
        .where((each) => each.or([each('role', 'in', wide.length === 0 ? none : wide), each.and([each('role', 'in', regional.length === 0 ? none : regional), each('region', 'in', regions)])])),
    ),
  );
}

function withWords(db: Query, staff: Pick<StaffIdentity, 'id' | 'roles' | 'regions'>) {
  return noticesFor(db, staff)
    .leftJoin('dealers', 'dealers.id', 'notices.dealer')
    .leftJoin('notice_reads', (join) => join.onRef('notice_reads.notice', '=', 'notices.id').on('notice_reads.staff', '=', staff.id))
    .select(['notices.id', 'notices.at', 'notices.kind', 'notices.region', 'notices.record', 'notices.pickup', 'notices.dealer', 'notices.order_nos', 'dealers.name', 'dealers.phone', 'notice_reads.read_at']);
}

function noticeOf(row: Awaited<ReturnType<ReturnType<typeof withWords>['execute']>>[number]): Notice {
  return noticeSchema.parse({
    id: row.id, at: row.at, kind: row.kind, region: row.region, record: row.record, pickup: row.pickup, dealer: row.dealer, dealerName: row.name ?? '', dealerPhone: row.phone ?? '',
    orderNos: JSON.parse(row.order_nos) as OrderNo[], readAt: row.read_at,
  });
}

/** A page of the person's notices, newest first, and how many are unread. */
export async function listNotices(db: Query, staff: Pick<StaffIdentity, 'id' | 'roles' | 'regions'>, page: { readonly after?: string | undefined; readonly limit: number }): Promise<{ readonly rows: Notice[]; readonly next: string | null; readonly total: number; readonly unread: number }> {
  const query = withWords(db, staff);
  const rows = await (page.after === undefined ? query : query.where('notices.id', '<', page.after)).orderBy('notices.id', 'desc').limit(page.limit + 1).execute();
  const { total } = await noticesFor(db, staff).select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const { read } = await noticesFor(db, staff)
    .innerJoin('notice_reads', (join) => join.onRef('notice_reads.notice', '=', 'notices.id').on('notice_reads.staff', '=', staff.id))
    .select((eb) => eb.fn.countAll<number>().as('read'))
    .executeTakeFirstOrThrow();
  const shown = rows.slice(0, page.limit);
  return { rows: shown.map(noticeOf), next: rows.length > page.limit ? (shown.at(-1)?.id ?? null) : null, total, unread: total - read };
}

/** Notices since an instant, oldest first. */
export async function noticesSince(db: Query, staff: Pick<StaffIdentity, 'id' | 'roles' | 'regions'>, since: Notice['at']): Promise<readonly Notice[]> {
  const rows = await withWords(db, staff).where('notices.at', '>=', since).orderBy('notices.id').limit(500).execute();
  return rows.map(noticeOf);
}

/** Marks the person's notices as read; those of others stay as they are. */
export async function readNotices(db: Query, staff: Pick<StaffIdentity, 'id' | 'roles' | 'regions'>, ids: readonly string[], now: Notice['at']): Promise<void> {
  if (ids.length === 0) return;
  const own = await noticesFor(db, staff).select('notices.id').where('notices.id', 'in', ids).execute();
  if (own.length === 0) return;
  await db
    .insertInto('notice_reads')
    .values(own.map((row) => ({ staff: staff.id, notice: row.id, read_at: now })))
    .onConflict((conflict) => conflict.columns(['staff', 'notice']).doNothing())
    .execute();
}
