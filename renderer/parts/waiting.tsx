import { Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { partsWords } from '../../shared/words/parts-words.ts';
import { useWords } from '../look/words.ts';

/** Nothing for the first 200 ms, so that quick answers do not flicker; then a skeleton. */
export function Waiting({ rows = 6 }: { readonly rows?: number }) {
  const words = useWords(partsWords);
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setLong(true), 200);
    return () => window.clearTimeout(timer);
  }, []);
  if (!isLong) return <div aria-busy="true" />;
  return (
    <div aria-busy="true" role="status" style={{ padding: 24 }}>
      <span className="sr-only">{words.loading}</span>
      <Skeleton active title={{ width: '30%' }} paragraph={{ rows }} />
    </div>
  );
}
