/**
 * Which goods a feedback was of that was refused for good (R-TL-20), so that people can decide them. Of one that was refused before, HQ knows what its desk has told; who signed it and
 * what it said stands only in what an administrator sees, and is null here.
 */
export const refusedGoodsMigration: readonly string[] = [
  `create table refused_goods (
     record text primary key references refused_links (record), pickup text not null, kind text not null check (kind in ('feedback', 'refusal')), person_name text, sealed_at_wall text not null, lines text not null,
     differences INT64, damage_points INT64)`,
  'create index refused_goods_by_pickup on refused_goods (pickup)',
  `insert into refused_goods (record, pickup, kind, sealed_at_wall, lines)
     select pickup_unsent.record, pickup_unsent.pickup, pickup_unsent.kind, pickup_unsent.sealed_at_wall, pickup_unsent.lines from pickup_unsent join refused_links on refused_links.record = pickup_unsent.record`,
];
