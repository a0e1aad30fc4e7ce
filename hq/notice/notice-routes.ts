import { authenticateStaff } from '../auth/authenticate-staff.ts';
import { staffRoles } from '../../shared/dealer/staff-role.ts';
import { addMs } from '../../shared/kernel/instant.ts';
import type { Hq } from '../hq.ts';
import { staffOf, type CallContext } from '../http/call-context.ts';
import { consoleWire } from '../http/implement.ts';
import { listNotices, noticesSince, readNotices } from './notice-list.ts';

/** How often a stream looks by itself: another replica may have written, and the session may have ended. */
const lookEveryMs = 5_000;
/** How far back it looks each time: a commit may take this long, and the clocks of replicas may differ by less. */
const lookBackMs = 60_000;

export const noticeRoutes = {
  list: consoleWire.notices.list.handler(async ({ input, context }) => listNotices(context.hq.db, staffOf(context), input)),
  read: consoleWire.notices.read.handler(async ({ input, context }) => {
    await readNotices(context.hq.db, staffOf(context), input.ids, context.hq.clock.now());
    return {};
  }),
  stream: consoleWire.notices.stream.handler(async function* ({ context, signal }) {
    const { hq } = context;
    const told = new Set((await noticesSince(hq.db, staffOf(context), addMs(hq.clock.now(), -lookBackMs))).map((notice) => notice.id));
    while (signal?.aborted !== true && !hq.noticeBoard.isClosed) {
      const staff = await stillSignedIn(hq, context);
      if (staff === undefined) return;
      const recent = await noticesSince(hq.db, staff, addMs(hq.clock.now(), -lookBackMs));
      for (const notice of recent) {
        if (told.has(notice.id)) continue;
        told.add(notice.id);
        yield notice;
      }
      for (const id of told) if (!recent.some((notice) => notice.id === id)) told.delete(id);
      await hq.noticeBoard.wait(lookEveryMs, signal);
    }
  }),
};

/** Whoever is signed out or disabled hears nothing more; roles and regions count as they are now. */
async function stillSignedIn(hq: Hq, context: CallContext) {
  const staff = await authenticateStaff(hq, context.request.headers, staffRoles);
  return staff.ok ? staff.value : undefined;
}
