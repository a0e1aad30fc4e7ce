import type { Finding } from '../../../shared/inspection/finding.ts';
import type { PhotoUse } from '../../../shared/photo/photo.ts';
import { useBridge } from '../bridge/bridge-context.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useUndo } from '../frame/use-undo.tsx';
import { useOpenPickup } from '../inspection/use-pickup.ts';
import { changeUse, editUses } from '../inspection/view-edits.ts';

/** What a person can do with a picture that is in: mark it, keep it with a reason, remove it and take that back. */
export function usePhotoChanges(finding: Pick<Finding, 'id'>) {
  const bridge = useBridge();
  const words = useDeskWords().photo;
  const undo = useUndo();
  const { keeper, view } = useOpenPickup();
  const pickup = view.inspection.pickup.id;
  const named = (use: PhotoUse) => ({ pickup, finding: finding.id, photo: use.photo });
  return {
    change(use: PhotoUse, change: Partial<Pick<PhotoUse, 'withPackaging' | 'keptBecause'>>): void {
      const { withPackaging, keptBecause } = { ...use, ...change };
      keeper.change(changeUse(finding.id, use.photo, change), () => bridge.photos.changeUse({ ...named(use), withPackaging, keptBecause }), `use ${finding.id} ${use.photo}`);
    },
    remove(use: PhotoUse): void {
      keeper.change(editUses(finding.id, (uses) => uses.filter((other) => other.photo !== use.photo)), () => bridge.photos.removeUse(named(use)));
      undo(words.removed, () =>
        keeper.change(editUses(finding.id, (uses) => [...uses, use]), () => bridge.photos.restoreUse(named(use))),
      );
    },
  };
}
