import { bothLanguages } from './both-languages.ts';

/** Where counts and findings of a line do not say the same, what would fit, and what is noted in one tap. */
export const agreementWords = bothLanguages(
  {
    useNumber: ({ name, quantity }: { name: string; quantity: string }) => `${name}改成 ${quantity}`,
    noteShortage: ({ quantity }: { quantity: string }) => `记下少了 ${quantity}`,
    noteWeight: '记下重量差',
    noteDamage: '记一处损坏',
    noteMoreDamage: '再记一处损坏',
    noted: '已记下',
    shortage: ({ quantity }: { quantity: string }) => `少了 ${quantity}`,
    weight: ({ expected, actual, off, percent, isLighter }: { expected: string; actual: string; off: string; percent: string; isLighter: boolean }) =>
      `应重 ${expected} 公斤，实重 ${actual} 公斤，${isLighter ? '轻' : '重'}了 ${off} 公斤（${percent}%）`,
    weightOfArrived: ({ kg }: { kg: string }) => `按到货数应重 ${kg} 公斤`,
    unitOptional: ({ unit }: { unit: string }) => `第几${unit}（同一${unit}有两处时选上，只算一${unit}）`,
    unitNumber: ({ number, unit }: { number: number; unit: string }) => `第 ${number} ${unit}`,
    unitNone: '不指定',
  },
  {
    useNumber: ({ name, quantity }) => `${name}: change to ${quantity}`,
    noteShortage: ({ quantity }) => `Record ${quantity} missing`,
    noteWeight: 'Record the weight',
    noteDamage: 'Record damage',
    noteMoreDamage: 'Record more damage',
    noted: 'Recorded',
    shortage: ({ quantity }) => `${quantity} missing`,
    weight: ({ expected, actual, off, percent, isLighter }) => `${expected} kg expected, ${actual} kg weighed: ${off} kg ${isLighter ? 'lighter' : 'heavier'} (${percent}%)`,
    weightOfArrived: ({ kg }) => `${kg} kg for what arrived`,
    unitOptional: () => 'Which one (choose it where one has two problems; it counts once)',
    unitNumber: ({ number }) => `No. ${number}`,
    unitNone: 'No particular one',
  },
);
