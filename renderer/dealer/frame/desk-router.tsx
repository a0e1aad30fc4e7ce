import { createHashHistory, createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router';
import { orderNoSchema, pickupIdSchema, recordIdSchema, type OrderNo, type PickupId, type RecordId } from '../../../shared/kernel/ids.ts';
import { CrashPage } from '../../parts/crash-page.tsx';
import { CasePage } from '../case/case-page.tsx';
import { ComparePage } from '../inspection/compare-page.tsx';
import { InstallPage } from '../inspection/install-page.tsx';
import { OpenPickupFrame } from '../inspection/open-pickup-frame.tsx';
import { RefusalPage } from '../inspection/refusal-page.tsx';
import { Stage1Page } from '../inspection/stage-1-page.tsx';
import { Stage2Page } from '../inspection/stage-2-page.tsx';
import { StepRedirect } from '../inspection/step-redirect.tsx';
import { QueuePage } from '../outbox/queue-page.tsx';
import { LimitsPage } from '../pickup/limits-page.tsx';
import { PaperOrderPage } from '../pickup/paper-order-page.tsx';
import { PickupPage } from '../pickup/pickup-page.tsx';
import { CorrectionPage } from '../record/correction-page.tsx';
import { RecordPage } from '../record/record-page.tsx';
import { RecordsPage } from '../record/records-page.tsx';
import { SignPage } from '../seal/sign-page.tsx';
import { HelpPage } from '../settings/help-page.tsx';
import { SettingsPage } from '../settings/settings-page.tsx';
import { TodayPage } from '../today/today-page.tsx';
import { Frame } from './frame.tsx';
import { NotFoundPage } from './not-found-page.tsx';

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Where on an inspection page to look: a line, an open finding, a field of it; `undefined` members are left out of the address. */
export interface Spot {
  readonly line?: string;
  readonly finding?: string;
  readonly field?: string;
}

function readSpot(search: Record<string, unknown>): Spot {
  const line = text(search['line']);
  const finding = text(search['finding']);
  const field = text(search['field']);
  return { ...(line === undefined ? {} : { line }), ...(finding === undefined ? {} : { finding }), ...(field === undefined ? {} : { field }) };
}

/** A pickup in an address; any other text leads to the first page. */
const pickupParams = {
  parse: ({ pickup: id }: { readonly pickup: string }): { readonly pickup: PickupId } => {
    const read = pickupIdSchema.safeParse(id);
    if (!read.success) throw redirect({ to: '/' });
    return { pickup: read.data };
  },
  stringify: ({ pickup: id }: { readonly pickup: PickupId }) => ({ pickup: id }),
};

/** A record in an address; any other text leads to the list. */
const recordParams = {
  parse: ({ record: id }: { readonly record: string }): { readonly record: RecordId } => {
    const read = recordIdSchema.safeParse(id);
    if (!read.success) throw redirect({ to: '/records' });
    return { record: read.data };
  },
  stringify: ({ record: id }: { readonly record: RecordId }) => ({ record: id }),
};

const root = createRootRoute({ component: Frame, notFoundComponent: NotFoundPage });
const today = createRoute({ getParentRoute: () => root, path: '/', component: TodayPage });
const pickup = createRoute({
  getParentRoute: () => root,
  path: '/pickup',
  component: PickupPage,
  validateSearch: (search: Record<string, unknown>): { readonly order?: OrderNo } => {
    const order = orderNoSchema.safeParse(search['order']);
    return order.success ? { order: order.data } : {};
  },
});
const paper = createRoute({ getParentRoute: () => root, path: '/paper', component: PaperOrderPage });
const open = createRoute({
  getParentRoute: () => root,
  path: '/pickup/$pickup',
  component: OpenPickupFrame,
  params: pickupParams,
});
const step = createRoute({ getParentRoute: () => open, path: '/', component: StepRedirect });
const limits = createRoute({ getParentRoute: () => open, path: 'limits', component: LimitsPage });
const stage1 = createRoute({ getParentRoute: () => open, path: 'stage-1', component: Stage1Page, validateSearch: readSpot });
const stage2 = createRoute({ getParentRoute: () => open, path: 'stage-2', component: Stage2Page, validateSearch: readSpot });
const compare = createRoute({ getParentRoute: () => open, path: 'compare', component: ComparePage, validateSearch: readSpot });
const refusal = createRoute({ getParentRoute: () => open, path: 'refusal', component: RefusalPage, validateSearch: readSpot });
const sign = createRoute({ getParentRoute: () => open, path: 'sign', component: SignPage });
const install = createRoute({ getParentRoute: () => open, path: 'install', component: InstallPage });
const folder = createRoute({ getParentRoute: () => root, path: '/case/$pickup', component: CasePage, params: pickupParams });
const queue = createRoute({ getParentRoute: () => root, path: '/queue', component: QueuePage });
const records = createRoute({ getParentRoute: () => root, path: '/records', component: RecordsPage });
const record = createRoute({
  getParentRoute: () => root,
  path: '/records/$record',
  component: RecordPage,
  params: recordParams,
});
const correction = createRoute({ getParentRoute: () => root, path: '/records/$record/correct', component: CorrectionPage, params: recordParams });
const settings = createRoute({ getParentRoute: () => root, path: '/settings', component: SettingsPage });
const help = createRoute({ getParentRoute: () => root, path: '/help', component: HelpPage });

/** The desk's pages by address. The address stands behind `#`, so the same files work from `app://` and from a browser. */
export const deskRouter = createRouter({
  defaultErrorComponent: CrashPage,
  history: createHashHistory(),
  routeTree: root.addChildren([
    today,
    pickup,
    paper,
    open.addChildren([step, limits, stage1, stage2, compare, refusal, sign, install]),
    folder,
    queue,
    records,
    record,
    correction,
    settings,
    help,
  ]),
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof deskRouter;
  }
}
