import { Button, Input } from 'antd';
import { useState } from 'react';
import type { OrderLine } from '../../../shared/delivery/outbound-order.ts';
import { Notice, ProblemNotice } from '../../parts/problem-notice.tsx';
import { useBridge } from '../bridge/bridge-context.ts';
import { useAction } from '../frame/use-action.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';

type Wrong = { readonly row: number; readonly column: string; readonly found: string; readonly expected: string };
const mostShown = 20;

/** Takes a block of cells from Excel or WPS; what could not be read is named by row and column. */
export function PasteTable({ onRead }: { readonly onRead: (lines: readonly OrderLine[]) => void }) {
  const words = useDeskWords().pickup.paper;
  const bridge = useBridge();
  const action = useAction();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<readonly Wrong[]>([]);
  const read = (pasted: string): void => {
    if (pasted.trim() === '') return;
    action.run(
      () => bridge.orders.readPasted({ text: pasted }),
      (result) => {
        setWrong(result.wrong);
        if (result.lines.length > 0) {
          onRead(result.lines);
          setText('');
        }
      },
    );
  };
  return (
    <section className="card stack" aria-labelledby="paste-table">
      <h2 id="paste-table">{words.paste}</h2>
      <p className="quiet" id="paste-help">
        {words.pasteHelp}
      </p>
      <Input.TextArea
        aria-labelledby="paste-table"
        aria-describedby="paste-help"
        placeholder={words.pasteHere}
        autoSize={{ minRows: 2, maxRows: 6 }}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text/plain');
          if (!pasted.includes('\t') && !pasted.includes('\n')) return;
          event.preventDefault();
          setText(pasted);
          read(pasted);
        }}
      />
      <div>
        <Button loading={action.isRunning} disabled={text.trim() === ''} onClick={() => read(text)}>
          {words.read}
        </Button>
      </div>
      {action.problem === undefined ? null : <ProblemNotice problem={action.problem} />}
      {wrong.length === 0 ? null : (
        <Notice tone="warn" title={words.wrongTitle({ count: wrong.length })}>
          <ul>
            {wrong.slice(0, mostShown).map((one) => (
              <li key={`${one.row} ${one.column}`}>{words.wrong(one)}</li>
            ))}
          </ul>
        </Notice>
      )}
    </section>
  );
}
