import { Select } from 'antd';
import { useDeskWords } from '../frame/use-desk-words.ts';

interface CameraPickerProps {
  readonly devices: readonly MediaDeviceInfo[];
  readonly device: string | undefined;
  readonly onChoose: (device: string) => void;
}

/** Which of the computer's cameras, where there is a choice: also while the chosen one does not open, or is not plugged in any more. */
export function CameraPicker({ devices, device, onChoose }: CameraPickerProps) {
  const words = useDeskWords().photo.camera;
  const plugged = devices.find((each) => each.deviceId === device)?.deviceId;
  if (devices.length === 0 || (devices.length === 1 && (plugged !== undefined || device === undefined))) return null;
  return (
    <Select
      aria-label={words.device}
      value={plugged ?? null}
      placeholder={words.device}
      onChange={(chosen: string | null) => {
        if (chosen !== null) onChoose(chosen);
      }}
      getPopupContainer={(node: HTMLElement) => node.parentElement ?? document.body}
      options={devices.map((each, index) => ({ value: each.deviceId, label: each.label === '' ? words.device1({ number: index + 1 }) : each.label }))}
    />
  );
}
