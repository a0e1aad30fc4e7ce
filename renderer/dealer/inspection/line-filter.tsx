import { Input } from 'antd';
import { useDeskWords } from '../frame/use-desk-words.ts';

export type LineFilterValue = 'open' | 'all' | 'problems';

interface LineFilterProps {
  readonly value: LineFilterValue;
  readonly onChange: (value: LineFilterValue) => void;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly open: number;
  readonly problems: number;
  readonly all: number;
}

/** The lines to see: all, those still open, those with problems; and a search where there are many. */
export function LineFilter({ value, onChange, text, onText, open, problems, all }: LineFilterProps) {
  const { inspection: words, frame } = useDeskWords();
  const choices: readonly (readonly [LineFilterValue, string])[] = [
    ['all', words.filterAll({ count: all })],
    ['open', words.filterOpen({ count: open })],
    ['problems', words.filterProblems({ count: problems })],
  ];
  return (
    <div className="line-filter">
      <Input allowClear aria-label={frame.search} placeholder={words.findLine} value={text} onChange={(event) => onText(event.target.value)} />
      <div className="segments" role="group" aria-label={frame.all}>
        {choices.map(([key, label]) => (
          <button key={key} type="button" aria-pressed={key === value} onClick={() => onChange(key)}>
            {label}
          </button>
        ))}
      </div>
    </div>
  );
}
