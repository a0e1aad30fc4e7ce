import { Select } from 'antd';
import { useDeskWords } from '../frame/use-desk-words.ts';

interface CameraPickerProps {
  readonly devices: readonly MediaDeviceInfo[];
  readonly device: string | undefined;
  readonly onChoose: (device: string) => void;
}

/** Which of the computer's cameras, where it has several: also while the chosen one does not open. */
export function CameraPicker({ devices, device, onChoose }: CameraPickerProps) {
  const words = useDeskWords().photo.camera;
  if (devices.length < 2) return null;
  return (
    <Select
      aria-label={words.device}
      value={device ?? null}
      onChange={(chosen: string | null) => {
        if (chosen !== null) onChoose(chosen);
      }}
      getPopupContainer={(node: HTMLElement) => node.parentElement ?? document.body}
      options={devices.map((each, index) => ({ value: each.deviceId, label: each.label === '' ? words.device1({ number: index + 1 }) : each.label }))}
    />
  );
}
