/**
 * What a person decided of limits that are in doubt because HQ knew of a defect (R-TL-20), and how many findings stand on each sealed line. Records taken in
 * before say by `items` whether there were any.
 */
export const settlementMigration: readonly string[] = [
  'alter table record_lines add column findings INT64 not null default 0',
  `create table limit_settlements (
     id text primary key, pickup text not null references pickups (id), rule text not null, number INT64 not null check (number > 0), due_at text not null, verdict text not null check (verdict in ('deemed-accepted', 'kept-open')),
     reason text not null, staff text not null references staff (id), at text not null, unique (pickup, rule, number))`,
];
