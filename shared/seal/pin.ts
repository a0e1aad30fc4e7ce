/** The longest PIN; more than a person remembers, less than a denial of service. */
export const fewestPinDigits = 6;
export const mostPinDigits = 12;

/**
 * Whether a PIN may protect a key: 6 to 12 digits, not one digit repeated, not a run up or down (123456, 987654, 890123), not
 * a short group repeated (121212, 123123), not a day of birth by itself (19850214, 850214).
 */
export function isPinStrong(pin: string): boolean {
  if (!/^\d+$/.test(pin) || pin.length < fewestPinDigits || pin.length > mostPinDigits) return false;
  return !isRun(pin) && !isGroupRepeated(pin) && !isDay(pin);
}

function isRun(pin: string): boolean {
  const steps = Array.from(pin.slice(1), (digit, index) => (Number(digit) - Number(pin[index]) + 10) % 10);
  const [first] = steps;
  return (first === 0 || first === 1 || first === 9) && steps.every((step) => step === first);
}

function isGroupRepeated(pin: string): boolean {
  return [1, 2, 3, 4].some((width) => pin.length % width === 0 && pin.length > width && pin.slice(0, width).repeat(pin.length / width) === pin);
}

function isDay(pin: string): boolean {
  return /^(19\d\d|20\d\d|\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.test(pin);
}
