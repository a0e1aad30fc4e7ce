import { Button, Input } from 'antd';
import { useState } from 'react';
import type { PastedTable } from '../../../shared/bridge/pasted-table.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useBridge } from '../bridge/bridge-context.ts';
import { useAction } from '../frame/use-action.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { PasteRemarks } from './paste-remarks.tsx';

/** Takes a block of cells from Excel or WPS; what could not be read or has no place is named until it is put away, and its rows stay to be put right. */
export function PasteTable({ onRead }: { readonly onRead: (table: PastedTable) => void }) {
  const words = useDeskWords().pickup.paper;
  const bridge = useBridge();
  const action = useAction();
  const [text, setText] = useState('');
  const [last, setLast] = useState<{ readonly nth: number; readonly table: PastedTable }>();
  const read = (pasted: string): void => {
    if (pasted.trim() === '') return;
    action.run(
      () => bridge.orders.readPasted({ text: pasted }),
      (result) => {
        setLast((before) => ({ nth: (before?.nth ?? 0) + 1, table: result }));
        if (result.lines.length > 0) {
          onRead(result);
          // What is wrong stays here to be put right; what was read is in the table, and must not come twice.
          setText(result.rest);
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
      {last === undefined ? null : <PasteRemarks key={last.nth} table={last.table} />}
    </section>
  );
}
