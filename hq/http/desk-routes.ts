import { anchorRoutes, enrolmentRoutes } from '../device/device-routes.ts';
import { deskRecordRoutes } from '../intake/record-routes.ts';
import { newsRoutes } from '../notice/news-routes.ts';
import { reportRoutes } from '../pickup/report-routes.ts';
import { deskWire } from './implement.ts';

/** Every route of the desk's contract. */
export const deskRouter = deskWire.router({ anchor: anchorRoutes, enrolment: enrolmentRoutes, records: deskRecordRoutes, news: newsRoutes, reports: reportRoutes });
