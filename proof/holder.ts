import { z } from 'zod';
import { dealerIdSchema, deviceIdSchema, personIdSchema } from '../shared/kernel/ids.ts';
import { der, derOid, derSetOf, DerError, member, membersOf, tag, type Der } from './der.ts';

/**
 * Who a certificate stands for. `root` is HQ's certificate authority, `hq` the key that signs anchors, acknowledgements,
 * policies and calendars, `device` a desk, `person` somebody of a dealer who signs on one desk.
 */
export const holderSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('root'), name: z.string().min(1).max(64) }),
  z.strictObject({ kind: z.literal('hq'), name: z.string().min(1).max(64) }),
  z.strictObject({ kind: z.literal('device'), name: z.string().min(1).max(80), dealer: dealerIdSchema, device: deviceIdSchema }),
  z.strictObject({
    kind: z.literal('person'),
    name: z.string().min(1).max(60),
    dealer: dealerIdSchema,
    device: deviceIdSchema,
    person: personIdSchema,
    role: z.enum(['owner', 'inspector']),
  }),
]);
export type Holder = z.infer<typeof holderSchema>;
export type HolderKind = Holder['kind'];
export type HolderOf<Kind extends HolderKind> = Extract<Holder, { readonly kind: Kind }>;

/** Attribute types of the subject (X.520, RFC 4519), in the order in which they are written; all values are UTF8String. */
const attributes = [
  ['name', '2.5.4.3'],
  ['kind', '2.5.4.11'],
  ['dealer', '2.5.4.10'],
  ['device', '2.5.4.5'],
  ['person', '0.9.2342.19200300.100.1.1'],
  ['role', '2.5.4.12'],
] as const;

/** The Name (RFC 5280 §4.1.2.4) of a holder, DER. */
export function nameOfHolder(holder: Holder): Buffer {
  const values = holder as Partial<Record<string, string>>;
  return nameOf(attributes.flatMap(([field, type]) => (values[field] === undefined ? [] : [[type, values[field]] as const])));
}

/** A Name with a common name only, as a certificate request carries it. */
export function commonName(name: string): Buffer {
  return nameOf([['2.5.4.3', name]]);
}

/** Reads the holder out of a Name. Throws a `DerError` where it is not exactly what `nameOfHolder` writes. */
export function holderOfName(name: Der): Holder {
  const fields: Record<string, string> = {};
  for (const [type, value] of attributesOf(name)) {
    const known = attributes.find(([, oid]) => derOid(oid).equals(type));
    if (known !== undefined) fields[known[0]] = value;
  }
  const holder = holderSchema.safeParse(fields);
  if (!holder.success || !nameOfHolder(holder.data).equals(name.whole)) throw new DerError('not a name of this house');
  return holder.data;
}

/** The common name out of a Name that holds nothing else. Throws a `DerError`. */
export function commonNameOf(name: Der): string {
  const [only] = attributesOf(name);
  if (only === undefined || !commonName(only[1]).equals(name.whole)) throw new DerError('a common name alone expected');
  return only[1];
}

function nameOf(values: readonly (readonly [string, string])[]): Buffer {
  return der(tag.sequence, ...values.map(([type, value]) => derSetOf(tag.set, der(tag.sequence, derOid(type), der(tag.utf8String, Buffer.from(value, 'utf8'))))));
}

function attributesOf(name: Der): readonly (readonly [Buffer, string])[] {
  return membersOf(name).map((set) => {
    const pair = membersOf(member(membersOf(set), 0, tag.sequence));
    return [member(pair, 0, tag.oid).whole, member(pair, 1, tag.utf8String).content.toString('utf8')];
  });
}
