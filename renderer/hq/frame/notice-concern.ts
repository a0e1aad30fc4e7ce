import { noticeSchema, type Notice } from '../../../shared/wire/console-shapes.ts';

type Kind = Notice['kind'];

export const noticeKinds: readonly Kind[] = noticeSchema.shape.kind.options;

/** What pages show of the things that a notice of each kind is about. */
const shown = {
  refusal: ['records', 'pickups', 'orders'],
  'feedback-with-differences': ['records', 'pickups', 'orders'],
  'needs-review': ['records', 'pickups', 'orders'],
  correction: ['records', 'orders'],
  'near-deadline': ['pickups', 'orders'],
  'picked-up-twice': ['pickups', 'orders'],
  // A record that was refused for good shows where its goods stand.
  quarantined: ['quarantine', 'pickups', 'orders'],
  'device-lost-sequence': ['desks'],
} as const satisfies Readonly<Record<Kind, readonly string[]>>;

/** What is to be read again when notices of these kinds have come: each once. */
export function concerned(kinds: readonly Kind[]) {
  return [...new Set(['notices', 'home', ...kinds.flatMap((kind) => shown[kind])] as const)];
}
