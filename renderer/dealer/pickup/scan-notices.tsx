import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { OrderCard } from '../../../shared/bridge/shapes.ts';
import { mostOrdersPerPickup } from '../../../shared/delivery/pickup.ts';
import { closed } from '../../../shared/kernel/closed.ts';
import { Notice, ProblemNotice } from '../../parts/problem-notice.tsx';
import { useDeskWords } from '../frame/use-desk-words.ts';
import type { ScanOutcome } from './scan-outcome.ts';

/** An outcome with the text that led to it. */
export interface ScanSaid {
  readonly nth: number;
  readonly text: string;
  readonly outcome: ScanOutcome;
  /** How many orders were on the truck then. */
  readonly count: number;
}

interface ScanNoticesProps {
  /** The newest first. */
  readonly said: readonly ScanSaid[];
  /** What stands in the search. */
  readonly searched: string;
  readonly onOpen: (card: OrderCard) => void;
  readonly onSearch: (text: string) => void;
  readonly onAgain: (text: string) => void;
  readonly onClose: (said: ScanSaid) => void;
}

/** What became of the last scans: who scans looks at the goods, and finds it where the button is, wherever the page is scrolled to. */
export function ScanNotices({ said, ...ways }: ScanNoticesProps) {
  return said.map((one) => <ScanNotice key={one.nth} said={one} {...ways} />);
}

function ScanNotice({ said, searched, onOpen, onSearch, onAgain, onClose }: Omit<ScanNoticesProps, 'said'> & { readonly said: ScanSaid }) {
  const { pickup: words, frame } = useDeskWords();
  const { scan } = words;
  const { text, outcome, count } = said;
  /** A notice that stays until it is put away, with what can be done about it. */
  const lasting = (title: string, help: string | undefined, way: ReactNode = null) => (
    <Notice
      tone="warn"
      title={title}
      action={
        <span className="buttons">
          {way}
          <Button aria-label={`${frame.close} ${title}`} onClick={() => onClose(said)}>
            {frame.close}
          </Button>
        </span>
      }
    >
      {help}
    </Notice>
  );
  switch (outcome.kind) {
    case 'chosen':
      return <Notice tone="good" title={scan.chosen({ orderNo: outcome.card.orderNo, count })} />;
    case 'chosen-before':
      return <Notice tone="info" title={scan.chosenBefore({ orderNo: outcome.card.orderNo })} />;
    case 'picked-up':
      return lasting(
        scan.pickedUp({ orderNo: outcome.card.orderNo }),
        undefined,
        <Button aria-label={`${words.openPickup} ${outcome.card.orderNo}`} onClick={() => onOpen(outcome.card)}>
          {words.openPickup}
        </Button>,
      );
    case 'withdrawn':
      return lasting(scan.withdrawn({ orderNo: outcome.card.orderNo }), scan.withdrawnHelp);
    case 'full':
      return lasting(scan.full({ orderNo: outcome.card.orderNo, most: mostOrdersPerPickup }), scan.fullHelp);
    case 'several':
      return text === searched ? <Notice tone="info" title={scan.severalListed({ text, count: outcome.count })} /> : lasting(scan.several({ text, count: outcome.count }), undefined, <Button onClick={() => onSearch(text)}>{scan.show}</Button>);
    case 'none':
      return lasting(
        scan.none({ text }),
        words.nothingFoundHelp,
        <Link className="touch-link" to="/paper">
          {words.fromPaper}
        </Link>,
      );
    case 'failed':
      return <ProblemNotice problem={outcome.problem} onRetry={() => onAgain(text)} />;
    default:
      return closed(outcome);
  }
}
