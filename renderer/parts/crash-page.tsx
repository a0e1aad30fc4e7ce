import { WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { partsWords } from '../../shared/words/parts-words.ts';
import { useWords } from '../look/words.ts';
import { Blank } from './blank.tsx';

/** What stands in place of a page that failed: what is kept, and how to go on. The fault itself is for whoever is asked for help. */
export function CrashPage({ error, reset }: ErrorComponentProps) {
  const words = useWords(partsWords).crash;
  return (
    <div className="page" role="alert">
      <Blank
        icon={<WarningOutlined aria-hidden />}
        title={words.title}
        action={
          <div className="crash-actions">
            <Button onClick={() => location.reload()}>{words.reload}</Button>
            <Button type="primary" onClick={reset}>
              {words.again}
            </Button>
          </div>
        }
      >
        {words.text}
      </Blank>
      <details className="crash-details quiet">
        <summary>{words.details}</summary>
        <pre className="crash-fault">{error instanceof Error ? error.message : String(error)}</pre>
      </details>
    </div>
  );
}
