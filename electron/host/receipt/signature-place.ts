import { byteRangeGap, contentsBytes } from '../../../proof/pdf-signature.ts';
import type { Paper } from './paper.ts';

/**
 * Leaves room for a PAdES B-B signature (ETSI EN 319 142-1): an invisible signature field on the last page, its range and
 * contents still empty. `reason` is ASCII, so that every reader shows it.
 */
export function leaveSignaturePlace(paper: Paper, signedAt: Date, reason: string): void {
  const { doc } = paper;
  // The casts: the library's types leave out references, the page's dictionary and the form it opens.
  const inner = doc as unknown as {
    ref(data: object): PDFKit.PDFKitReference & { readonly data: Record<string, unknown>; end(): void };
    readonly page: { readonly dictionary: object; readonly annotations: object[] };
    readonly _root: { readonly data: { readonly AcroForm: { readonly data: { NeedAppearances?: boolean; SigFlags?: number; readonly Fields: object[] } } } };
  };
  const signature = inner.ref({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    ByteRange: [0, byteRangeGap, byteRangeGap, byteRangeGap],
    Contents: Buffer.alloc(contentsBytes),
    M: signedAt,
    Reason: new String(reason),
  });
  signature.end();
  const field = inner.ref({ Type: 'Annot', Subtype: 'Widget', FT: 'Sig', T: new String('Signature'), V: signature, F: 132, Rect: [0, 0, 0, 0], P: inner.page.dictionary });
  field.end();
  inner.page.annotations.push(field);
  doc.initForm();
  const form = inner._root.data.AcroForm.data;
  delete form.NeedAppearances;
  form.SigFlags = 3;
  form.Fields.push(field);
}
