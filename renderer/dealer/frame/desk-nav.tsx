import { CarOutlined, CloudUploadOutlined, FileDoneOutlined, HomeOutlined, QuestionCircleOutlined, SettingOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useStatus } from './use-desk.ts';
import { useDeskWords } from './use-desk-words.ts';

const places = [
  { to: '/', key: 'today', icon: <HomeOutlined aria-hidden /> },
  { to: '/pickup', key: 'pickup', icon: <CarOutlined aria-hidden /> },
  { to: '/queue', key: 'queue', icon: <CloudUploadOutlined aria-hidden /> },
  { to: '/records', key: 'records', icon: <FileDoneOutlined aria-hidden /> },
  { to: '/settings', key: 'settings', icon: <SettingOutlined aria-hidden /> },
  { to: '/help', key: 'help', icon: <QuestionCircleOutlined aria-hidden /> },
] as const satisfies readonly { readonly to: string; readonly key: string; readonly icon: ReactNode }[];

export function DeskNav() {
  const words = useDeskWords().frame.nav;
  const { status } = useStatus();
  const queue = status === undefined ? 0 : status.queue.waiting + status.queue.sending + status.queue.parked;
  return (
    <nav className="frame-nav" aria-label={words.label}>
      <ul>
        {places.map((place) => (
          <li key={place.key}>
            <Link to={place.to} activeOptions={{ exact: place.to === '/' }} activeProps={{ 'aria-current': 'page' }}>
              {place.icon}
              <span>
                {words[place.key]}
                {place.key === 'queue' && queue > 0 ? <b className="frame-count">{queue}</b> : null}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
