import type { Answer, DeskLimit, PickupCard, Today } from '../../../shared/bridge/shapes.ts';
import { startOfDay, civilDateOf } from '../../../shared/kernel/instant.ts';
import { now, type Desk } from '../desk.ts';
import { readAnswers } from '../inbox/answer-rows.ts';
import { readDamagedPhotos } from '../inspection/damaged-photo-rows.ts';
import { countOpenRefused } from '../inspection/draft-rows.ts';
import { judgeDrafts } from '../inspection/judge-drafts.ts';
import { readSealedLines } from '../seal/sealed-line-rows.ts';
import { orderPage } from './order-cards.ts';
import { limitsOfPickup } from './pickup-limits.ts';
import { readOpenPickups, readSealedPickupsSince, type PickupRow } from './pickup-rows.ts';

const mostOnTheWay = 20;
const mostAnswers = 20;
const mostSealedToday = 20;
const mostDamaged = 20;

/** The first page: open pickups by nearest deadline and those sealed today, orders on their way, HQ's newest answers, and damage points that lost photos to the disk. */
export function getToday(desk: Desk): Today {
  judgeDrafts(desk);
  const today = startOfDay(civilDateOf(now(desk)));
  const rows = [...readOpenPickups(desk.store), ...readSealedPickupsSince(desk.store, today, mostSealedToday)];
  const cards = rows.map((row) => cardOf(desk, row)).sort(byNearestLimit);
  const onTheWay = orderPage(desk, { status: 'on-the-way', text: '', limit: mostOnTheWay });
  const answers: Answer[] = [...readAnswers(desk.store, mostAnswers)];
  return { cards, onTheWay: onTheWay.rows, onTheWayTotal: onTheWay.total, answers, damagedPhotos: readDamagedPhotos(desk.store, mostDamaged) };
}

function cardOf(desk: Desk, row: PickupRow): PickupCard {
  const sealed = readSealedLines(desk.store, row.id);
  return {
    pickup: row.id,
    orderNos: [...row.orderNos],
    title: row.title,
    kinds: row.kinds,
    classes: [...row.classes],
    lines: row.lines,
    pickedUpAt: row.pickedUpAt,
    nextLimit: nextLimit(limitsOfPickup(desk, row)),
    step: row.step,
    missing: { total: row.missing, photos: row.missingPhotos },
    sealed: { lines: row.sealed, refused: sealed.filter((line) => line.refused === 1).length },
    toRefuse: countOpenRefused(desk.store, row.id),
  };
}

/** The limit a person should look at: the first that still runs, else the first that has run out. */
function nextLimit(limits: readonly DeskLimit[]): DeskLimit | null {
  const byDue = limits.toSorted((one, other) => (one.dueAt < other.dueAt ? -1 : one.dueAt > other.dueAt ? 1 : 0));
  return byDue.find((limit) => limit.state === 'running' || limit.state === 'near') ?? byDue[0] ?? null;
}

/** What still waits for somebody comes first, by its deadline, what has none last; what is sealed lies below. */
function byNearestLimit(one: PickupCard, other: PickupCard): number {
  if ((one.step === 'sealed') !== (other.step === 'sealed')) return one.step === 'sealed' ? 1 : -1;
  const [first, second] = [one.nextLimit?.dueAt ?? '9', other.nextLimit?.dueAt ?? '9'];
  return first < second ? -1 : first > second ? 1 : 0;
}
