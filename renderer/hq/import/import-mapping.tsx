import { Button, Select } from 'antd';
import { useState } from 'react';
import { importFields, type ImportField, type ImportPreview } from '../../../shared/wire/console-shapes.ts';
import { incomingWords } from '../../../shared/words/console/incoming-words.ts';
import { importFieldName } from '../../../shared/words/import-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useWords } from '../../look/words.ts';

interface ImportMappingProps {
  readonly preview: ImportPreview;
  readonly isBusy: boolean;
  readonly isOpen: boolean;
  readonly onJudgeAgain: (mapping: Readonly<Partial<Record<ImportField, number | null>>>) => void;
}

/** Which column of the file fills which field; another choice has the file judged again and is remembered. */
export function ImportMapping({ preview, isBusy, isOpen, onJudgeAgain }: ImportMappingProps) {
  const words = useWords(incomingWords).imports;
  const language = useLanguage();
  const [mapping, setMapping] = useState<Readonly<Partial<Record<ImportField, number | null>>>>(preview.mapping);
  const columns = preview.headers.map((header, index) => ({ value: index, label: header === '' ? `${index + 1}` : header }));
  return (
    <details className="card" open={isOpen}>
      <summary>{words.mapping}</summary>
      <div className="stack">
        <p className="quiet">{words.mappingText}</p>
        <ul className="mapping">
          {importFields.map((field) => (
            <li key={field}>
              <span id={`map-${field}`}>{importFieldName(language, field)}</span>
              <Select
                aria-labelledby={`map-${field}`}
                value={mapping[field] ?? -1}
                options={[{ value: -1, label: words.notInFile }, ...columns]}
                onChange={(value: number) => setMapping({ ...mapping, [field]: value === -1 ? null : value })}
                popupMatchSelectWidth={false}
              />
            </li>
          ))}
        </ul>
        <div className="form-actions">
          <Button onClick={() => onJudgeAgain(mapping)} loading={isBusy}>
            {words.judgeAgain}
          </Button>
        </div>
      </div>
    </details>
  );
}
