import { z } from 'zod';

/** Who can mend a problem: the person at the screen, HQ's administrator, nobody but time (network, wait), or the makers. */
export type Mender = 'person' | 'administrator' | 'time' | 'makers';

interface Entry<Details extends z.ZodType> {
  readonly mender: Mender;
  /** The HTTP status HQ and the browser door answer with. */
  readonly status: number;
  readonly details: Details;
}

function entry<Details extends z.ZodType>(mender: Mender, status: number, details: Details): Entry<Details> {
  return { mender, status, details };
}

const none = z.strictObject({});
const file = z.strictObject({ file: z.string() });

/**
 * The one catalogue of expected refusals. A code is `noun.what-is-wrong`; its sentence and next step are in
 * `shared/words`. Bugs are thrown and never listed here.
 */
export const problemCatalogue = {
  // any call
  'input.invalid': entry('person', 400, z.strictObject({ field: z.string(), expected: z.string() })),
  'input.too-large': entry('person', 413, z.strictObject({ limit: z.number() })),
  'thing.not-found': entry('person', 404, z.strictObject({ what: z.string(), id: z.string() })),
  'thing.changed-meanwhile': entry('person', 409, z.strictObject({ what: z.string(), id: z.string() })),
  'permission.denied': entry('administrator', 403, none),
  'program.fault': entry('makers', 500, z.strictObject({ reference: z.string() })),

  // photos
  'photo.empty': entry('person', 422, file),
  'photo.unreadable': entry('person', 422, file),
  'photo.truncated': entry('person', 422, file),
  'photo.damaged': entry('person', 422, file),
  'photo.wrong-type': entry('person', 422, file),
  'photo.too-many-pixels': entry('person', 422, z.strictObject({ file: z.string(), megapixels: z.number(), limit: z.number() })),
  'photo.too-many-bytes': entry('person', 422, z.strictObject({ file: z.string(), bytes: z.number(), limit: z.number() })),
  'photo.too-many': entry('person', 422, z.strictObject({ limit: z.number() })),
  'photo.damaged-at-rest': entry('makers', 500, z.strictObject({ sha256: z.string() })),

  // the disk
  'disk.full': entry('person', 507, z.strictObject({ freeBytes: z.number(), neededBytes: z.number() })),
  'disk.error': entry('person', 500, z.strictObject({ operation: z.string() })),

  // persons and sealing
  'pin.wrong': entry('person', 401, z.strictObject({ attemptsLeft: z.number() })),
  'pin.delayed': entry('time', 429, z.strictObject({ waitMs: z.number() })),
  'pin.locked': entry('administrator', 423, none),
  'pin.too-simple': entry('person', 422, none),
  'person.not-certified': entry('administrator', 403, none),
  'seal.incomplete': entry('person', 422, z.strictObject({ missing: z.number() })),
  'seal.changed-since-shown': entry('person', 409, none),
  'seal.already-sealed': entry('person', 409, z.strictObject({ record: z.string() })),

  // the inspection
  'inspection.too-many-lines': entry('person', 422, z.strictObject({ limit: z.number() })),
  'inspection.too-many-damage-points': entry('person', 422, z.strictObject({ limit: z.number() })),
  'pickup.sealed': entry('person', 409, none),
  'order.already-picked-up': entry('person', 409, z.strictObject({ orderNo: z.string() })),
  'order.picked-up-elsewhere': entry('person', 409, z.strictObject({ orderNo: z.string(), deviceName: z.string() })),
  'order.known': entry('person', 409, z.strictObject({ orderNo: z.string() })),
  'order.withdrawn': entry('person', 409, z.strictObject({ orderNo: z.string() })),
  'pickup.length-missing': entry('person', 422, z.strictObject({ line: z.string() })),
  'inspection.too-many-packages': entry('person', 422, z.strictObject({ limit: z.number() })),

  // this desk
  'desk.not-enrolled': entry('person', 409, none),
  'desk.enrolled-already': entry('person', 409, none),

  // desk and HQ over the wire
  'hq.unreachable': entry('time', 503, none),
  'hq.not-hq': entry('time', 502, none),
  'hq.busy': entry('time', 503, none),
  /** HQ's own disk, as a desk tells it from this computer's. */
  'hq.disk-full': entry('administrator', 507, none),
  'device.unknown': entry('administrator', 401, none),
  /** The key that signs this desk's requests is gone, or the computer's key store does not open it. */
  'device.key-gone': entry('administrator', 409, none),
  'device.revoked': entry('administrator', 403, none),
  'device.signature-wrong': entry('makers', 401, none),
  'device.replayed': entry('makers', 401, none),
  'anchor.stale': entry('time', 401, none),
  'enrolment.code-unknown': entry('administrator', 404, none),
  'enrolment.code-used': entry('administrator', 409, none),
  'enrolment.desk-known': entry('administrator', 409, none),
  'enrolment.other-desk': entry('administrator', 409, none),
  'enrolment.other-dealer': entry('administrator', 409, none),
  'enrolment.code-expired': entry('administrator', 410, none),
  'wire.too-old': entry('administrator', 426, z.strictObject({ oldest: z.number() })),
  'wire.too-new': entry('administrator', 426, z.strictObject({ newest: z.number() })),

  // intake of records
  'record.not-canonical': entry('makers', 422, none),
  'record.unknown-shape': entry('makers', 422, z.strictObject({ at: z.string() })),
  'record.signature-wrong': entry('makers', 422, none),
  'record.certificate-wrong': entry('makers', 422, none),
  /** HQ keeps the record in quarantine and the desk's chain goes on behind it. */
  'record.signer-revoked': entry('administrator', 422, none),
  /** As `record.signer-revoked`, of a signer whose certificate HQ's authority does not vouch for; only the desk itself can hand such a record in. */
  'record.signer-unknown': entry('administrator', 422, none),
  'record.foreign': entry('makers', 422, none),
  'record.chain-broken': entry('makers', 409, z.strictObject({ expectedSequence: z.number() })),
  'record.id-taken': entry('makers', 409, none),
  'record.over-limit': entry('makers', 422, z.strictObject({ what: z.string(), limit: z.number() })),
  'record.photo-not-listed': entry('makers', 422, none),
  'record.photo-altered': entry('makers', 422, z.strictObject({ sha256: z.string() })),
  'record.photos-missing': entry('time', 409, z.strictObject({ missing: z.array(z.string()) })),

  // people at HQ
  'sign-in.wrong': entry('person', 401, none),
  'sign-in.locked': entry('administrator', 423, z.strictObject({ until: z.string() })),
  'sign-in.needed': entry('person', 401, none),
  'sign-in.password-change-needed': entry('person', 403, none),
  'staff.username-taken': entry('person', 409, none),
  'staff.last-administrator': entry('person', 409, none),

  // what HQ publishes
  'rules.starts-too-early': entry('person', 422, z.strictObject({ earliest: z.string() })),

  // files that HQ reads
  'import.unreadable': entry('person', 422, none),
  'import.empty': entry('person', 422, none),
  'import.columns-missing': entry('person', 422, z.strictObject({ columns: z.array(z.string()) })),
  'import.too-many-rows': entry('person', 422, z.strictObject({ limit: z.number() })),
  'import.rows-wrong': entry('person', 422, z.strictObject({ rows: z.number() })),
  /** For the ERP: each mistake by order, line (null: the head) and field, with what would be right; the first of them where there are many. */
  'import.orders-wrong': entry(
    'person',
    422,
    z.strictObject({
      mistakes: z.array(z.strictObject({ order: z.string(), line: z.number().nullable(), field: z.string(), found: z.string(), problem: z.string(), expected: z.string() })),
      total: z.number(),
    }),
  ),
  'bundle.unreadable': entry('person', 422, none),
} satisfies Record<string, Entry<z.ZodType>>;

export type ProblemCode = keyof typeof problemCatalogue;

export type ProblemDetails<Code extends ProblemCode> = z.infer<(typeof problemCatalogue)[Code]['details']>;

/** An expected refusal: what is wrong, with the details its sentence needs. */
export type Problem = { [Code in ProblemCode]: { readonly code: Code; readonly details: ProblemDetails<Code> } }[ProblemCode];

/** Builds a problem whose details fit its code. */
export function problem<Code extends ProblemCode>(code: Code, details: ProblemDetails<Code>): Problem {
  // The cast restores the pairing of code and details that the signature has just checked.
  return { code, details } as unknown as Problem;
}

/** Reads a problem that came over a border; `undefined` where the code or its details are not of the catalogue. */
export function parseProblem(value: unknown): Problem | undefined {
  const outer = z.object({ code: z.string(), details: z.unknown() }).safeParse(value);
  if (!outer.success || !Object.hasOwn(problemCatalogue, outer.data.code)) return undefined;
  const code = outer.data.code as ProblemCode;
  const details = problemCatalogue[code].details.safeParse(outer.data.details);
  return details.success ? ({ code, details: details.data } as Problem) : undefined;
}
