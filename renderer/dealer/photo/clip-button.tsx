import { VideoCameraOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { recordClip, type Recording } from './record-clip.ts';

interface ClipButtonProps {
  readonly device: string | undefined;
  readonly onClip: (clip: Blob) => void;
}

/** A clip is evidence of how something moves or sounds; a minute at this rate stays far below what is kept. */
const longestSeconds = 60;

/** Records a short clip with sound where a microphone is allowed, one at a time; what is running when the button goes is kept. */
export function ClipButton({ device, onClip }: ClipButtonProps) {
  const words = useDeskWords().photo.camera;
  const { message } = App.useApp();
  const [seconds, setSeconds] = useState<number | 'starting' | null>(null);
  const running = useRef<Recording>(undefined);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      running.current?.stop();
    };
  }, []);
  useEffect(() => {
    if (typeof seconds !== 'number') return undefined;
    const timer = setTimeout(() => {
      if (seconds + 1 >= longestSeconds) running.current?.stop();
      else setSeconds(seconds + 1);
    }, 1_000);
    return () => clearTimeout(timer);
  }, [seconds]);

  const start = async (): Promise<void> => {
    setSeconds('starting');
    const recording = await recordClip(device, () => isGone.current);
    if (recording === undefined) {
      setSeconds(null);
      if (!isGone.current) void message.warning(words.noClip);
      return;
    }
    running.current = recording;
    setSeconds(0);
    const clip = await recording.clip;
    running.current = undefined;
    setSeconds(null);
    if (clip.size > 0) onClip(clip);
  };
  const isRecording = typeof seconds === 'number';
  return (
    <Button icon={<VideoCameraOutlined aria-hidden />} danger={isRecording} disabled={seconds === 'starting'} onClick={() => (isRecording ? running.current?.stop() : void start())}>
      {isRecording ? words.stopRecording({ seconds }) : words.record}
    </Button>
  );
}
