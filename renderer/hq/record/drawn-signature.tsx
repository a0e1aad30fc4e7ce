import type { DrawnSignature as Drawn } from '../../../shared/seal/sealed-record.ts';

/** The signature as it was drawn; strokes and the pad's height are in thousandths of the pad's width. */
export function DrawnSignature({ signature, label }: { readonly signature: Drawn; readonly label: string }) {
  return (
    <svg className="drawn" viewBox={`0 0 1000 ${signature.aspectMilli}`} role="img" aria-label={label}>
      {signature.strokes.map((stroke, index) => (
        <polyline key={index} points={stroke.map(([x, y]) => `${x},${y}`).join(' ')} fill="none" stroke="currentColor" strokeWidth={9} strokeLinecap="round" strokeLinejoin="round" />
      ))}
    </svg>
  );
}
