import type { PickupView } from '../../../shared/bridge/shapes.ts';
import type { LineKey } from '../../../shared/delivery/pickup.ts';
import type { Finding } from '../../../shared/inspection/finding.ts';
import type { DispatcherCall, LineCheck, PackageCheck } from '../../../shared/inspection/inspection.ts';
import type { FindingId, PackageId, PhotoId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Photo, PhotoUse } from '../../../shared/photo/photo.ts';

/** Changes of a pickup as the page shows them at once; the host makes the same ones when it saves. */
type Edit = (view: PickupView) => PickupView;

function onInspection(edit: (inspection: PickupView['inspection']) => PickupView['inspection']): Edit {
  return (view) => ({ ...view, inspection: edit(view.inspection) });
}

const untouched = { decision: 'undecided', reservation: '', items: 'unchecked', fineUnits: [], count: null } as const satisfies Omit<LineCheck, 'line'>;

export function editLines(lines: readonly LineKey[], change: (check: LineCheck) => LineCheck): Edit {
  const wanted = new Set(lines);
  return onInspection((inspection) => {
    const known = new Set(inspection.lines.map((check) => check.line));
    const added = lines.filter((line) => !known.has(line)).map((line) => change({ ...untouched, fineUnits: [], line }));
    return { ...inspection, lines: [...inspection.lines.map((check) => (wanted.has(check.line) ? change(check) : check)), ...added] };
  });
}

export function editPackages(packages: readonly PackageId[], change: Partial<Pick<PackageCheck, 'condition' | 'lookedInside'>>): Edit {
  const wanted = new Set(packages);
  return onInspection((inspection) => ({ ...inspection, packages: inspection.packages.map((row) => (wanted.has(row.id) ? { ...row, ...change } : row)) }));
}

export function putFinding(finding: Finding): Edit {
  return onInspection((inspection) => {
    const known = inspection.findings.some((other) => other.id === finding.id);
    // Photos come in on their own way and may have grown since the form was drawn.
    const findings = known ? inspection.findings.map((other) => (other.id === finding.id ? { ...finding, photos: other.photos } : other)) : [...inspection.findings, finding];
    return { ...inspection, findings };
  });
}

export function removeFinding(id: FindingId): Edit {
  return onInspection((inspection) => ({ ...inspection, findings: inspection.findings.filter((finding) => finding.id !== id) }));
}

export function editUses(id: FindingId, change: (uses: readonly PhotoUse[]) => readonly PhotoUse[]): Edit {
  return onInspection((inspection) => ({
    ...inspection,
    findings: inspection.findings.map((finding) => (finding.id === id ? { ...finding, photos: [...change(finding.photos)] } : finding)),
  }));
}

export function addPhoto(id: FindingId, photo: Photo, use: PhotoUse): Edit {
  return (view) => {
    const photos = view.photos.some((other) => other.id === photo.id) ? view.photos : [...view.photos, photo];
    return editUses(id, (uses) => (uses.some((other) => other.photo === use.photo) ? uses : [...uses, use]))({ ...view, photos });
  };
}

export function changeUse(id: FindingId, photo: PhotoId, change: Partial<Pick<PhotoUse, 'withPackaging' | 'keptBecause'>>): Edit {
  return editUses(id, (uses) => uses.map((use) => (use.photo === photo ? { ...use, ...change } : use)));
}

export function addCall(call: DispatcherCall): Edit {
  return onInspection((inspection) => ({ ...inspection, dispatcherCalls: [...inspection.dispatcherCalls, call] }));
}

export function noteLimitsShown(shownAt: Instant, textVersion: string, language: 'zh-CN' | 'en'): Edit {
  return onInspection((inspection) => ({ ...inspection, limitsShown: { shownAt, textVersion, language } }));
}
