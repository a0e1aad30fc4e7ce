import { DeleteOutlined, StarOutlined } from '@ant-design/icons';
import { App, Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { frameWords } from '../../../shared/words/console/frame-words.ts';
import { useWords } from '../../look/words.ts';
import { useMe } from '../session/me.ts';

const viewSchema = z.object({ name: z.string().min(1).max(40), search: z.record(z.string(), z.unknown()) });
type View = z.infer<typeof viewSchema>;
/** More than a menu can be found again in. */
const most = 50;

function readViews(key: string): readonly View[] {
  try {
    return z.array(viewSchema).parse(JSON.parse(window.localStorage.getItem(key) ?? '[]'));
  } catch {
    // A damaged entry is no reason to keep a clerk from the list.
    return [];
  }
}

interface SavedViewsProps {
  /** Names the list whose filters are kept. */
  readonly list: string;
  readonly search: Readonly<Record<string, unknown>>;
  readonly onChoose: (search: Readonly<Record<string, unknown>>) => void;
}

/** A person's own filters under a name, kept in this browser; the next person at it finds their own. */
export function SavedViews({ list, search, onChoose }: SavedViewsProps) {
  const words = useWords(frameWords);
  const { message } = App.useApp();
  const key = `gatecheck.views.${useMe().id}.${list}`;
  const [views, setViews] = useState(() => readViews(key));
  const [name, setName] = useState('');
  const [isOpen, setOpen] = useState(false);
  const trimmed = name.trim();
  // A view under a name that is there already takes its place.
  const others = views.filter((view) => view.name !== trimmed);
  const isFull = others.length >= most;
  const keep = (next: readonly View[]): void => {
    window.localStorage.setItem(key, JSON.stringify(next));
    setViews(next);
  };
  const save = (): void => {
    if (trimmed === '' || isFull) return;
    keep([...others, { name: trimmed, search: { ...search } }]);
    setName('');
    void message.success(words.views.saved);
  };
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      title={words.views.label}
      content={
        <div className="views">
          {views.length === 0 ? <p className="quiet">{words.views.none}</p> : null}
          <ul>
            {views.map((view) => (
              <li key={view.name}>
                <Button
                  type="text"
                  onClick={() => {
                    onChoose(view.search);
                    setOpen(false);
                  }}
                >
                  {view.name}
                </Button>
                <Button type="text" icon={<DeleteOutlined />} aria-label={words.views.remove({ name: view.name })} onClick={() => keep(views.filter((other) => other.name !== view.name))} />
              </li>
            ))}
          </ul>
          <form
            className="views-new"
            onSubmit={(event) => {
              event.preventDefault();
              save();
            }}
          >
            <Input value={name} maxLength={40} onChange={(event) => setName(event.target.value)} aria-label={words.views.name} placeholder={words.views.namePlaceholder} />
            <Button htmlType="submit" disabled={trimmed === '' || isFull}>
              {words.views.save}
            </Button>
          </form>
          {isFull ? <p role="status">{words.views.full({ most })}</p> : null}
        </div>
      }
    >
      <Button icon={<StarOutlined />}>{words.views.label}</Button>
    </Popover>
  );
}
