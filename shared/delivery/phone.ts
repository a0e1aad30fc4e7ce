import { z } from 'zod';

/** A phone that can be dialled: at least five digits. */
const diallable = /(?:\d[^\d]*){5}/;

/** Whether a phone as somebody wrote it can be dialled. */
export function canBeDialled(phone: string): boolean {
  return diallable.test(phone);
}

/** The phone of somebody at HQ, or none: full-width digits are read as plain ones, and what cannot be dialled is refused, because a click on it dials. */
export const ownPhoneSchema = z
  .string()
  .normalize('NFKC')
  .trim()
  .max(40)
  .refine((phone) => phone === '' || canBeDialled(phone), 'a phone has at least five digits');
