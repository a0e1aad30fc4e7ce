import { Navigate } from '@tanstack/react-router';
import { useOpenPickup } from './use-pickup.ts';

/** "继续": where this pickup stands; limits that were never shown come first (R-TL-22). */
export function StepRedirect() {
  const { view } = useOpenPickup();
  const step = view.inspection.limitsShown === null ? 'limits' : view.step === 'sealed' ? 'sign' : view.step;
  return <Navigate to={`/pickup/$pickup/${step}`} params={{ pickup: view.inspection.pickup.id }} replace />;
}
