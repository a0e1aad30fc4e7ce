import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { Blank } from '../../parts/blank.tsx';
import { useDeskWords } from './use-desk-words.ts';

export function NotFoundPage() {
  const { frame } = useDeskWords();
  const navigate = useNavigate();
  return (
    <Blank title={frame.notFoundTitle} action={<Button onClick={() => void navigate({ to: '/' })}>{frame.toToday}</Button>}>
      {frame.notFoundText}
    </Blank>
  );
}
