import { sql, type SqlBool } from 'kysely';

/**
 * That a pickup which names an order is its own dealer's: another dealer's may name any number it likes. Written so that neither dealer's index is taken:
 * SQLite would go through all pickups of the dealer for each order, instead of the few that name it.
 */
export const isOwnDealers = sql<SqlBool>`pickups.dealer || '' = outbound_orders.dealer || ''`;
