import { makeAnchor } from '../../proof/anchor.ts';
import { answer } from '../http/answer.ts';
import { deviceOf } from '../http/call-context.ts';
import { deskWire } from '../http/implement.ts';
import { addPerson, enrolDesk } from './enrol-desk.ts';

export const anchorRoutes = {
  get: deskWire.anchor.get.handler(async ({ input, context: { hq, request } }) => {
    answer(hq.doors.anchor.knock(request.ip));
    const known = await hq.devices.find(input.device);
    if (known !== undefined) hq.anchors.issue(input.device, input.nonce);
    const anchor = makeAnchor(
      { format: 'gatecheck-anchor/1', device: input.device, nonce: input.nonce, hqTime: hq.clock.now(), epoch: hq.epoch },
      hq.keys.signingKey,
      hq.keys.signingCertificate,
    );
    return { anchor };
  }),
};

export const enrolmentRoutes = {
  enrol: deskWire.enrolment.enrol.handler(async ({ input, context: { hq, request } }) => {
    answer(hq.doors.enrolment.knock(request.ip));
    const enrolment = answer(await enrolDesk(hq, input));
    hq.devices.forget(input.device);
    return enrolment;
  }),
  addPerson: deskWire.enrolment.addPerson.handler(async ({ input, context }) => {
    answer(context.hq.doors.enrolment.knock(context.request.ip));
    return answer(await addPerson(context.hq, deviceOf(context).device, input));
  }),
};
