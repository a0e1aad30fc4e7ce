import { PhoneOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { momentText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { DraftRefused } from '../form/draft-refused.tsx';
import { useFormDraft } from '../form/use-form-draft.ts';
import { deskNow, useNow } from '../frame/now.ts';
import { useStatus } from '../frame/use-desk.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useKeptPickup } from './keepers.ts';
import { useInspectionChanges } from './use-inspection-changes.ts';
import { useOpenPickup } from './use-pickup.ts';

/** Which number was called, who answered and what was said; null while nobody has typed who. */
const callDraftSchema = z.object({ phone: z.string().default(''), answeredBy: z.string().nullable(), note: z.string() });

/** R-IN-8: the dispatcher's number, big; the call is recorded with its time, the number and who answered. */
export function DispatcherCallCard() {
  const words = useDeskWords().inspection.refusal;
  const language = useLanguage();
  const changes = useInspectionChanges();
  const { view } = useOpenPickup();
  const isSaving = useKeptPickup(view.inspection.pickup.id).kept.saving !== 'saved';
  const { status } = useStatus();
  const now = useNow(60_000);
  const [isPressed, setPressed] = useState(false);
  const dispatcher = status?.dispatcher ?? null;
  const { draft, kept } = useFormDraft({ form: 'dispatcher-call', pickup: view.inspection.pickup.id }, callDraftSchema);
  const typed = kept.fields ?? { phone: '', answeredBy: null, note: '' };
  const calls = view.inspection.dispatcherCalls;
  const isKnown = dispatcher !== null && dispatcher.phone !== '';
  const phone = isKnown ? dispatcher.phone : typed.phone.trim();
  const answeredBy = (typed.answeredBy ?? dispatcher?.name ?? '').trim();
  const record = (): void => {
    setPressed(true);
    if (phone === '' || answeredBy === '') {
      document.getElementById(phone === '' ? 'call-phone' : 'call-answered-by')?.focus();
      return;
    }
    const handedIn = JSON.stringify(kept.fields);
    changes.recordCall({ calledAt: deskNow(), phone, answeredBy, note: typed.note.trim() }, () => {
      // What was typed meanwhile belongs to the next call.
      if (JSON.stringify(draft.snapshot().fields) === handedIn) draft.drop();
    });
    setPressed(false);
  };
  const error = (id: string, isMissing: boolean, sentence: string) =>
    isPressed && isMissing ? (
      <span className="field-error" id={id} role="alert">
        {sentence}
      </span>
    ) : null;
  return (
    <section className="card stack" aria-labelledby="phone-dispatcher">
      <h2 id="phone-dispatcher">{words.callTitle}</h2>
      {isKnown ? (
        <a className="big-phone" href={`tel:${dispatcher.phone}`}>
          <PhoneOutlined aria-hidden /> {dispatcher.phone} <small>{dispatcher.name}</small>
        </a>
      ) : (
        <p>{words.callNobody}</p>
      )}
      {calls.map((call) => (
        <p key={call.calledAt}>
          {words.calledAt({ at: momentText(call.calledAt, now, language), who: call.answeredBy })}
          {call.note === '' ? '' : ` · ${call.note}`}
        </p>
      ))}
      <div className="fields">
        {isKnown ? null : (
          <label className="field" htmlFor="call-phone">
            <span>{words.callPhone}</span>
            <Input id="call-phone" status={isPressed && phone === '' ? 'error' : ''} inputMode="tel" maxLength={40} value={typed.phone} disabled={!kept.isLoaded} aria-invalid={isPressed && phone === ''} aria-describedby="call-phone-error" onChange={(event) => draft.put({ ...typed, phone: event.target.value })} />
            {error('call-phone-error', phone === '', words.callPhoneNeeded)}
          </label>
        )}
        <label className="field" htmlFor="call-answered-by">
          <span>{words.answeredBy}</span>
          <Input
            id="call-answered-by"
            status={isPressed && answeredBy === '' ? 'error' : ''}
            maxLength={60}
            value={typed.answeredBy ?? dispatcher?.name ?? ''}
            disabled={!kept.isLoaded}
            aria-invalid={isPressed && answeredBy === ''}
            aria-describedby="call-answered-by-error"
            onChange={(event) => draft.put({ ...typed, answeredBy: event.target.value })}
          />
          {error('call-answered-by-error', answeredBy === '', words.answeredByNeeded)}
        </label>
        <label className="field">
          <span>{words.callNote}</span>
          <Input maxLength={500} value={typed.note} disabled={!kept.isLoaded} onChange={(event) => draft.put({ ...typed, note: event.target.value })} />
        </label>
      </div>
      <DraftRefused draft={draft} />
      <div>
        <Button type={calls.length === 0 ? 'primary' : 'default'} disabled={status === undefined || !kept.isLoaded || isSaving} onClick={record}>
          {calls.length === 0 ? words.calledIn : words.callAgain}
        </Button>
      </div>
    </section>
  );
}
