import { Button } from 'antd';
import type { ImportField, ImportPreview } from '../../../shared/wire/console-shapes.ts';
import { incomingWords } from '../../../shared/words/console/incoming-words.ts';
import { useWords } from '../../look/words.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Notice } from '../../parts/problem-notice.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { ImportErrors } from './import-errors.tsx';
import { ImportMapping } from './import-mapping.tsx';

interface ImportPreviewProps {
  readonly preview: ImportPreview;
  readonly isBusy: boolean;
  readonly onJudgeAgain: (mapping: Readonly<Partial<Record<ImportField, number | null>>>) => void;
  readonly onCommit: () => void;
  readonly onRestart: () => void;
}

const changeTones = { new: 'info', same: 'neutral', updated: 'warn' } as const;
const encodings = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16', gb18030: 'GB18030', xlsx: 'Excel' } as const;

/** What the file would do: its mistakes first, then the columns, the orders and the first rows. */
export function ImportPreviewPanel({ preview, isBusy, onJudgeAgain, onCommit, onRestart }: ImportPreviewProps) {
  const words = useWords(incomingWords).imports;
  const isRight = preview.errorsTotal === 0;
  const canCommit = isRight && preview.orders.length > 0;
  return (
    <>
      <section className="card stack">
        <div className="card-head">
          <div>
            <h2>{preview.fileName}</h2>
            <p className="quiet">{words.fileSays({ rows: preview.rows, orders: preview.orders.length, encoding: encodings[preview.encoding] })}</p>
          </div>
          <div className="row-actions">
            <Button type={canCommit ? 'default' : 'primary'} onClick={onRestart} disabled={isBusy}>
              {canCommit ? words.again : words.chooseCorrected}
            </Button>
            {canCommit ? (
              <Button type="primary" loading={isBusy} onClick={onCommit}>
                {words.commit({ count: preview.orders.length })}
              </Button>
            ) : null}
          </div>
        </div>
        {canCommit ? (
          <Notice tone="good" title={words.noErrors} />
        ) : (
          <Notice tone="warn" title={isRight ? words.noOrders : words.errors({ count: preview.errorsTotal })}>
            {isRight ? words.noOrdersText : words.correctText}
          </Notice>
        )}
      </section>
      {isRight ? null : <ImportErrors preview={preview} />}
      <ImportMapping preview={preview} isBusy={isBusy} isOpen={preview.errors.some((error) => error.problem === 'column-missing')} onJudgeAgain={onJudgeAgain} />
      {preview.orders.length === 0 ? null : (
        <section className="card stack">
          <h2>{words.orders}</h2>
          <div className="table-in-card" data-long={preview.orders.length > 12}>
            <DataTable
              label={words.orders}
              rows={preview.orders}
              total={preview.orders.length}
              rowKey={(row) => row.orderNo}
              columns={[
                { key: 'order', title: words.order, bare: true, cell: (row) => <span className="cell-main">{row.orderNo}</span> },
                { key: 'dealer', title: words.dealer, cell: (row) => <>{row.dealerName}<div className="cell-sub">{row.dealer}</div></> },
                { key: 'lines', title: words.lines, align: 'right', cell: (row) => row.lines },
                { key: 'change', title: words.change, cell: (row) => <StateMark tone={changeTones[row.change]}>{words.changes[row.change]}</StateMark> },
              ]}
            />
          </div>
        </section>
      )}
      {preview.sample.length === 0 ? null : (
        <details className="card">
          <summary>{words.sample}</summary>
          <div className="sample" tabIndex={0} role="region" aria-label={words.sample}>
            <table>
              <thead>
                <tr>
                  {preview.headers.map((header, index) => (
                    <th key={index} scope="col">{header}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {preview.sample.map((row, index) => (
                  <tr key={index}>
                    {row.map((cell, column) => (
                      <td key={column}>{cell}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </>
  );
}
