import type { OrderCard } from '../../../shared/bridge/shapes.ts';
import type { FormDrafts } from '../form/form-drafts.ts';
import { namedBy, pickupDraftKey, pickupDraftSchema, type PickupFormValues } from './pickup-form-values.ts';
import { belongsTo } from './pipe-lengths.ts';

/** What was typed for a truck stays with it when its first order is taken off: it goes over to the order that is first then. */
export function handOverFields(forms: FormDrafts, from: OrderCard, to: OrderCard): void {
  const draftOf = (card: OrderCard) => forms.of(pickupDraftKey(card), (stored) => pickupDraftSchema.safeParse(stored).data);
  const old = draftOf(from);
  const { fields } = old.snapshot();
  if (fields === undefined) return;
  draftOf(to).put(fieldsFor(to, fields, from));
  old.drop();
}

/** What was typed, and what the paper of `to` names where nobody had changed what the paper of `from` named. */
function fieldsFor(to: OrderCard, fields: PickupFormValues, from: OrderCard): PickupFormValues {
  const [then, now] = [namedBy(from), namedBy(to)];
  const isCarrierNamed = fields.carrier === then.carrier && fields.carrierPhone === then.carrierPhone && now.carrier !== '';
  return {
    ...fields,
    ...(isCarrierNamed ? { carrier: now.carrier, carrierPhone: now.carrierPhone } : {}),
    waybill: fields.waybill === then.waybill ? now.waybill : fields.waybill,
    metres: Object.fromEntries(Object.entries(fields.metres).filter(([key]) => !belongsTo(from.orderNo, key))),
  };
}
