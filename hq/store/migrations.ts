import { firstMigration } from './first-migration.ts';
import { importAnswersMigration } from './import-answers-migration.ts';
import { importPartsMigration } from './import-parts-migration.ts';
import { ordersByShippingMigration } from './orders-by-shipping-migration.ts';
import { packsMigration } from './packs-migration.ts';
import { quarantineBringersMigration } from './quarantine-bringers-migration.ts';
import { refusedGoodsMigration } from './refused-goods-migration.ts';
import { refusedLinksMigration } from './refused-links-migration.ts';
import { renewingCodesMigration } from './renewing-codes-migration.ts';
import { settlementMigration } from './settlement-migration.ts';
import { switchedOffMigration } from './switched-off-migration.ts';

export interface Migration {
  readonly number: number;
  readonly says: string;
  readonly statements: readonly string[];
}

/** All migrations in order. One that was shipped is never edited: the next one mends it. */
export const migrations: readonly Migration[] = [
  { number: 1, says: 'lay the tables of records, people, desks, deliveries and notices', statements: firstMigration },
  { number: 2, says: 'keep uploaded import files until they are committed', statements: importPartsMigration },
  { number: 3, says: 'keep what a person decides of limits in doubt, and the findings of each line', statements: settlementMigration },
  { number: 4, says: 'remember the records that were refused although they are links of their chain', statements: refusedLinksMigration },
  { number: 5, says: 'keep refused records of a bundle under the person who uploaded it', statements: quarantineBringersMigration },
  { number: 6, says: 'keep small pictures one after the other in packs', statements: packsMigration },
  { number: 7, says: 'remember which goods were in records that were refused for good', statements: refusedGoodsMigration },
  { number: 8, says: 'remember when desks were switched off that were restored since', statements: switchedOffMigration },
  { number: 9, says: 'list orders by the day they were shipped', statements: ordersByShippingMigration },
  { number: 10, says: 'let a desk that lost its key be enrolled again', statements: renewingCodesMigration },
  { number: 11, says: 'keep the answer of an import that was committed, for a commit that comes again', statements: importAnswersMigration },
];
