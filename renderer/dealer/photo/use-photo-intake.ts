import { useSyncExternalStore } from 'react';
import type { FindingId } from '../../../shared/kernel/ids.ts';
import { useKeepers } from '../inspection/keepers.ts';
import { useOpenPickup } from '../inspection/use-pickup.ts';
import type { IntakeState, PhotoIntake } from './photo-intake.ts';

export function usePhotoIntake(finding: FindingId): { readonly intake: PhotoIntake; readonly state: IntakeState } {
  const { keeper, view } = useOpenPickup();
  const intake = useKeepers().photos.of(keeper, view.inspection.pickup.id, finding);
  return { intake, state: useSyncExternalStore(intake.subscribe, intake.snapshot) };
}
