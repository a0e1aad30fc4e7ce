import { UsbOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import type { RecordId } from '../../../shared/kernel/ids.ts';
import { problemLine } from '../../../shared/words/problem-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useBridge } from '../bridge/bridge-context.ts';
import { problemOf } from '../bridge/bridge-problem.ts';
import { useAction } from '../frame/use-action.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';

interface ExportButtonProps {
  /** All unsent ones when empty. */
  readonly records: readonly RecordId[];
  readonly label: string;
  /** Says which record, where several stand on one page. */
  readonly name?: string;
}

/** Writes a bundle and hands it to the browser to save, so that records reach HQ without any network. */
export function ExportButton({ records, label, name }: ExportButtonProps) {
  const words = useDeskWords().record.queue;
  const language = useLanguage();
  const bridge = useBridge();
  const action = useAction();
  const { message } = App.useApp();
  const save = (): void =>
    action.run(
      () =>
        bridge.queue.exportBundle({ records: [...records] }).catch((error: unknown) => {
          void message.error(problemLine(language, problemOf(error)));
          throw error;
        }),
      (bundle) => {
        const link = document.createElement('a');
        link.href = `bundle/${bundle.bundle}.zip`;
        link.download = bundle.fileName;
        link.click();
        void message.success(words.exported({ count: bundle.records }));
      },
    );
  return (
    <Button icon={<UsbOutlined aria-hidden />} loading={action.isRunning} onClick={save} {...(name === undefined ? {} : { 'aria-label': name })}>
      {label}
    </Button>
  );
}
