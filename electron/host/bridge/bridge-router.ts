import { implement } from '@orpc/server';
import { bridgeContract } from '../../../shared/bridge/contract.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import { exportBundle } from '../backup/export-bundle.ts';
import { makeBackup } from '../backup/make-backup.ts';
import { getCaseFolder } from '../case/case-folder.ts';
import { enterPaperOrder } from '../delivery/enter-paper-order.ts';
import { getOrder, orderPage } from '../delivery/order-cards.ts';
import { readCarriers } from '../delivery/order-rows.ts';
import { getPickup, pickupPage } from '../delivery/pickup-view.ts';
import { policyOfPickup } from '../delivery/policy-of-pickup.ts';
import { previewPickup } from '../delivery/preview-pickup.ts';
import { readPasted } from '../delivery/read-pasted.ts';
import { recordPickup } from '../delivery/record-pickup.ts';
import { getToday } from '../delivery/today.ts';
import type { Desk } from '../desk.ts';
import { dropFormDraft, getFormDraft, putFormDraft } from '../form/keep-form-draft.ts';
import { tidyHqUrl, writeHqUrl } from '../hq-link/hq-address.ts';
import { abortPhoto, appendPhoto, beginPhoto, finishPhoto, type PhotoIntakes } from '../inspection/photo-intakes.ts';
import { checkItems, checkPackages, checkUnits, decideLines, recordCall, recordLimitsShown, setCount, setCounts } from '../inspection/save-draft.ts';
import { changeUse, putFinding, removeFinding, removeUse, restoreUse } from '../inspection/save-finding.ts';
import { contactHq } from '../outbox/contact-hq.ts';
import { listQueue, retryErrand } from '../outbox/queue.ts';
import { addPerson } from '../people/add-person.ts';
import { enrolDesk } from '../people/enrol-desk.ts';
import { changePin, listPeople } from '../people/people.ts';
import { correctRecord, previewCorrection } from '../seal/correct-record.ts';
import { installGoods, previewInstallation } from '../seal/install-goods.ts';
import { recordPage } from '../seal/record-cards.ts';
import { getRecord, verifyRecord } from '../seal/record-detail.ts';
import { previewSealing, signSealing } from '../seal/sign-sealing.ts';
import { writeLanguage } from '../settings/language.ts';
import { deskStatus } from '../settings/status.ts';
import { readStorage } from '../settings/storage.ts';
import { answer, problemError } from './answer.ts';
import { problemOfError } from './problem-of-error.ts';

/**
 * The desk's named calls, the same over a MessagePort and over HTTP: parse, one verb, answer. Every failure leaves as the contract's one error with a problem of the catalogue.
 */
