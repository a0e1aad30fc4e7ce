import { CopyOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useDeskWords } from './use-desk-words.ts';

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text }: { readonly text: string }) {
  const words = useDeskWords().frame;
  const { message } = App.useApp();
  return (
    <Button icon={<CopyOutlined aria-hidden />} disabled={text === ''} onClick={() => void navigator.clipboard.writeText(text).then(() => message.success(words.copied))}>
      {words.copy}
    </Button>
  );
}
