const digits: Readonly<Record<string, number>> = { 〇: 0, 零: 0, 一: 1, 壹: 1, 二: 2, 两: 2, 贰: 2, 三: 3, 叁: 3, 四: 4, 肆: 4, 五: 5, 伍: 5, 六: 6, 陆: 6, 七: 7, 柒: 7, 八: 8, 捌: 8, 九: 9, 玖: 9 };
const powers: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1_000, 仟: 1_000 };

/** What a whole number written in Chinese (`四`, `十二`, `一百零八`) is in digits; `undefined` for anything else. */
export function readChineseNumber(text: string): number | undefined {
  if (text === '') return undefined;
  let sum = 0;
  let digit: number | undefined;
  for (const character of text) {
    const power = powers[character];
    if (power !== undefined) {
      sum += (digit ?? 1) * power;
      digit = undefined;
    } else if (digits[character] === undefined) return undefined;
    else digit = digits[character];
  }
  return sum + (digit ?? 0);
}
