import { parseInstant, zonedText } from '../kernel/instant.ts';
import { bytesText, fieldName, thingName } from './problem-nouns.ts';
import type { ProblemSentence, ProblemWords } from './problem-sentence.ts';

const say = (what: string, next: string) => (): ProblemSentence => ({ what, next });

function waitText(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}

function clock(text: string): string {
  const instant = parseInstant(text);
  return instant === undefined ? text : zonedText(instant).slice(5, 16).replace('T', ' ');
}

export const problemWordsEn: ProblemWords = {
  'input.invalid': ({ field }) => {
    const name = fieldName('en', field);
    return { what: name === '' ? 'One entry is not right; nothing was saved.' : `“${name}” is not right; nothing was saved.`, next: 'Check it and submit again.' };
  },
  'input.too-large': ({ limit }) => ({ what: `This is larger than ${bytesText(limit)}.`, next: 'Split it and submit the parts one by one.' }),
  'thing.not-found': ({ what }) => ({ what: `This ${thingName('en', what)} cannot be found.`, next: 'It may have been withdrawn, or lie outside your regions. Go back to the list and search again.' }),
  'thing.changed-meanwhile': ({ what }) => ({ what: `Somebody else has just changed this ${thingName('en', what)}.`, next: 'Refresh, look at what is there now, then decide.' }),
  'permission.denied': say('Your role may not do this.', 'If you need it, ask an administrator.'),
  'program.fault': ({ reference }) => ({ what: 'The program failed; this step was not done.', next: `Try once more; if it fails again, give support the number ${reference}.` }),

  'photo.empty': ({ file }) => ({ what: `“${file}” is an empty file.`, next: 'Take it again or choose another; the other photos are not affected.' }),
  'photo.unreadable': ({ file }) => ({ what: `“${file}” cannot be read: it may have been moved or deleted, or its USB stick pulled out.`, next: 'Find the file and choose it again; the other photos are not affected.' }),
  'photo.truncated': ({ file }) => ({ what: `“${file}” is cut off: its second part is missing.`, next: 'Copy it again from the camera or phone, or take a new one.' }),
  'photo.damaged': ({ file }) => ({ what: `“${file}” is damaged and cannot be opened.`, next: 'Take it again or choose another; the other photos are not affected.' }),
  'photo.wrong-type': ({ file }) => ({ what: `“${file}” is neither a photo nor a clip.`, next: 'Choose a JPG, PNG, WebP or HEIC photo, or an MP4, MOV or WebM clip.' }),
  'photo.too-many-pixels': ({ file, megapixels, limit }) => ({ what: `“${file}” has ${Math.round(megapixels)} megapixels; the limit is ${limit}.`, next: 'Set the camera to a smaller size and take it again.' }),
  'photo.too-many-bytes': ({ file, bytes, limit }) => ({ what: `“${file}” has ${bytesText(bytes)}; the limit is ${bytesText(limit)}.`, next: 'Take the photo at a smaller size, or a shorter clip.' }),
  'photo.too-many': ({ limit }) => ({ what: `One damage point holds ${limit} photos at most.`, next: 'Remove the unclear ones, or add another damage point.' }),
  'photo.damaged-at-rest': say('A photo on the disk is damaged. It was set aside and will not be uploaded.', 'Check the disk; if the goods are still there, take the photo again.'),

  'disk.full': ({ neededBytes }) => ({ what: 'The disk is full: no photos and no signatures for now. All that was saved is there.', next: `Free at least ${bytesText(neededBytes)}, then try again.` }),
  'disk.error': say('The disk failed. Signing has stopped so that no evidence is lost.', 'Restart GateCheck; if it fails again call support, and delete nothing.'),

  'pin.wrong': ({ attemptsLeft }) => ({ what: `Wrong PIN. ${attemptsLeft} ${attemptsLeft === 1 ? 'try' : 'tries'} left.`, next: 'Enter it again; if it is forgotten, ask HQ for a new code.' }),
  'pin.delayed': ({ waitMs }) => ({ what: 'Too many wrong PINs in a row.', next: `You can try again in ${waitText(waitMs)}.` }),
  'pin.locked': say('The PIN is locked: no signing. The evidence stays readable.', 'Ask HQ for a new code and set a new PIN.'),
  'pin.too-simple': say('This PIN is easy to guess.', 'Use 6 to 12 digits; no birthday, no run, no repeated digits.'),
  'person.not-certified': say('This person may not sign yet, or HQ has revoked it.', 'Ask HQ for a code.'),
  'seal.incomplete': ({ missing }) => ({ what: `${missing} ${missing === 1 ? 'thing is' : 'things are'} still missing before you can sign.`, next: 'Go through the list and complete it.' }),
  'seal.changed-since-shown': say('Something changed after you looked; nothing was signed.', 'Check it once more, then sign.'),
  'seal.already-sealed': say('These goods were signed and sealed before.', 'The receipt is in “My records”; if something in it is wrong, open it and write a correction.'),

  'inspection.too-many-lines': ({ limit }) => ({ what: `An outbound order holds ${limit} lines at most.`, next: 'Enter it as several outbound orders.' }),
  'inspection.too-many-damage-points': ({ limit }) => ({ what: `A pickup holds ${limit} damage points at most.`, next: 'Sign and seal a part of it first, then go on.' }),
  'pickup.sealed': say('This pickup is signed and sealed and can no longer be changed.', 'The receipt is in “My records”; if something is to be added, phone HQ.'),
  'order.already-picked-up': ({ orderNo }) => ({ what: `Outbound order ${orderNo} was picked up before.`, next: 'Continue that inspection under “Today”.' }),
  'order.picked-up-elsewhere': ({ orderNo, deviceName }) => ({ what: `Outbound order ${orderNo} has just been picked up on another computer, “${deviceName}”; nothing was recorded here.`, next: 'Goods are inspected once: go on at that computer, or read the notice and decide whether to pick up here.' }),
  'order.known': ({ orderNo }) => ({ what: `Outbound order ${orderNo} is on this computer already.`, next: 'Find it by its number under “Pickup” and use it.' }),
  'order.withdrawn': ({ orderNo }) => ({ what: `HQ has withdrawn outbound order ${orderNo}.`, next: 'Check with the business assistant; if the goods did arrive, ask HQ to send the order again.' }),
  'pickup.length-missing': ({ line }) => ({ what: `The length of “${line}” is not known, so there is no limit to reckon and the pickup was not recorded.`, next: 'Enter the metres of each length, then record the pickup.' }),
  'inspection.too-many-packages': ({ limit }) => ({ what: `A pickup holds at most ${limit} packages.`, next: 'Record it as several pickups.' }),
  'desk.not-enrolled': say('This computer is not enrolled yet.', 'Enrol it with the one-time code from HQ.'),
  'desk.enrolled-already': say('This computer is enrolled already.', 'To add a person or set a new PIN, go to “Settings”, “People who sign”.'),

  'hq.unreachable': say('HQ cannot be reached right now.', 'Go on working; it is tried again once the network is back.'),
  'hq.not-hq': say('Something answered, but it was not HQ. The network may want you to sign in first.', 'Open any web page in a browser and sign in to the network; it is then tried again.'),
  'hq.busy': say('HQ is busy and has not taken it yet.', 'It is tried again by itself.'),
  'hq.disk-full': say("The disk of HQ's server is full; it cannot take anything for now.", "Ask HQ's administrator to make room; the records are on this computer and are uploaded afterwards."),
  'device.unknown': say('HQ has no entry of this computer and cannot take its records.', 'Ask HQ for a new code and enrol it again under Settings; records and photos are safe on this computer.'),
  'device.key-gone': say('The key by which HQ knows this computer cannot be opened any more, so nothing can be uploaded.', 'Ask HQ for a code to enrol this computer again and enter it under Settings; records and photos are safe here. In a hurry, export them to a USB stick under Queue.'),
  'device.revoked': say('HQ has switched this computer off and takes no more uploads from it.', 'Call HQ; once it restores this computer, uploading goes on by itself. Or export to a USB stick under Queue and hand it to HQ, which takes what was provably signed before.'),
  'device.signature-wrong': say('HQ could not verify who this computer is and has taken nothing.', 'It is tried again by itself, the records stay; if it stays so, call support.'),
  'device.replayed': say('HQ takes this contact for a repetition and has taken nothing.', 'It is tried again by itself, the records stay; if it stays so, call support.'),
  'anchor.stale': say('HQ and this computer could not agree on the time, so HQ has taken nothing.', 'It is tried again by itself, the records stay; if it stays so, call support.'),
  'enrolment.code-unknown': say('There is no such code.', 'Check what you typed; if it is right, ask HQ for a new code.'),
  'enrolment.code-used': say('This code was used before.', 'Each code works once: ask HQ for a new one.'),
  'enrolment.desk-known': say('HQ still knows this computer, so a code for a new one does not do.', 'Ask HQ to choose this computer under Desks and to issue a code by “Enrol again”.'),
  'enrolment.other-desk': say('This code is for enrolling another computer again.', 'Ask HQ for a code for this computer.'),
  'enrolment.other-dealer': say('This code is for another dealer; this computer was not enrolled again.', 'Call HQ to switch off the enrolment just made and to check the dealer.'),
  'enrolment.code-expired': say('This code has expired.', 'Ask HQ for a new one.'),
  'wire.too-old': say('This GateCheck is too old for HQ.', 'Update it; the records stay and are uploaded afterwards.'),
  'wire.too-new': say('This GateCheck is newer than HQ, which cannot take its work yet.', "Ask HQ's administrator to update HQ; the records stay and are uploaded afterwards."),

  'record.not-canonical': say('This record is not written the one right way; HQ did not take it.', 'The record stays on the desk. Call support.'),
  'record.unknown-shape': say('This record holds something HQ does not understand; HQ did not take it.', 'The record stays on the desk. Call support.'),
  'record.signature-wrong': say('The signature of this record does not hold; HQ did not take it.', 'Call support to find out why.'),
  'record.certificate-wrong': say("The signer's certificate does not hold; HQ did not take it.", 'Ask HQ to enrol this person again.'),
  'record.signer-revoked': say('The signer may no longer sign, so HQ did not count this record; its administrator has the original.', 'Let another person sign again whom HQ has on its books; phone HQ if in doubt. The record stays on this desk, and later ones are sent as usual.'),
  'record.signer-unknown': say('HQ does not have this signer on its books, so it did not count this record; its administrator has the original.', 'Phone HQ for a code, enrol the person again under People and sign again, or let another person sign again. The record stays on this desk, and later ones are sent as usual.'),
  'record.foreign': say("This record does not belong to this computer's dealer; HQ did not take it.", 'Call support to find out why.'),
  'record.chain-broken': ({ expectedSequence }) => ({ what: `The order of records is broken: HQ waits for number ${expectedSequence}.`, next: 'It is sent again from there; if it stays so, call support.' }),
  'record.id-taken': say('HQ holds another record under the same number; this one was not taken.', 'Call support to find out why.'),
  'record.over-limit': ({ limit }) => ({ what: `This record exceeds a limit (${limit}); HQ did not take it.`, next: 'Call support.' }),
  'record.photo-not-listed': say("This photo is not on the record's list; HQ did not take it.", 'Call support.'),
  'record.photo-altered': say('The photo that arrived is not the one in the record; HQ did not take it.', 'It is sent again; if it stays so, call support.'),
  'record.photos-missing': ({ missing }) => ({ what: `${missing.length} ${missing.length === 1 ? 'photo has' : 'photos have'} not arrived yet.`, next: 'The upload goes on by itself.' }),

  'sign-in.wrong': say('User name or password is wrong.', 'Check capital letters and try again; if it is forgotten, ask an administrator.'),
  'sign-in.locked': ({ until }) => ({ what: 'Too many wrong tries: the account is locked for a while.', next: `You can try again after ${clock(until)}; if it is urgent, ask an administrator to reset the password.` }),
  'sign-in.password-change-needed': say('Your password was set by somebody else.', 'Choose a password of your own first; then everything is open to you.'),
  'sign-in.needed': say('Your sign-in has expired.', 'Sign in again.'),
  'staff.username-taken': say('This user name is taken.', 'Choose another one.'),
  'staff.last-administrator': say('This is the last administrator and cannot be disabled or lose the role.', 'Name another administrator first.'),

  'rules.starts-too-early': ({ earliest }) => ({ what: 'A policy cannot start today or earlier: goods that are already picked up keep their limits.', next: `Let it start on ${earliest} or later.` }),

  'import.unreadable': say('This file cannot be read.', 'Save it from Excel or WPS as .xlsx or .csv and try again.'),
  'import.empty': say('The file holds no data.', 'Check that it is the right file and that the data is on the first sheet.'),
  'import.columns-missing': ({ columns }) => ({ what: `These columns are missing: ${columns.join(', ')}`, next: 'Match the columns below, or add them and choose the file again.' }),
  'import.too-many-rows': ({ limit }) => ({ what: `One file may hold ${limit} rows.`, next: 'Split it and import the parts one by one.' }),
  'import.rows-wrong': ({ rows }) => ({ what: `${rows} ${rows === 1 ? 'row is' : 'rows are'} wrong; nothing was imported.`, next: 'Correct the file by the list below and choose it again.' }),
  'import.orders-wrong': ({ total }) => ({ what: `${total} ${total === 1 ? 'thing is' : 'things are'} wrong; no order was taken in.`, next: 'Correct them by the list and send the orders again.' }),
  'bundle.unreadable': say('This evidence bundle cannot be read.', 'Ask the dealer to export it again; do not unpack or change the file.'),
};
