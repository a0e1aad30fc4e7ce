import { DeleteOutlined, StarOutlined } from '@ant-design/icons';
import { App, Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { frameWords } from '../../../shared/words/console/frame-words.ts';
import { useWords } from '../../look/words.ts';

const viewSchema = z.array(z.object({ name: z.string().min(1).max(40), search: z.record(z.string(), z.unknown()) })).max(50);
type View = z.infer<typeof viewSchema>[number];

function readViews(list: string): readonly View[] {
  try {
    return viewSchema.parse(JSON.parse(window.localStorage.getItem(`gatecheck.views.${list}`) ?? '[]'));
  } catch {
    // A damaged entry is no reason to keep a clerk from the list.
    return [];
  }
}

interface SavedViewsProps {
  /** Names the list whose filters are kept, in this browser. */
  readonly list: string;
  readonly search: Readonly<Record<string, unknown>>;
  readonly onChoose: (search: Readonly<Record<string, unknown>>) => void;
}

/** A person's own filters under a name, kept in this browser. */
export function SavedViews({ list, search, onChoose }: SavedViewsProps) {
  const words = useWords(frameWords);
  const { message } = App.useApp();
  const [views, setViews] = useState(() => readViews(list));
  const [name, setName] = useState('');
  const [isOpen, setOpen] = useState(false);
  const keep = (next: readonly View[]): void => {
    window.localStorage.setItem(`gatecheck.views.${list}`, JSON.stringify(next));
    setViews(next);
  };
  const save = (): void => {
    const trimmed = name.trim();
    if (trimmed === '') return;
    keep([...views.filter((view) => view.name !== trimmed), { name: trimmed, search: { ...search } }]);
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
            <Button htmlType="submit" disabled={name.trim() === ''}>
              {words.views.save}
            </Button>
          </form>
        </div>
      }
    >
      <Button icon={<StarOutlined />}>{words.views.label}</Button>
    </Popover>
  );
}
