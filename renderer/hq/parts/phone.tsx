import { PhoneOutlined } from '@ant-design/icons';
import { telAddress } from '../tel-address.ts';

/** A phone number that a click dials. */
export function Phone({ number, isBig = false }: { readonly number: string; readonly isBig?: boolean }) {
  if (number.trim() === '') return <span className="quiet">—</span>;
  return (
    <a href={telAddress(number)} className={isBig ? 'phone-big' : 'phone'}>
      <PhoneOutlined aria-hidden /> {number}
    </a>
  );
}
