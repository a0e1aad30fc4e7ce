import { sql, type Transaction } from 'kysely';
import type { z } from 'zod';
import { staffRoleSchema, type StaffRole } from '../../shared/dealer/staff-role.ts';
import type { RegionId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import type { staffRowSchema } from '../../shared/wire/console-shapes.ts';
import type { Query } from '../store/query.ts';
import type { Tables } from '../store/tables.ts';

export type StaffRow = z.infer<typeof staffRowSchema>;

/** Rows of people by their ids, in the order of the ids. */
export async function readStaffRows(db: Query, ids: readonly string[], now: Instant): Promise<StaffRow[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('staff')
    .leftJoin('sign_in_failures', 'sign_in_failures.username', 'staff.username')
    .select(['staff.id', 'staff.username', 'staff.name', 'staff.phone', 'staff.disabled', 'staff.last_sign_in_at', 'sign_in_failures.locked_until'])
    .where('staff.id', 'in', ids)
    .execute();
  const roles = await db.selectFrom('staff_roles').selectAll().where('staff', 'in', ids).orderBy('role').execute();
  const regions = await db.selectFrom('staff_regions').selectAll().where('staff', 'in', ids).orderBy('region').execute();
  return ids.flatMap((id) => {
    const row = rows.find((each) => each.id === id);
    if (row === undefined) return [];
    return [{
      id, username: row.username, name: row.name, phone: row.phone, disabled: row.disabled === 1, lastSignInAt: row.last_sign_in_at,
      lockedUntil: row.locked_until !== null && row.locked_until > now ? row.locked_until : null,
      roles: roles.filter((each) => each.staff === id).map((each) => staffRoleSchema.parse(each.role)),
      regions: regions.filter((each) => each.staff === id).map((each) => each.region),
    }];
  });
}

export async function replaceRolesAndRegions(trx: Transaction<Tables>, staff: string, roles: readonly StaffRole[], regions: readonly RegionId[]): Promise<void> {
  await trx.deleteFrom('staff_roles').where('staff', '=', staff).execute();
  await trx.deleteFrom('staff_regions').where('staff', '=', staff).execute();
  await trx.insertInto('staff_roles').values([...new Set(roles)].map((role) => ({ staff, role }))).execute();
  if (regions.length > 0) await trx.insertInto('staff_regions').values([...new Set(regions)].map((region) => ({ staff, region }))).execute();
}

/** Administrators who can sign in. On PostgreSQL their rows stay locked, so that two of them cannot remove each other at once. */
export async function lockAdministrators(trx: Transaction<Tables>, kind: 'sqlite' | 'postgres'): Promise<readonly string[]> {
  const select = trx
    .selectFrom('staff')
    .select('staff.id')
    .where('staff.disabled', '=', 0)
    .where((eb) => eb.exists(eb.selectFrom('staff_roles').select('staff_roles.staff').whereRef('staff_roles.staff', '=', 'staff.id').where('staff_roles.role', '=', 'administrator')))
    .orderBy('staff.id');
  // Whoever waited for the lock looks again afterwards: the roles as they were before the wait are not the roles now.
  if (kind === 'postgres') await select.modifyEnd(sql`for update`).execute();
  const rows = await select.execute();
  return rows.map((row) => row.id);
}

/** The first of the regions that HQ does not have. */
export async function missingRegion(trx: Transaction<Tables>, regions: readonly RegionId[]): Promise<RegionId | undefined> {
  if (regions.length === 0) return undefined;
  const rows = await trx.selectFrom('regions').select('id').where('id', 'in', regions).execute();
  return regions.find((region) => rows.every((row) => row.id !== region));
}
