import { Link, Outlet, useLocation, useParams } from '@tanstack/react-router';
import type { PickupView } from '../../../shared/bridge/shapes.ts';
import type { Missing } from '../../../shared/inspection/missing.ts';
import type { PolicyDocument } from '../../../shared/policy/policy-document.ts';
import { useWordList } from '../../look/word-list.ts';
import { Notice, ProblemNotice } from '../../parts/problem-notice.tsx';
import { Stepper, type StepAt } from '../../parts/stepper.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { problemOf } from '../bridge/bridge-problem.ts';
import { SaveState } from '../frame/save-state.tsx';
import { usePolicy } from '../frame/use-desk.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useGoodsTitle } from '../frame/use-goods-title.ts';
import { useKeptPickup } from './keepers.ts';
import type { KeptPickup, PickupKeeper } from './pickup-keeper.ts';
import { pageOfMissing } from '../../../shared/inspection/missing-page.ts';
import { OpenPickupContext, useSortedPickup } from './use-pickup.ts';

/** What stands around the pages of one pickup: its name, the steps with what each still lacks, and whether all is saved. */
export function OpenPickupFrame() {
  const { pickup } = useParams({ from: '/pickup/$pickup' });
  const { keeper, kept } = useKeptPickup(pickup);
  const { policy, error, again } = usePolicy(pickup);
  if (kept.view === undefined || policy === undefined) {
    const trouble = (kept.view === undefined ? kept.loadError : undefined) ?? (policy === undefined ? error : undefined);
    const retry = (): void => {
      if (kept.view === undefined) keeper.reload();
      if (policy === undefined) again();
    };
    return trouble === undefined ? <Waiting /> : <div className="page"><ProblemNotice problem={problemOf(trouble)} onRetry={retry} /></div>;
  }
  return <OpenPickupPages key={pickup} view={kept.view} kept={kept} keeper={keeper} policy={policy} />;
}

interface OpenPickupPagesProps {
  readonly view: PickupView;
  readonly kept: KeptPickup;
  readonly keeper: PickupKeeper;
  readonly policy: PolicyDocument;
}

const stepKeys = ['limits', 'stage-1', 'stage-2', 'compare', 'sign'] as const;
type StepKey = (typeof stepKeys)[number];

function OpenPickupPages({ view, kept, keeper, policy }: OpenPickupPagesProps) {
  const list = useWordList();
  const { inspection: words, pickup: atPickup } = useDeskWords();
  const titleOf = useGoodsTitle();
  const open = useSortedPickup(view, policy, keeper);
  const { pathname } = useLocation();
  const here = pathname.split('/').at(-1) ?? '';
  const { pickup } = view.inspection;
  const isAllSealed = open.lines.every((at) => at.isSealed);
  // With every line sealed nothing is left to be signed, so nothing is missing either.
  const missing: readonly Missing[] = isAllSealed ? [] : [...open.missing, ...open.lines.flatMap((at) => at.missing)];
  const steps = stepKeys.map((key): StepAt => {
    const lacking = missing.filter((one) => pageOfMissing(one, view) === key).length;
    const isDone = key === 'sign' ? isAllSealed : lacking === 0;
    const isHere = here === key || (key === 'stage-1' && here === 'refusal');
    return { key, label: words.steps[key], state: isHere ? 'here' : isDone ? 'done' : 'open', note: lacking === 0 ? '' : words.missingHere({ count: lacking }) };
  });
  const names = new Set(pickup.orders.flatMap((order) => order.lines.map((line) => line.name)));
  const [title = ''] = names;
  return (
    <OpenPickupContext value={open}>
      <div className="open-pickup">
        <div className="open-head">
          <p className="open-title">
            <strong>{titleOf({ title, kinds: names.size })}</strong>
            <span className="quiet code">{list(pickup.orders.map((order) => order.orderNo))}</span>
          </p>
          <SaveState saving={kept.saving} />
        </div>
        <Stepper
          label={words.steps.label}
          steps={steps}
          link={(step, content) => (
            <Link to={addressOf(step.key as StepKey)} params={{ pickup: pickup.id }} aria-current={step.state === 'here' ? 'step' : undefined}>
              {content}
            </Link>
          )}
        />
        {view.elsewhere.length === 0 || isAllSealed ? null : (
          <Notice tone="warn" title={atPickup.alsoElsewhere({ orders: list(view.elsewhere.map(({ orderNo }) => orderNo)), desks: list([...new Set(view.elsewhere.map(({ deviceName }) => deviceName))]) })}>
            {atPickup.alsoElsewhereHelp}
          </Notice>
        )}
        {kept.refused === undefined ? null : <ProblemNotice problem={kept.refused} />}
        <Outlet />
      </div>
    </OpenPickupContext>
  );
}

function addressOf(step: StepKey) {
  return `/pickup/$pickup/${step}` as const;
}
