import { CopyOutlined } from '@ant-design/icons';
import { App, Button, type ButtonProps } from 'antd';
import type { RefObject } from 'react';
import { partsWords } from '../../shared/words/parts-words.ts';
import { useWords } from '../look/words.ts';

interface CopyButtonProps extends Pick<ButtonProps, 'type' | 'size'> {
  readonly text: string;
  /** Where the text stands on the page, as it is or in a field. */
  readonly place: RefObject<HTMLElement | null>;
}

/** Puts a text on the clipboard and says so; where the browser lets no page do that, as on an address without https, it selects the text and says how to copy it. */
export function CopyButton({ text, place, ...look }: CopyButtonProps) {
  const words = useWords(partsWords);
  const { message } = App.useApp();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      void message.success(words.copied);
    } catch {
      if (place.current !== null) selectText(place.current);
      void message.info(words.copyByHand, 8);
    }
  };
  return (
    <Button icon={<CopyOutlined aria-hidden />} disabled={text === ''} onClick={() => void copy()} {...look}>
      {words.copy}
    </Button>
  );
}

function selectText(place: HTMLElement): void {
  const field = place.querySelector('textarea');
  if (field === null) window.getSelection()?.selectAllChildren(place);
  else field.select();
}
