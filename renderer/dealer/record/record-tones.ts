import type { RecordCard } from '../../../shared/bridge/shapes.ts';
import type { Tone } from '../../look/palette.ts';

/** Waiting for a network is normal, so it is not a warning. */
export const recordTones: Readonly<Record<RecordCard['state'], Tone>> = { waiting: 'neutral', sending: 'info', 'record-received': 'info', received: 'good', parked: 'warn' };

export const judgementTones: Readonly<Record<NonNullable<RecordCard['judgement']>, Tone>> = { 'in-time': 'good', late: 'warn', 'needs-review': 'info' };