export function makeBridgeRouter(desk: Desk) {
  const os = implement(bridgeContract);
  const intakes: PhotoIntakes = new Map();
  return os.router({
    desk: {
      status: os.desk.status.handler(() => deskStatus(desk)),
      changes: os.desk.changes.handler(({ signal }) => desk.changes.follow(signal)),
      setLanguage: os.desk.setLanguage.handler(({ input }) => {
        desk.store.commit(() => writeLanguage(desk.store, input.language));
        desk.changes.publish({ topic: 'status' });
        return deskStatus(desk);
      }),
      enrol: os.desk.enrol.handler(async ({ input }) => {
        answer(await enrolDesk(desk, input));
        // The first contact brings orders and HQ's time; where it fails the desk is enrolled all the same.
        await contactHq(desk, true);
        return deskStatus(desk);
      }),
      sync: os.desk.sync.handler(async () => {
        await contactHq(desk, true);
        return deskStatus(desk);
      }),
      setHqUrl: os.desk.setHqUrl.handler(({ input }) => {
        const url = tidyHqUrl(input.hqUrl);
        if (url === undefined) throw problemError(problem('input.invalid', { field: 'hqUrl', expected: 'https://hq.example.com' }));
        desk.store.commit(() => writeHqUrl(desk.store, url));
        desk.changes.publish({ topic: 'status' });
        return deskStatus(desk);
      }),
      storage: os.desk.storage.handler(() => readStorage(desk)),
      backup: os.desk.backup.handler(async () => answer(await makeBackup(desk))),
    },
    people: {
      list: os.people.list.handler(() => listPeople(desk)),
      add: os.people.add.handler(async ({ input }) => {
        answer(await addPerson(desk, input));
        return listPeople(desk);
      }),
      changePin: os.people.changePin.handler(async ({ input }) => {
        answer(await changePin(desk, input));
        return listPeople(desk);
      }),
    },
    today: { get: os.today.get.handler(() => getToday(desk)) },
    orders: {
      list: os.orders.list.handler(({ input }) => orderPage(desk, input)),
      get: os.orders.get.handler(({ input }) => answer(getOrder(desk, input.orderNo))),
      readPasted: os.orders.readPasted.handler(({ input }) => answer(readPasted(input.text))),
      enterFromPaper: os.orders.enterFromPaper.handler(({ input }) => answer(enterPaperOrder(desk, input.order))),
      carriers: os.orders.carriers.handler(() => [...readCarriers(desk.store)]),
    },
    pickups: {
      preview: os.pickups.preview.handler(({ input }) => answer(previewPickup(desk, input))),
      record: os.pickups.record.handler(({ input }) => answer(recordPickup(desk, input))),
      get: os.pickups.get.handler(({ input }) => answer(getPickup(desk, input.pickup))),
      policy: os.pickups.policy.handler(({ input }) => answer(policyOfPickup(desk, input.pickup))),
      list: os.pickups.list.handler(({ input }) => pickupPage(desk, input)),
      folder: os.pickups.folder.handler(({ input }) => answer(getCaseFolder(desk, input.pickup))),
      limitsShown: os.pickups.limitsShown.handler(({ input }) => answer(recordLimitsShown(desk, input))),
      previewInstall: os.pickups.previewInstall.handler(({ input }) => answer(previewInstallation(desk, input))),
      install: os.pickups.install.handler(async ({ input }) => answer(await installGoods(desk, input, input))),
    },
    inspection: {
      checkPackages: os.inspection.checkPackages.handler(({ input }) => answer(checkPackages(desk, input))),
      decide: os.inspection.decide.handler(({ input }) => answer(decideLines(desk, input))),
      checkItems: os.inspection.checkItems.handler(({ input }) => answer(checkItems(desk, input))),
      checkUnits: os.inspection.checkUnits.handler(({ input }) => answer(checkUnits(desk, input))),
      setCount: os.inspection.setCount.handler(({ input }) => answer(setCount(desk, input))),
      setCounts: os.inspection.setCounts.handler(({ input }) => answer(setCounts(desk, input))),
      putFinding: os.inspection.putFinding.handler(({ input }) => answer(putFinding(desk, input))),
      removeFinding: os.inspection.removeFinding.handler(({ input }) => answer(removeFinding(desk, input))),
      recordCall: os.inspection.recordCall.handler(({ input }) => answer(recordCall(desk, input))),
    },
    photos: {
      begin: os.photos.begin.handler(async ({ input }) => answer(await beginPhoto(desk, intakes, input))),
      append: os.photos.append.handler(async ({ input }) => answer(await appendPhoto(desk, intakes, input.intake, input.offset, new Uint8Array(await input.chunk.arrayBuffer())))),
      finish: os.photos.finish.handler(async ({ input }) => answer(await finishPhoto(desk, intakes, input.intake))),
      abort: os.photos.abort.handler(async ({ input }) => {
        await abortPhoto(intakes, input.intake);
        return {};
      }),
      changeUse: os.photos.changeUse.handler(({ input }) => answer(changeUse(desk, input))),
      removeUse: os.photos.removeUse.handler(({ input }) => answer(removeUse(desk, input))),
      restoreUse: os.photos.restoreUse.handler(({ input }) => answer(restoreUse(desk, input))),
    },
    seal: {
      preview: os.seal.preview.handler(({ input }) => answer(previewSealing(desk, input))),
      sign: os.seal.sign.handler(async ({ input }) => answer(await signSealing(desk, input, input))),
    },
    records: {
      list: os.records.list.handler(({ input }) => recordPage(desk, input)),
      get: os.records.get.handler(({ input }) => answer(getRecord(desk, input.record))),
      verify: os.records.verify.handler(async ({ input }) => answer(await verifyRecord(desk, input.record))),
      previewCorrection: os.records.previewCorrection.handler(({ input }) => answer(previewCorrection(desk, input))),
      correct: os.records.correct.handler(async ({ input }) => answer(await correctRecord(desk, input, input))),
    },
    drafts: {
      get: os.drafts.get.handler(({ input }) => ({ fields: getFormDraft(desk, input.key) })),
      put: os.drafts.put.handler(({ input }) => {
        putFormDraft(desk, input.key, input.fields);
        return {};
      }),
      drop: os.drafts.drop.handler(({ input }) => {
        dropFormDraft(desk, input.key);
        return {};
      }),
    },
    queue: {
      list: os.queue.list.handler(({ input }) => listQueue(desk, input.done)),
      retry: os.queue.retry.handler(async ({ input }) => {
        answer(retryErrand(desk, input.record));
        await contactHq(desk, true);
        return deskStatus(desk);
      }),
      exportBundle: os.queue.exportBundle.handler(async ({ input }) => answer(await exportBundle(desk, input.records))),
    },
  });
}

/** What turns every error of a call into a problem; both carriers of the bridge use it. */
export function problemsOnly(desk: Desk) {
  return async <Value>(options: { readonly next: () => Promise<Value> }): Promise<Value> => {
    try {
      return await options.next();
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'PROBLEM') throw error;
      throw problemError(problemOfError(desk, error));
    }
  };
}
