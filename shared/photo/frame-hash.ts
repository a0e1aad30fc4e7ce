/** Cells of the grid that the frame hash compares: nine columns give eight differences a row. */
const columns = 9;
const rows = 8;

/** A neighbour counts as brighter from half a grey level: codecs move the average of a cell in a plain wall by less. */
const brighterBy = 0.5;

/**
 * The difference hash of a frame (R-IN-3): the upright grey picture (bytes, row by row) is averaged over a grid of 9 × 8 cells; one bit for each
 * pair of horizontal neighbours, set where the right one is brighter, rows from the top, as 16 hex digits. The averages are not
 * rounded, so even in plain walls a re-encoding or a resizing turns only a bit or two.
 */
export function frameHashOf(grey: Uint8Array, width: number, height: number): string {
  if (width < 1 || height < 1 || grey.length !== width * height) throw new RangeError(`grey picture of ${grey.length} bytes is not ${width} × ${height}`);
  let hash = '';
  for (let row = 0; row < rows; row += 1) {
    let bits = 0;
    let left = averageOf(grey, width, height, 0, row);
    for (let column = 1; column < columns; column += 1) {
      const right = averageOf(grey, width, height, column, row);
      bits = bits * 2 + (right > left + brighterBy ? 1 : 0);
      left = right;
    }
    hash += bits.toString(16).padStart(2, '0');
  }
  return hash;
}

/** The mean of one cell; in a picture narrower than the grid a pixel belongs to several cells. */
function averageOf(grey: Uint8Array, width: number, height: number, column: number, row: number): number {
  const fromX = Math.floor((column * width) / columns);
  const toX = Math.max(fromX + 1, Math.floor(((column + 1) * width) / columns));
  const fromY = Math.floor((row * height) / rows);
  const toY = Math.max(fromY + 1, Math.floor(((row + 1) * height) / rows));
  let sum = 0;
  for (let y = fromY; y < toY; y += 1) for (let x = fromX; x < toX; x += 1) sum += grey[y * width + x] ?? 0;
  return sum / ((toX - fromX) * (toY - fromY));
}
