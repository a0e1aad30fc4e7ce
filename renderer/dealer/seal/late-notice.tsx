import type { PickupView } from '../../../shared/bridge/shapes.ts';
import type { ProductClass } from '../../../shared/policy/product-class.ts';
import { Notice } from '../../parts/problem-notice.tsx';
import { useNow } from '../frame/now.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';

/** R-TL-18, told to whoever signs goods of these classes: where HQ has settled that the goods do not count as accepted, nothing is lost by the hour. */
export function LateNotice({ limits, classes }: { readonly limits: PickupView['limits']; readonly classes: ReadonlySet<ProductClass> }) {
  const words = useDeskWords().seal;
  const now = useNow();
  const isLate = limits.some((limit) => limit.state !== 'kept-open' && now > limit.dueAt && limit.classes.some((each) => classes.has(each)));
  return isLate ? <Notice tone="warn" title={words.late} /> : null;
}
