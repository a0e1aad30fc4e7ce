import { useFormState, type UseFormReturn } from 'react-hook-form';
import { mostLines } from '../../../shared/delivery/outbound-order.ts';
import { Notice } from '../../parts/problem-notice.tsx';
import { useDeskWords } from '../frame/use-desk-words.ts';
import type { CellKey } from './paper-faults.ts';
import type { PaperForm } from './paper-form.ts';
import { refusalIn, type HeadKey } from './paper-refusal.ts';
import { useCellWords } from './use-cell-words.ts';
import { useMendedCells } from './use-mended-cells.ts';

interface PaperRefusedProps {
  readonly form: Pick<UseFormReturn<PaperForm>, 'control' | 'getValues' | 'watch' | 'clearErrors'>;
  readonly onHead: (key: HeadKey) => void;
  readonly onCell: (index: number, key: CellKey) => void;
}

/** So many rows are named at once; the next ones follow as these are put right. */
const mostShown = 3;

/** Which rows and columns keep the order from being saved, each with the way to it, until they are right. */
export function PaperRefused({ form, onHead, onCell }: PaperRefusedProps) {
  const { pickup } = useDeskWords();
  const { bad, orderNo } = pickup.paper;
  const cellWords = useCellWords();
  const { getValues } = form;
  const { errors } = useFormState({ control: form.control });
  const { head, rows, isTooLong } = refusalIn(errors);
  useMendedCells(form, rows);
  const count = head.length + rows.reduce((sum, row) => sum + row.faults.length, 0) + (isTooLong ? 1 : 0);
  if (count === 0) return null;
  const headWords = (key: HeadKey): string => {
    if (key !== 'orderNo') return bad.tooLong({ column: pickup[key] });
    return getValues('orderNo').trim() === '' ? bad.empty({ column: orderNo }) : bad.orderNo;
  };
  return (
    <Notice tone="bad" title={bad.title({ count })}>
      <ul className="paper-refused">
        {isTooLong ? <li>{bad.tooManyLines({ most: mostLines })}</li> : null}
        {head.map((key) => (
          <li key={key}>
            <button type="button" onClick={() => onHead(key)}>
              {headWords(key)}
            </button>
          </li>
        ))}
        {rows.slice(0, mostShown).map(({ index, faults }) => (
          <li key={index}>
            <button type="button" onClick={() => onCell(index, faults[0]?.key ?? 'name')}>
              {bad.row({ row: index + 1, lineNo: getValues(`lines.${index}.lineNo`).trim(), faults: faults.map(({ key, fault }) => cellWords(key, fault)) })}
            </button>
          </li>
        ))}
        {rows.length > mostShown ? <li>{bad.moreRows({ count: rows.length - mostShown })}</li> : null}
      </ul>
    </Notice>
  );
}
