import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { DamagedPhotos as Damaged } from '../../../shared/bridge/shapes.ts';
import { useWordList } from '../../look/word-list.ts';
import { Notice } from '../../parts/problem-notice.tsx';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useGoodsTitle } from '../frame/use-goods-title.ts';

/** Photos that the disk has damaged, each with its pickup and damage point, and the way to take them again. */
export function DamagedPhotos({ damaged }: { readonly damaged: readonly Damaged[] }) {
  const list = useWordList();
  const words = useDeskWords().today.damaged;
  const titleOf = useGoodsTitle();
  const navigate = useNavigate();
  return damaged.map((each) => {
    const { pickup, line, finding, record } = each;
    const takeAgain = (): void => void navigate({ to: each.stage === 1 ? '/pickup/$pickup/stage-1' : '/pickup/$pickup/stage-2', params: { pickup }, search: { line, finding } });
    const where = [list(each.orderNos), titleOf(each), each.place, each.description].filter((part) => part !== '').join(' · ');
    return (
      <Notice
        key={finding}
        tone="bad"
        title={words.title({ count: each.photos })}
        action={record === null ? <Button onClick={takeAgain}>{words.takeAgain}</Button> : <Button onClick={() => void navigate({ to: '/queue' })}>{words.toQueue}</Button>}
      >
        <p>{where}</p>
        <p>{record === null ? words.open : words.sealed}</p>
      </Notice>
    );
  });
}
