import { answer } from '../http/answer.ts';
import { deviceOf } from '../http/call-context.ts';
import { deskWire } from '../http/implement.ts';
import { takeReport } from './take-report.ts';

export const reportRoutes = {
  put: deskWire.reports.put.handler(async ({ input, context }) => answer(await takeReport(context.hq, deviceOf(context), input))),
};
