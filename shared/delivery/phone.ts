/** A phone that can be dialled: at least five digits. */
const diallable = /(?:\d[^\d]*){5}/;

/** Whether a phone as somebody wrote it can be dialled. */
export function canBeDialled(phone: string): boolean {
  return diallable.test(phone);
}
