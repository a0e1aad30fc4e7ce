/** A second implementation of R-IN-2 to R-IN-4: every picture is compared with every one before it, bit by bit. It imports nothing of the product. */
export interface SecondPicture {
  readonly name: string;
  readonly bytes: string;
  readonly isClip: boolean;
  readonly frame: bigint | null;
  readonly wide: number;
  readonly high: number;
  readonly taken: string | null;
}

export interface SecondUse {
  readonly picture: SecondPicture | undefined;
  readonly isPackaging: boolean;
}

export interface SecondCount {
  readonly counted: number;
  readonly hasPackaging: boolean;
  /** Places, from 1, of repetitions, and whether the earlier picture lies in the same damage point. */
  readonly repeated: readonly (readonly [number, boolean])[];
  /** Places of pictures that nearly repeat an earlier one of the damage point. */
  readonly near: readonly number[];
}

export function secondSameness(earlier: SecondPicture, later: SecondPicture, same: number, near: number): 'same' | 'near' | 'different' {
  if (earlier.bytes === later.bytes) return 'same';
  if (earlier.isClip || later.isClip || earlier.frame === null || later.frame === null) return 'different';
  const apart = (earlier.frame ^ later.frame).toString(2).replaceAll('0', '').length;
  if (apart > near) return 'different';
  const isOtherMoment = earlier.taken !== null && later.taken !== null && earlier.taken !== later.taken;
  const one = BigInt(earlier.wide) * BigInt(later.high);
  const other = BigInt(later.wide) * BigInt(earlier.high);
  const isOtherShape = (one > other ? one - other : other - one) * 100n > one;
  return apart > same || isOtherMoment || isOtherShape ? 'near' : 'same';
}

/** Damage points in their order; each picture counts in the first that uses it. */
export function secondCount(points: readonly (readonly SecondUse[])[], same: number, near: number): readonly SecondCount[] {
  const before: SecondPicture[] = [];
  return points.map((uses) => {
    const here: SecondPicture[] = [];
    const repeated: (readonly [number, boolean])[] = [];
    const nearly: number[] = [];
    let hasPackaging = false;
    uses.forEach(({ picture, isPackaging }, index) => {
      if (picture === undefined) return;
      const isIn = (pictures: readonly SecondPicture[], how: string) => pictures.some((other) => secondSameness(other, picture, same, near) === how);
      const isHere = isIn(here, 'same');
      const isElsewhere = !isHere && isIn(before, 'same');
      if (isPackaging && !picture.isClip && !isElsewhere) hasPackaging = true;
      if (isHere || isElsewhere) repeated.push([index + 1, isHere]);
      else {
        if (isIn(here, 'near')) nearly.push(index + 1);
        here.push(picture);
      }
    });
    before.push(...here);
    return { counted: here.filter((picture) => !picture.isClip).length, hasPackaging, repeated, near: nearly };
  });
}
