import { Navigate } from '@tanstack/react-router';
import { useOpenPickup } from './use-pickup.ts';

/** "继续": where this pickup stands; limits that were never shown come first (R-TL-22), then goods whose refusal nobody has signed (R-IN-8). */
export function StepRedirect() {
  const { view, lines } = useOpenPickup();
  const isRefusing = lines.some((at) => !at.isSealed && at.check?.decision === 'refuse');
  const step = view.inspection.limitsShown === null ? 'limits' : isRefusing ? 'refusal' : view.step === 'sealed' ? 'sign' : view.step;
  return <Navigate to={`/pickup/$pickup/${step}`} params={{ pickup: view.inspection.pickup.id }} replace />;
}
