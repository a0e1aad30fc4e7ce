import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameHashOf } from '../../../shared/photo/frame-hash.ts';
import { frameDistance } from '../../../shared/photo/sameness.ts';
import { sharpnessOf } from '../../../shared/photo/sharpness.ts';

const picture = (width: number, height: number, grey: (x: number, y: number) => number) => Uint8Array.from({ length: width * height }, (_, at) => grey(at % width, Math.floor(at / width)));

describe('the frame hash', () => {
  it('sets one bit for each pair whose right cell is brighter, rows from the top', () => {
    expect(frameHashOf(picture(9, 8, (x) => x * 20), 9, 8)).toBe('ffffffffffffffff');
    expect(frameHashOf(picture(9, 8, (x) => 200 - x * 20), 9, 8)).toBe('0000000000000000');
    expect(frameHashOf(picture(90, 80, (x, y) => (y < 10 && x >= 10 ? 255 : 0)), 90, 80)).toBe('8000000000000000');
    expect(frameHashOf(picture(90, 80, (x, y) => (y >= 70 && x >= 80 ? 255 : 0)), 90, 80)).toBe('0000000000000001');
  });

  it('is 16 hex digits for any picture, however narrow', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), fc.integer(), (width, height, seed) => {
        expect(frameHashOf(picture(width, height, (x, y) => Math.abs((x * 31 + y * 17) * seed) % 256), width, height)).toMatch(/^[0-9a-f]{16}$/);
      }),
    );
  });

  it('stays as it is when a plain wall flickers by a grey level here and there', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(320 * 240 - 1), { maxLength: 300 }), (places) => {
        const wall = picture(320, 240, () => 120);
        const flickering = Uint8Array.from(wall);
        for (const place of places) flickering[place] = 121;
        expect(frameDistance(frameHashOf(wall, 320, 240), frameHashOf(flickering, 320, 240))).toBe(0);
      }),
      { numRuns: 50 },
    );
  });

  it('wants the bytes of the size it is told', () => {
    expect(() => frameHashOf(new Uint8Array(10), 9, 8)).toThrow(RangeError);
  });
});

describe('sharpness', () => {
  it('is the variance of the Laplacian, by the textbook', () => {
    const width = 17;
    const height = 11;
    const grey = picture(width, height, (x, y) => (x * x * 7 + y * 13 + x * y) % 256);
    const edges: number[] = [];
    const at = (x: number, y: number) => grey[y * width + x] ?? 0;
    for (let y = 1; y < height - 1; y += 1) for (let x = 1; x < width - 1; x += 1) edges.push(4 * at(x, y) - at(x - 1, y) - at(x + 1, y) - at(x, y - 1) - at(x, y + 1));
    const mean = edges.reduce((sum, edge) => sum + edge, 0) / edges.length;
    expect(sharpnessOf(grey, width, height)).toBe(Math.round(edges.reduce((sum, edge) => sum + (edge - mean) ** 2, 0) / edges.length));
  });

  it('is 0 without edges and in pictures without an inside', () => {
    expect(sharpnessOf(picture(50, 40, () => 99), 50, 40)).toBe(0);
    expect(sharpnessOf(picture(2, 40, (x) => x * 255), 2, 40)).toBe(0);
    expect(() => sharpnessOf(new Uint8Array(3), 2, 2)).toThrow(RangeError);
  });
});
