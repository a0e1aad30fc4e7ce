import { createHashHistory, createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { CrashPage } from '../parts/crash-page.tsx';
import { AuditPage } from './audit/audit-page.tsx';
import { BundlePage } from './bundle/bundle-page.tsx';
import { DealerListPage } from './dealer/dealer-list-page.tsx';
import { DeskListPage } from './desk/desk-list-page.tsx';
import { ConsoleFrame } from './frame/console-frame.tsx';
import { NotFound } from './frame/page.tsx';
import { HomePage } from './home/home-page.tsx';
import { SearchPage } from './home/search-page.tsx';
import { ImportPage } from './import/import-page.tsx';
import { KeyListPage } from './key/key-list-page.tsx';
import { textSearchSchema } from './list/text-search.ts';
import { followTrail } from './list/trail.ts';
import { OrderListPage } from './order/order-list-page.tsx';
import { OrderPage } from './order/order-page.tsx';
import { orderPlaceSchema } from './order/order-place.ts';
import { orderSearchSchema } from './order/order-search.ts';
import { PickupListPage } from './pickup/pickup-list-page.tsx';
import { pickupSearchSchema } from './pickup/pickup-search.ts';
import { QuarantinePage } from './quarantine/quarantine-page.tsx';
import { CasePage } from './record/case-page.tsx';
import { RecordListPage } from './record/record-list-page.tsx';
import { recordSearchSchema } from './record/record-search.ts';
import { RefusalListPage } from './record/refusal-list-page.tsx';
import { RegionListPage } from './region/region-list-page.tsx';
import { DraftPage } from './rule/draft-page.tsx';
import { RulePage } from './rule/rule-page.tsx';
import { PasswordPage } from './session/password-page.tsx';
import { StaffListPage } from './staff/staff-list-page.tsx';

const root = createRootRoute({ component: ConsoleFrame, notFoundComponent: NotFound });

const getParentRoute = () => root;

const tree = root.addChildren([
  createRoute({ getParentRoute, path: '/', component: HomePage }),
  createRoute({ getParentRoute, path: '/password', component: PasswordPage }),
  createRoute({ getParentRoute, path: '/search', component: SearchPage, validateSearch: textSearchSchema }),
  createRoute({ getParentRoute, path: '/records', component: RecordListPage, validateSearch: recordSearchSchema }),
  createRoute({ getParentRoute, path: '/records/$record', component: CasePage }),
  createRoute({ getParentRoute, path: '/refusals', component: RefusalListPage, validateSearch: recordSearchSchema }),
  createRoute({ getParentRoute, path: '/pickups', component: PickupListPage, validateSearch: pickupSearchSchema }),
  createRoute({ getParentRoute, path: '/orders', component: OrderListPage, validateSearch: orderSearchSchema }),
  createRoute({ getParentRoute, path: '/orders/$orderNo', component: OrderPage, validateSearch: orderPlaceSchema }),
  createRoute({ getParentRoute, path: '/bundles', component: BundlePage }),
  createRoute({ getParentRoute, path: '/import', component: ImportPage }),
  createRoute({ getParentRoute, path: '/keys', component: KeyListPage }),
  createRoute({ getParentRoute, path: '/dealers', component: DealerListPage, validateSearch: textSearchSchema }),
  createRoute({ getParentRoute, path: '/desks', component: DeskListPage, validateSearch: textSearchSchema }),
  createRoute({ getParentRoute, path: '/staff', component: StaffListPage, validateSearch: textSearchSchema }),
  createRoute({ getParentRoute, path: '/regions', component: RegionListPage }),
  createRoute({ getParentRoute, path: '/rules', component: RulePage }),
  createRoute({ getParentRoute, path: '/rules/draft', component: DraftPage }),
  createRoute({ getParentRoute, path: '/quarantine', component: QuarantinePage, validateSearch: textSearchSchema }),
  createRoute({ getParentRoute, path: '/audit', component: AuditPage, validateSearch: textSearchSchema }),
]);

/** The console's pages; addresses live behind `#`, so that any server of files can hand them out. */
export const router = createRouter({ routeTree: tree, history: createHashHistory(), defaultNotFoundComponent: NotFound, defaultErrorComponent: CrashPage, defaultPreload: false });
followTrail(router);

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
