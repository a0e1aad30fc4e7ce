import { describe, expect, it } from 'vitest';
import { parseCivilDate, parseInstant } from '../../../shared/kernel/instant.ts';
import type { PhotoExif } from '../../../shared/photo/photo.ts';
import { gradeSource, localInstant, type SourceFacts } from '../../../shared/photo/source-grade.ts';

const shippedOn = parseCivilDate('2026-11-18') ?? null;
const takenInAt = parseInstant('2026-11-20T12:00:00+08:00');
if (takenInAt === undefined) throw new Error('instant');

const exif = (more: Partial<PhotoExif> = {}): PhotoExif => ({ takenLocal: '2026-11-20T09:30:15', camera: 'HUAWEI P60', orientation: 1, position: null, ...more });
const facts = (more: Partial<SourceFacts> = {}): SourceFacts => ({ door: 'import', exif: exif(), changedLocal: null, statedSize: null, width: 4000, height: 3000, takenInAt, shippedOn, ...more });
const taken = (takenLocal: string, more: Partial<SourceFacts> = {}) => gradeSource(facts({ exif: exif({ takenLocal }), ...more }));

describe('the grade of a source', () => {
  it('is camera for the camera inside the program, whatever EXIF says', () => {
    expect(gradeSource(facts({ door: 'camera', exif: exif({ takenLocal: null, camera: null }) }))).toBe('camera');
  });

  it('is consistent where time, camera and case agree', () => {
    expect(gradeSource(facts())).toBe('imported-consistent');
  });

  it('is plain without a time or without a camera', () => {
    expect(gradeSource(facts({ exif: exif({ takenLocal: null }) }))).toBe('imported-plain');
    expect(gradeSource(facts({ exif: exif({ camera: null }) }))).toBe('imported-plain');
  });

  it('allows a day beyond taking in, and not a second more', () => {
    expect(taken('2026-11-21T12:00:00')).toBe('imported-consistent');
    expect(taken('2026-11-21T12:00:01')).toBe('imported-plain');
  });

  it('allows a day before the shipping day began, and not a second more', () => {
    expect(taken('2026-11-17T00:00:00')).toBe('imported-consistent');
    expect(taken('2026-11-16T23:59:59')).toBe('imported-plain');
  });

  it('goes back 60 days where no shipping day is known', () => {
    expect(taken('2026-09-21T12:00:00', { shippedOn: null })).toBe('imported-consistent');
    expect(taken('2026-09-21T11:59:59', { shippedOn: null })).toBe('imported-plain');
  });

  it('is plain where the file was changed more than a day before it was taken', () => {
    expect(gradeSource(facts({ changedLocal: '2026-11-19T09:30:15' }))).toBe('imported-consistent');
    expect(gradeSource(facts({ changedLocal: '2026-11-19T09:30:14' }))).toBe('imported-plain');
    expect(gradeSource(facts({ changedLocal: '2026-12-01T00:00:00' }))).toBe('imported-consistent');
  });

  it('is plain where the size that EXIF states is another one, turned or not', () => {
    expect(gradeSource(facts({ statedSize: { width: 4000, height: 3000 } }))).toBe('imported-consistent');
    expect(gradeSource(facts({ statedSize: { width: 3000, height: 4000 } }))).toBe('imported-consistent');
    expect(gradeSource(facts({ statedSize: { width: 4032, height: 3024 } }))).toBe('imported-plain');
  });
});

describe('a local time', () => {
  it.each([
    ['2026-11-20T09:30:15', '2026-11-20T01:30:15.000Z'],
    ['2024-02-29T00:00:00', '2024-02-28T16:00:00.000Z'],
    ['2026-02-29T00:00:00', undefined],
    ['2026-11-20T24:00:00', undefined],
    ['2026-13-01T00:00:00', undefined],
  ] as const)('%s is %s', (local, expected) => {
    expect(localInstant(local)).toBe(expected);
  });
});
