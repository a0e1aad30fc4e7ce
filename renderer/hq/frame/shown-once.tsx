import { CopyOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { frameWords } from '../../../shared/words/console/frame-words.ts';
import { useWords } from '../../look/words.ts';

interface ShownOnceProps {
  readonly text: string;
  readonly note?: string;
  readonly help: string;
  readonly isLong?: boolean;
}

/** A secret that is shown once: big, with a button that copies it. */
export function ShownOnce({ text, note, help, isLong = false }: ShownOnceProps) {
  const words = useWords(frameWords);
  const { message } = App.useApp();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    void message.success(words.copied);
  };
  return (
    <div className="shown-once">
      <output className="shown-once-text" data-long={isLong}>
        {text}
      </output>
      {note === undefined ? null : <p className="cell-main">{note}</p>}
      <Button type="primary" size="large" icon={<CopyOutlined />} onClick={() => void copy()}>
        {words.copy}
      </Button>
      <p className="quiet">{help}</p>
    </div>
  );
}
