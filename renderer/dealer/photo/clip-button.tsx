import { VideoCameraOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { openCamera } from './camera.ts';

interface ClipButtonProps {
  readonly device: string | undefined;
  readonly onClip: (clip: Blob) => void;
}

/** A clip is evidence of how something moves or sounds; a minute at this rate stays far below what is kept. */
const longestSeconds = 60;
const bitsPerSecond = 6_000_000;

/** Records a short clip with sound where a microphone is allowed. */
export function ClipButton({ device, onClip }: ClipButtonProps) {
  const words = useDeskWords().photo.camera;
  const [seconds, setSeconds] = useState<number | null>(null);
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);
  useEffect(() => {
    if (seconds === null) return undefined;
    const timer = setTimeout(() => {
      if (seconds + 1 >= longestSeconds) stop.current?.();
      else setSeconds(seconds + 1);
    }, 1_000);
    return () => clearTimeout(timer);
  }, [seconds]);

  const start = async (): Promise<void> => {
    const withSound = await openCamera(device, true);
    const opened = withSound.kind === 'on' ? withSound : await openCamera(device, false);
    if (opened.kind !== 'on') return;
    const recorder = new MediaRecorder(opened.stream, { mimeType: 'video/webm', videoBitsPerSecond: bitsPerSecond });
    const parts: Blob[] = [];
    recorder.ondataavailable = (event) => parts.push(event.data);
    recorder.onstop = () => {
      for (const track of opened.stream.getTracks()) track.stop();
      setSeconds(null);
      stop.current = undefined;
      const clip = new Blob(parts, { type: 'video/webm' });
      if (clip.size > 0) onClip(clip);
    };
    stop.current = () => recorder.stop();
    recorder.start(1_000);
    setSeconds(0);
  };
  return (
    <Button icon={<VideoCameraOutlined aria-hidden />} danger={seconds !== null} onClick={() => (seconds === null ? void start() : stop.current?.())}>
      {seconds === null ? words.record : words.stopRecording({ seconds })}
    </Button>
  );
}
