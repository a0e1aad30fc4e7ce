import { useSyncExternalStore } from 'react';
import type { FindingId } from '../../../shared/kernel/ids.ts';
import type { Bridge } from '../bridge/bridge-client.ts';
import { useBridge } from '../bridge/bridge-context.ts';
import type { PickupKeeper } from '../inspection/pickup-keeper.ts';
import { useOpenPickup, type OpenPickup } from '../inspection/use-pickup.ts';
import { PhotoIntake, type IntakeState } from './photo-intake.ts';

/** One intake for each damage point, for as long as its pickup is kept. */
const intakes = new WeakMap<PickupKeeper, Map<FindingId, PhotoIntake>>();

function intakeOf(bridge: Bridge, { keeper, view }: OpenPickup, finding: FindingId): PhotoIntake {
  let own = intakes.get(keeper);
  if (own === undefined) {
    own = new Map();
    intakes.set(keeper, own);
  }
  let intake = own.get(finding);
  if (intake === undefined) {
    intake = new PhotoIntake(bridge, keeper, view.inspection.pickup.id, finding);
    own.set(finding, intake);
  }
  return intake;
}

export function usePhotoIntake(finding: FindingId): { readonly intake: PhotoIntake; readonly state: IntakeState } {
  const bridge = useBridge();
  const intake = intakeOf(bridge, useOpenPickup(), finding);
  return { intake, state: useSyncExternalStore(intake.subscribe, intake.snapshot) };
}
