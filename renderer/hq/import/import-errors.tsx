import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ImportPreview } from '../../../shared/wire/console-shapes.ts';
import { incomingWords } from '../../../shared/words/console/incoming-words.ts';
import { mistakeSentence } from '../../../shared/words/import-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useWords } from '../../look/words.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { csvText, saveFile } from '../save-file.ts';

/** The file's mistakes: row, column, what stands there, what is wrong, what would be right; as a file too. */
export function ImportErrors({ preview }: { readonly preview: ImportPreview }) {
  const words = useWords(incomingWords).imports;
  const language = useLanguage();
  const { columns } = words;
  const download = (): void => {
    const rows = preview.errors.map((error) => {
      const { what, next } = mistakeSentence(language, error);
      return [String(error.row), error.column, error.found, what, next];
    });
    saveFile(words.errorsName, csvText([[columns.row, columns.column, columns.found, columns.what, columns.next], ...rows]), 'text/csv;charset=utf-8');
  };
  return (
    <section className="card stack" aria-label={words.errorList}>
      <div className="card-head">
        <h2>{words.errorList}</h2>
        <Button icon={<DownloadOutlined />} onClick={download}>
          {words.downloadErrors}
        </Button>
      </div>
      {preview.errors.length < preview.errorsTotal ? <p className="quiet">{words.errorsShown({ shown: preview.errors.length, count: preview.errorsTotal })}</p> : null}
      <div className="table-in-card" data-long={preview.errors.length > 12}>
        <DataTable
          label={columns.what}
          rows={preview.errors.map((error, index) => ({ error, index, ...mistakeSentence(language, error) }))}
          total={preview.errors.length}
          rowKey={(row) => String(row.index)}
          columns={[
            { key: 'row', title: columns.row, width: 70, align: 'right', cell: (row) => row.error.row },
            { key: 'column', title: columns.column, width: 130, cell: (row) => row.error.column },
            { key: 'found', title: columns.found, width: 160, cell: (row) => (row.error.found === '' ? <span className="quiet">{words.empty}</span> : <code>{row.error.found}</code>) },
            { key: 'what', title: columns.what, cell: (row) => row.what },
            { key: 'next', title: columns.next, cell: (row) => row.next },
          ]}
        />
      </div>
    </section>
  );
}
