/** An entry of the audit log as HQ keeps it: `details` is plain text or JSON, whichever the action wrote. */
export interface AuditEntry {
  readonly who: string;
  readonly action: string;
  readonly about: string;
  readonly details: string;
}

/** What who acted and what was acted on are called now; null where nobody knows any more, or the entry names it itself. */
export interface AuditNames {
  readonly whoNamed: AuditName | null;
  readonly aboutNamed: AuditName | null;
}

/** `more` tells two of one name apart: a user name, a dealer; empty where the name says all. */
export interface AuditName {
  readonly name: string;
  readonly more: string;
}

/** What an entry tells, taken apart so that a sentence can be made of it; a part that the entry does not have is empty. */
export interface AuditFacts {
  /** The thing that was acted on, by its name. */
  readonly what: string;
  readonly role: string;
  readonly reason: string;
  /** The desk that was enrolled. */
  readonly desk: string;
  /** Numbers in the order in which the action wrote them. */
  readonly counts: readonly number[];
  /** `in-time` or `late`, `deemed-accepted` or `kept-open` of a decision. */
  readonly verdict: string;
  /** The members of details that are an object, flat, in their order. */
  readonly members: readonly (readonly [string, string | number | boolean | readonly string[]])[];
}

const nothing: AuditFacts = { what: '', role: '', reason: '', desk: '', counts: [], verdict: '', members: [] };

/** Takes an entry apart. Whatever a later HQ writes stays readable: its name is then what stands in `about`. */
export function auditFacts({ action, about, details }: AuditEntry): AuditFacts {
  const id = about.slice(about.indexOf(':') + 1);
  const json = readJson(details);
  if (isList(json)) return { ...nothing, what: id, counts: [json.length], members: [['orders', json.map(String)]] };
  if (json !== undefined) {
    const members = Object.entries(json).map(([name, value]) => [name, plain(value)] as const);
    const named = json['name'] ?? json['username'];
    return { ...nothing, what: typeof named === 'string' ? named : id, members, counts: members.flatMap(([, value]) => (typeof value === 'number' ? [value] : [])) };
  }
  switch (action) {
    case 'renew-desk':
    case 'enrol-desk': {
      const [desk = '', person = ''] = splitAt(details, '; ');
      return { ...nothing, ...nameAndRole(person), desk };
    }
    case 'issue-desk-code':
    case 'issue-person-code':
    case 'issue-renewal-code':
    case 'add-person':
      return { ...nothing, ...nameAndRole(details) };
    case 'revoke-desk':
    case 'restore-desk':
    case 'revoke-person': {
      const [what = '', reason = ''] = splitAt(details, ': ');
      return { ...nothing, what, reason };
    }
    case 'review-record':
    case 'settle-limit': {
      const [judged = '', reason = ''] = splitAt(details, '; ');
      const [what = '', verdict = ''] = splitAt(judged, ': ');
      return { ...nothing, what, verdict, reason };
    }
    case 'withdraw-order':
      return { ...nothing, what: id, reason: details };
    case 'add-staff':
      return { ...nothing, what: splitAt(details, ': ')[0] ?? '' };
    case 'import-orders':
    case 'take-bundle':
    case 'lock-sign-in':
      return { ...nothing, what: id, counts: [...details.matchAll(/\b(\d{1,6})\b(?!-|:|\.)/g)].map(([, digits]) => Number(digits)) };
    default:
      return { ...nothing, what: details === '' ? id : details };
  }
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function readJson(text: string): Readonly<Record<string, unknown>> | readonly unknown[] | undefined {
  if (!text.startsWith('{') && !text.startsWith('[')) return undefined;
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>> | readonly unknown[];
  } catch {
    // A long list was cut when it was written: it is told as text.
    return undefined;
  }
}

function plain(value: unknown): string | number | boolean | readonly string[] {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(String);
  return value === null ? '' : JSON.stringify(value);
}

function splitAt(text: string, mark: string): readonly string[] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + mark.length)];
}

/** `赵建国 (owner)`. */
function nameAndRole(text: string): Pick<AuditFacts, 'what' | 'role'> {
  const found = /^(.*) \(([a-z]+)\)$/.exec(text);
  return { what: found?.[1] ?? text, role: found?.[2] ?? '' };
}
