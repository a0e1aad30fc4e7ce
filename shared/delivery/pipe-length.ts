import { parseQuantity, type Quantity } from '../kernel/quantity.ts';

/** The longest and shortest length that is believed when a specification is read: 0.5 m to 12 m. */
const shortestMm = 500;
const longestMm = 12_000;

/**
 * R-TL-11: metres of one length (支) from a pipe's specification, in thousandths; `undefined` where it does not say.
 * A length given in metres wins (`6m`, `6米`, `L=6m`), then `L=6000`, then the last factor of a product of dimensions
 * when it is between 500 and 12,000 mm (`φ25×0.8×6000`, `25*25*0.8*6000`). Full-width digits and signs are read as plain ones.
 */
export function metresPerLengthIn(specification: string): Quantity | undefined {
  const text = specification.normalize('NFKC').toLowerCase();
  const metres = /(?<![\d.])(\d{1,2}(?:\.\d{1,3})?)\s*(?:m(?![a-z\d])|米)/.exec(text)?.[1];
  if (metres !== undefined) return inRange(parseQuantity(metres));
  const named = /(?:\bl|长度?)\s*[=:]?\s*(\d{3,5})(?![\d.])/.exec(text)?.[1];
  if (named !== undefined) return inRange(Number(named) as Quantity);
  const last = /[×x*✕]\s*(\d{3,5})(?:\s*mm)?(?![\d.])(?!.*[×x*✕])/.exec(text)?.[1];
  return last === undefined ? undefined : inRange(Number(last) as Quantity);
}

/** The longest length that is believed when a person types it, in metres. */
const longestTyped = 30_000;

/**
 * R-TL-11: metres of one length as a person types them, in thousandths: `6`, `6.5`, `６米`, `6 m`, or millimetres as pipes are measured (`6000`);
 * `undefined` for anything else, nothing and more than 30 m included.
 */
export function readMetresPerLength(typed: string): Quantity | undefined {
  const [, text = '', unit] = /^(.*?)\s*(mm|毫米|m|米)?$/.exec(typed.normalize('NFKC').trim().toLowerCase()) ?? [];
  const isMillimetres = unit === 'mm' || unit === '毫米';
  const metres = isMillimetres ? undefined : parseQuantity(text);
  if (metres !== undefined && metres > 0 && metres <= longestTyped) return metres;
  return (unit === undefined || isMillimetres) && /^\d{3,5}$/.test(text) ? inRange(Number(text) as Quantity) : undefined;
}

/** Millimetres of a length are thousandths of a metre, so the number is the same. */
function inRange(length: Quantity | undefined): Quantity | undefined {
  return length !== undefined && length >= shortestMm && length <= longestMm ? length : undefined;
}
