import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeUuid7, millisOfUuid7 } from '../../../shared/kernel/ids.ts';

test('a UUIDv7 tells the millisecond at which it was made (RFC 9562 §5.7)', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), fc.uint8Array({ minLength: 10, maxLength: 10 }), (unixMs, random) => {
      expect(millisOfUuid7(makeUuid7(unixMs, random))).toBe(unixMs);
    }),
  );
});
