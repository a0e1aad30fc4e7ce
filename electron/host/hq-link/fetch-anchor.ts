import { openAnchor } from '../../../proof/anchor.ts';
import type { Authority } from '../../../proof/certificate.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import { deskContract } from '../../../shared/wire/desk-contract.ts';
import { keepAnchor, type AnchorRow } from '../clock/anchor-rows.ts';
import type { Desk } from '../desk.ts';
import type { Enrolment } from '../people/enrolment-rows.ts';
import { askHq } from './ask-hq.ts';
import { answerOf } from './answer-shape.ts';

/**
 * Asks HQ what time it is and keeps its signed answer with the running time around it (R-TL-19). An answer that HQ has not signed for this very question is
 * `hq.not-hq`: that is how a sign-in page of a network is told from HQ.
 */
export async function fetchAnchor(desk: Desk, link: { readonly url: string; readonly enrolment: Enrolment; readonly authority: Authority }): Promise<Outcome<AnchorRow>> {
  const nonce = Buffer.from(desk.random(16)).toString('hex');
  const { device } = link.enrolment;
  const askedRunningMs = desk.clock.runningMs();
  const told = await askHq(link.url, {
    method: 'POST',
    path: '/wire/v1/anchor',
    body: JSON.stringify({ device, nonce }),
    answer: answerOf(deskContract.anchor.get),
  });
  const gotRunningMs = Math.max(askedRunningMs, desk.clock.runningMs());
  if (!told.ok) return told;
  const anchor = openAnchor(told.value.anchor, link.authority, device);
  if (!anchor.ok || anchor.value.nonce !== nonce) return refused(problem('hq.not-hq', {}));
  const row: AnchorRow = {
    nonce,
    signed: told.value.anchor,
    hqTime: anchor.value.hqTime,
    epoch: anchor.value.epoch,
    boot: desk.clock.boot,
    askedRunningMs,
    gotRunningMs,
    gotWall: desk.clock.wall(),
  };
  desk.store.commit(() => keepAnchor(desk.store, row));
  return done(row);
}
