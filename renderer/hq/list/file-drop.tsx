import { CloudUploadOutlined } from '@ant-design/icons';
import { useId, useState } from 'react';

interface FileDropProps {
  readonly label: string;
  readonly hint?: string;
  readonly accept: string;
  readonly isBusy: boolean;
  readonly onFile: (file: File) => void;
}

/** A place to drop one file or to choose it with the keyboard or the mouse. */
export function FileDrop({ label, hint, accept, isBusy, onFile }: FileDropProps) {
  const id = useId();
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null): void => {
    const file = files?.[0];
    if (file !== undefined && !isBusy) onFile(file);
  };
  return (
    <div
      className="drop"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <input
        id={id}
        type="file"
        accept={accept}
        disabled={isBusy}
        onChange={(event) => {
          take(event.target.files);
          // The same file may be chosen again after it was corrected.
          event.target.value = '';
        }}
      />
      <label htmlFor={id}>
        <CloudUploadOutlined aria-hidden />
        <span className="cell-main">{label}</span>
        {hint === undefined ? null : <span className="quiet">{hint}</span>}
      </label>
    </div>
  );
}
