import { useEffect, useRef } from 'react';

/** Pictures on the clipboard, wherever on the page they are pasted; pasted text is left to the field it is for. */
export function usePaste(isOn: boolean, onFiles: (files: readonly File[]) => void): void {
  const tell = useRef(onFiles);
  useEffect(() => {
    tell.current = onFiles;
  });
  useEffect(() => {
    if (!isOn) return undefined;
    const paste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      tell.current(files);
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, [isOn]);
}
