import type { DeskStatus } from '../../../shared/bridge/shapes.ts';

/** Whether the desk can only go on when it is enrolled again over its data: HQ has lost its entry, or the desk its key. */
export function needsEnrolment(status: DeskStatus | undefined): status is DeskStatus {
  const code = status?.hq.problem?.code;
  return code === 'device.unknown' || code === 'device.key-gone';
}
