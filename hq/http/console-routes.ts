import { auditRoutes } from '../audit/audit-routes.ts';
import { sessionRoutes } from '../auth/session-routes.ts';
import { dealerRoutes } from '../dealer/dealer-routes.ts';
import { erpRoutes, keyRoutes } from '../delivery/erp/erp-routes.ts';
import { importRoutes } from '../delivery/import/import-routes.ts';
import { orderRoutes } from '../delivery/order-routes.ts';
import { deskRoutes } from '../desk/desk-routes.ts';
import { noticeRoutes } from '../notice/notice-routes.ts';
import { pickupRoutes } from '../pickup/pickup-routes.ts';
import { ruleRoutes } from '../policy/rule-routes.ts';
import { homeRoutes } from '../record/home-routes.ts';
import { quarantineRoutes } from '../record/quarantine-routes.ts';
import { bundleRoutes, recordRoutes } from '../record/record-routes.ts';
import { regionRoutes } from '../region/region-routes.ts';
import { staffRoutes } from '../staff/staff-routes.ts';
import { consoleWire } from './implement.ts';

/** Every route of the console's contract; one that is missing here does not compile. */
export const consoleRouter = consoleWire.router({
  session: sessionRoutes,
  home: homeRoutes,
  notices: noticeRoutes,
  orders: orderRoutes,
  imports: importRoutes,
  records: recordRoutes,
  pickups: pickupRoutes,
  desks: deskRoutes,
  staff: staffRoutes,
  regions: regionRoutes,
  dealers: dealerRoutes,
  rules: ruleRoutes,
  quarantine: quarantineRoutes,
  bundles: bundleRoutes,
  keys: keyRoutes,
  audit: auditRoutes,
  erp: erpRoutes,
});

/** Routes that take a file, and how large it may be. */
export const largestFiles: Readonly<Record<string, number>> = { 'imports.preview': 30_000_000, 'bundles.take': 4_000_000_000 };
