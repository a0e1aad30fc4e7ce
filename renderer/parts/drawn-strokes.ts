/** Strokes of points: x and y in thousandths of the pad's width, ms from the first point, pressure in thousandths. */
export interface DrawnStrokes {
  readonly aspectMilli: number;
  readonly strokes: [number, number, number, number][][];
}

interface DrawnPoint {
  readonly x: number;
  readonly y: number;
  readonly time: number;
  readonly pressure: number;
}

const mostStrokes = 200;
const mostPoints = 5_000;
const longestMs = 3_600_000;

/** What was drawn on a pad of this size as whole numbers; null where nothing was. Points past the format's bounds are clamped to them. */
export function drawnSignature(groups: readonly { readonly points: readonly DrawnPoint[] }[], width: number, height: number): DrawnStrokes | null {
  const first = groups[0]?.points[0];
  if (first === undefined || width <= 0) return null;
  const strokes = groups.slice(0, mostStrokes).flatMap((group) => {
    const points = group.points.slice(0, mostPoints).map((point): [number, number, number, number] => [
      clamp((point.x * 1000) / width, 1_000),
      clamp((point.y * 1000) / width, 10_000),
      clamp(point.time - first.time, longestMs),
      clamp(point.pressure * 1000, 1_000),
    ]);
    return points.length === 0 ? [] : [points];
  });
  return { aspectMilli: Math.max(100, Math.min(10_000, Math.round((height * 1000) / width))), strokes };
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(most, Math.round(value)));
}
