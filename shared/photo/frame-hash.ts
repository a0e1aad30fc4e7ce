/** Width and height of the grey picture that the frame hash looks at: nine columns give eight differences a row. */
export const frameHashWidth = 9;
export const frameHashHeight = 8;

/**
 * The difference hash of a frame (R-IN-3): one bit for each pair of horizontal neighbours, set where the right one is brighter,
 * rows from the top, as 16 hex digits. Takes the upright picture shrunk to 9 × 8 grey bytes.
 * A re-encoding, a resizing or a small change of brightness leaves all but a few bits as they are.
 */
export function frameHashOf(grey: Uint8Array): string {
  if (grey.length !== frameHashWidth * frameHashHeight) throw new RangeError(`frame of ${grey.length} bytes, not ${frameHashWidth * frameHashHeight}`);
  let hash = '';
  for (let row = 0; row < frameHashHeight; row += 1) {
    let bits = 0;
    for (let column = 0; column < frameHashWidth - 1; column += 1) {
      const left = grey[row * frameHashWidth + column] ?? 0;
      const right = grey[row * frameHashWidth + column + 1] ?? 0;
      bits = bits * 2 + (right > left ? 1 : 0);
    }
    hash += bits.toString(16).padStart(2, '0');
  }
  return hash;
}
