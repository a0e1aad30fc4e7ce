import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { recordIdSchema } from '../../../shared/kernel/ids.ts';
import type { RecordView } from '../../../shared/wire/console-shapes.ts';
import { recordWords } from '../../../shared/words/console/record-words.ts';
import { useMedia } from '../../look/media.ts';
import { useWords } from '../../look/words.ts';
import { useWordList } from '../../look/word-list.ts';
import { Waiting } from '../../parts/waiting.tsx';
import { hqQuery } from '../client.ts';
import { Failed, NotFound, Page, PrintButton } from '../frame/page.tsx';
import { BackToList } from '../list/back-to-list.tsx';
import { Moment } from '../parts/moment.tsx';
import { FindingList } from './finding-list.tsx';
import { LimitList } from './limit-list.tsx';
import { LineComparison } from './line-comparison.tsx';
import { ProofPanel } from './proof-panel.tsx';
import { CorrectedCell } from './record-cells.tsx';
import { RecordActions } from './record-actions.tsx';
import { CorrectedMark, CorrectionList } from './correction-list.tsx';
import { RefusalReason } from './refusal-reason.tsx';
import { RecordFacts } from './record-facts.tsx';
import { RecordTimeline } from './record-timeline.tsx';
import { ReviewForm } from './review-form.tsx';
import { TimelinessMark } from './timeliness-mark.tsx';

const route = getRouteApi('/records/$record');

/**
 * A case as one page: facts, goods, photos and timeline on the left, clocks, actions and proof on the right. Where there is room for one column, the goods and what is wrong with
 * them come first and the proof last; only what a person writes nothing into changes its column, so that a turned tablet loses no words.
 */
export function CasePage() {
  const { record } = route.useParams();
  const id = recordIdSchema.safeParse(record);
  if (!id.success) return <NotFound />;
  return <Case id={id.data} />;
}

function Case({ id }: { readonly id: RecordView['row']['record'] }) {
  const list = useWordList();
  const words = useWords(recordWords);
  const isNarrow = useMedia('(max-width: 1023px)');
  const query = useQuery(hqQuery.records.get.queryOptions({ input: { record: id } }));
  if (query.isPending) return <Waiting rows={10} />;
  if (query.data === undefined) {
    return (
      <Page title={words.detail}>
        <Failed error={query.error} onRetry={() => void query.refetch()} />
      </Page>
    );
  }
  const view = query.data;
  const isRefusal = view.row.kind === 'refusal';
  // Facts are all there is of a record that compares no goods.
  const hasGoods = isRefusal || view.row.kind === 'feedback';
  const isGoodsFirst = isNarrow && hasGoods;
  return (
    <Page
      title={`${words.kinds[view.row.kind]} ${list(view.row.orderNos)}`}
      intro={view.row.dealerName}
      actions={
        <>
          <BackToList lists={['/records', '/refusals']} otherwise={{ to: isRefusal ? '/refusals' : '/records' }} />
          <PrintButton />
        </>
      }
    >
      {isNarrow ? <CorrectedMark view={view} /> : <CorrectionList view={view} />}
      <div className="case" data-flows="down">
        <div className="case-left">
          {isGoodsFirst ? <RefusalReason view={view} /> : <RecordFacts view={view} />}
          <LineComparison view={view} />
          <FindingList view={view} />
          {isNarrow ? null : <RecordTimeline view={view} />}
        </div>
        <div className="case-right">
          <LimitList limits={view.limits} />
          <ReviewForm view={view} />
          {isNarrow ? <CorrectionList view={view} /> : null}
          <RecordActions view={view} />
          {isGoodsFirst ? <RecordFacts view={view} /> : null}
          {isNarrow ? <RecordTimeline view={view} /> : null}
          <ProofPanel view={view} />
          <Siblings view={view} />
        </div>
      </div>
    </Page>
  );
}

function Siblings({ view }: { readonly view: RecordView }) {
  const words = useWords(recordWords);
  const others = view.siblings.filter((row) => row.record !== view.row.record);
  if (others.length === 0) return null;
  return (
    <section className="card stack">
      <h2>{words.siblings}</h2>
      <ul className="stack">
        {others.map((row) => (
          <li key={row.record}>
            <Link to="/records/$record" params={{ record: row.record }} className="sibling">
              <span>{words.kinds[row.kind]}</span>
              <Moment at={row.sealedAtWall} />
              <TimelinessMark timeliness={row.timeliness} />
              <CorrectedCell row={row} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
