import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { oldestWireVersion, wireVersion } from '../../../shared/wire/base.ts';
import { shapeOf, wireShapes, type WireShapes } from '../../kit/wire-shapes.ts';

const lockOf = (number: number) => JSON.parse(readFileSync(`${import.meta.dirname}/wire-${number}.lock.json`, 'utf8')) as WireShapes;

/** What a person reads whose change has moved a shape. */
function adviceFor(name: string): string {
  return [
    `"${name}" is not what desks of wire ${wireVersion} speak. A desk that was offline for months must still be able to hand its work in, so a shape never changes under its number:`,
    `either take the change back, or raise wireVersion in shared/wire/base.ts, let "node test/kit/lock-wire.ts" lock the new number, and let HQ go on taking`,
    `and answering the older one as it is (shared/wire/README.md, "Changing it"). Never edit wire-${wireVersion}.lock.json.`,
  ].join('\n');
}

test('every shape of the wire is the one that its number locks', () => {
  const [locked, found] = [lockOf(wireVersion), wireShapes()];
  for (const name of new Set([...Object.keys(locked), ...Object.keys(found)])) expect(found[name], adviceFor(name)).toBe(locked[name]);
});

test('every number that HQ still takes has its lock, its frozen desk and its place in the story', () => {
  const story = readFileSync('shared/wire/README.md', 'utf8');
  const frozen = readdirSync('test/fixtures/wire');
  for (let number = oldestWireVersion; number <= wireVersion; number += 1) {
    expect(Object.keys(lockOf(number)).length).toBeGreaterThan(0);
    expect(frozen).toContain(`desk-${number}.json`);
    expect(story).toContain(`\n**${number}** `);
  }
});

test('a shape sees names, types, bounds and strictness', () => {
  const text = (schema: z.ZodType) => JSON.stringify(shapeOf(schema));
  const shapes = [
    z.strictObject({ a: z.int() }), z.strictObject({ b: z.int() }), z.object({ a: z.int() }), z.strictObject({ a: z.int().min(1) }), z.strictObject({ a: z.int().optional() }),
    z.strictObject({ a: z.string() }), z.strictObject({ a: z.string().max(9) }), z.strictObject({ a: z.enum(['x']) }), z.strictObject({ a: z.enum(['x', 'y']) }), z.strictObject({ a: z.int().nullable() }),
  ].map(text);
  expect(new Set(shapes).size).toBe(shapes.length);
});
