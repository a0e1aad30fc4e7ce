import { Link } from '@tanstack/react-router';
import { frameWords } from '../../../shared/words/console/frame-words.ts';
import { useWords } from '../../look/words.ts';
import { useMe } from '../session/me.ts';
import { placesOf, type Place } from './navigation.tsx';

/** The person's places in two groups: daily work, administration. */
export function SideMenu() {
  const words = useWords(frameWords);
  const places = placesOf(useMe());
  const groups = (['work', 'setup'] as const).map((group) => ({ group, places: places.filter((place) => place.group === group) })).filter((each) => each.places.length > 0);
  return (
    <>
      {groups.map(({ group, places: inGroup }) => (
        <div key={group} className="side-group">
          {groups.length > 1 ? <p className="side-title">{words.groups[group]}</p> : null}
          <ul>
            {inGroup.map((place) => (
              <li key={place.key}>
                <PlaceLink place={place} label={words.nav[place.key]} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

function PlaceLink({ place, label }: { readonly place: Place; readonly label: string }) {
  return (
    <Link to={place.to} className="side-link" activeOptions={{ exact: place.to === '/', includeSearch: false }} activeProps={{ 'data-active': 'true' } as object}>
      <span aria-hidden>{place.icon}</span>
      {label}
    </Link>
  );
}
