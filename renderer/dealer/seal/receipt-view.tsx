import { Fragment, memo } from 'react';
import type { Receipt } from '../../../shared/receipt/receipt.ts';
import type { Label } from '../../../shared/receipt/receipt-words.ts';
import { photoAddress } from '../photo/photo-address.ts';

/** The receipt on the screen: the same value as the text that is hashed and the PDF that is printed. White like paper in every theme. Thousands of lines are not drawn again while a PIN is typed. */
export const ReceiptView = memo(function ReceiptView({ receipt }: { readonly receipt: Receipt }) {
  const { columns, sections } = receipt;
  return (
    <article className="receipt" aria-label={receipt.title.main}>
      <header>
        <h3>{receipt.title.main}</h3>
        <p className="receipt-other">{receipt.title.other}</p>
        <p className="receipt-verdict">{receipt.verdictText}</p>
      </header>
      <dl className="receipt-facts">
        {receipt.facts.map((fact) => (
          <div key={fact.label.main}>
            <dt>
              {fact.label.main} <small>{fact.label.other}</small>
            </dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
      {receipt.limits.length === 0 ? null : (
        <>
          <Heading label={sections.limits} />
          <Table
            label={sections.limits.main}
            heads={[columns.rule, columns.goods, columns.from, columns.until]}
            rows={receipt.limits.map((limit) => ({ key: limit.rule, cells: [limit.rule, limit.goods, limit.from, limit.until], remark: '' }))}
          />
        </>
      )}
      {receipt.lines.length === 0 ? null : (
        <>
          <Heading label={sections.lines} />
          <p>{receipt.totals}</p>
          <Table
            label={sections.lines.main}
            heads={[columns.number, columns.item, columns.expected, columns.good, columns.damaged, columns.missing, columns.extra, columns.weight, columns.result]}
            rows={receipt.lines.map((line) => ({
              key: line.key,
              cells: [String(line.lineNo), `${line.name}\n${line.detail}`, line.expected, line.good, line.damaged, line.missing, line.extra, line.weight, line.result],
              remark: line.remark,
            }))}
          />
        </>
      )}
      {receipt.packages === '' ? null : (
        <>
          <Heading label={sections.packages} />
          <p>{receipt.packages}</p>
        </>
      )}
      {receipt.findings.length === 0 ? null : (
        <>
          <Heading label={sections.findings} />
          <ol className="receipt-findings">
            {receipt.findings.map((finding) => (
              <li key={finding.number}>
                <p>
                  <strong>
                    {finding.number}. {finding.line} {finding.place}
                  </strong>{' '}
                  {finding.tags.join(' · ')}
                </p>
                <p>{finding.description}</p>
                <p>{finding.photoCount}</p>
                <div className="receipt-photos">
                  {finding.photos.map((photo) => (
                    <figure key={photo.photo}>
                      <img src={photoAddress(photo.sha256, 'thumb')} alt={photo.caption} loading="lazy" />
                      <figcaption>{photo.caption}</figcaption>
                    </figure>
                  ))}
                </div>
              </li>
            ))}
          </ol>
        </>
      )}
      {receipt.calls.length === 0 ? null : (
        <>
          <Heading label={sections.calls} />
          <Table
            label={sections.calls.main}
            heads={[columns.calledAt, columns.phone, columns.answeredBy, columns.callNote]}
            rows={receipt.calls.map((call) => ({ key: call.at, cells: [call.at, call.phone, call.answeredBy, call.note], remark: '' }))}
          />
        </>
      )}
      <Heading label={sections.notices} />
      <ol className="receipt-notices">
        {receipt.notices.map((notice) => (
          <li key={notice}>{notice}</li>
        ))}
      </ol>
      <Heading label={sections.statement} />
      <p>
        <strong>{receipt.statement}</strong>
      </p>
    </article>
  );
});

function Heading({ label }: { readonly label: Label }) {
  return (
    <h4>
      {label.main} <small>{label.other}</small>
    </h4>
  );
}

interface TableProps {
  readonly label: string;
  readonly heads: readonly Label[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly string[]; readonly remark: string }[];
}

function Table({ label, heads, rows }: TableProps) {
  return (
    <div className="receipt-table" role="region" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head.main} scope="col">
                {head.main}
                <small>{head.other}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Fragment key={row.key}>
              <tr>
                {row.cells.map((cell, index) => (
                  <td key={heads[index]?.main}>{cell}</td>
                ))}
              </tr>
              {row.remark === '' ? null : (
                <tr>
                  <td />
                  <td colSpan={heads.length - 1}>{row.remark}</td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}
