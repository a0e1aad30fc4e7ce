/** Records that HQ refused for good although signature and place in the chain are right: the chain goes on behind them, and the same record gets the same answer. */
export const refusedLinksMigration: readonly string[] = [
  `create table refused_links (
     record text primary key, hash text not null, device text not null references devices (id), sequence INT64 not null check (sequence > 0), problem text not null, refused_at text not null)`,
];
