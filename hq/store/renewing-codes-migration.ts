/** One-time codes by which a desk that HQ knows is enrolled again with a new key. */
export const renewingCodesMigration: readonly string[] = ['alter table one_time_codes add column renews text references devices (id)'];
