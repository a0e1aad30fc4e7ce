/** Long side, in pixels, of the grey picture that sharpness is measured on, so that a 50 MP and a 2 MP picture compare. */
export const sharpnessSide = 1024;

/**
 * Variance of the Laplacian (4 · centre − up − down − left − right) over a grey picture, row by row, as a whole number.
 * A picture without edges gives 0; pictures narrower than three pixels have no inside and give 0 too.
 */
export function sharpnessOf(grey: Uint8Array, width: number, height: number): number {
  if (grey.length !== width * height) throw new RangeError(`grey picture of ${grey.length} bytes is not ${width} × ${height}`);
  if (width < 3 || height < 3) return 0;
  let sum = 0;
  let squares = 0;
  for (let y = 1; y < height - 1; y += 1) {
    const end = (y + 1) * width - 1;
    for (let at = y * width + 1; at < end; at += 1) {
      // The casts: every index lies inside by the bounds above.
      const edge = ((grey[at] as number) << 2) - (grey[at - 1] as number) - (grey[at + 1] as number) - (grey[at - width] as number) - (grey[at + width] as number);
      sum += edge;
      squares += edge * edge;
    }
  }
  const count = (width - 2) * (height - 2);
  return Math.max(0, Math.round(squares / count - (sum / count) ** 2));
}
