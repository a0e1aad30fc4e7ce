import type { Tone } from '../look/palette.ts';
import './desk-parts.css';

interface RingProps {
  /** Share of the time that is left, 0 to 1. */
  readonly share: number;
  readonly tone: Tone;
}

const radius = 20;
const around = 2 * Math.PI * radius;

/** A ring that empties as the time runs out; the words stand beside it, so it is hidden from assistive technology. */
export function Ring({ share, tone }: RingProps) {
  return (
    <svg className="ring" data-tone={tone} viewBox="0 0 48 48" width="48" height="48" aria-hidden>
      <circle className="ring-ground" cx="24" cy="24" r={radius} />
      <circle className="ring-left" cx="24" cy="24" r={radius} strokeDasharray={`${around * Math.max(0, Math.min(1, share))} ${around}`} transform="rotate(-90 24 24)" />
    </svg>
  );
}
