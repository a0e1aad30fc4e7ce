import { Button, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { CountedPhotos } from '../../../shared/inspection/counted-photos.ts';
import type { Finding } from '../../../shared/inspection/finding.ts';
import { zonedText } from '../../../shared/kernel/instant.ts';
import { Blank } from '../../parts/blank.tsx';
import { deskNow } from '../frame/now.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useOpenPickup } from '../inspection/use-pickup.ts';
import { openCamera, shoot, signalShot, type CameraState } from './camera.ts';
import { ClipButton } from './clip-button.tsx';
import { keepEscape } from './keep-escape.ts';
import { usePhotoIntake } from './use-photo-intake.ts';

interface CameraPageProps {
  readonly finding: Finding;
  readonly counted: CountedPhotos | undefined;
  readonly onClose: () => void;
}

const soundKey = 'gatecheck-shutter-sound';

/** The camera over the whole window: one shot after the other, and what the next one should show. */
export function CameraPage({ finding, counted, onClose }: CameraPageProps) {
  const { photo: photoWords, frame } = useDeskWords();
  const words = photoWords.camera;
  const { policy } = useOpenPickup();
  const { intake } = usePhotoIntake(finding.id);
  const dialog = useRef<HTMLDialogElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const [device, setDevice] = useState<string>();
  const [attempt, setAttempt] = useState(0);
  const [camera, setCamera] = useState<CameraState>({ kind: 'starting' });
  // A camera that is on shows nothing for a moment; the shutter waits for its first picture.
  const [isSeeing, setSeeing] = useState(false);
  const shutter = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isSeeing) shutter.current?.focus();
  }, [isSeeing]);
  const [before] = useState(counted?.counted ?? 0);
  const [taken, setTaken] = useState(0);
  const needsPackaging = finding.stage === 2 && counted?.hasPackaging !== true;
  const [withPackaging, setWithPackaging] = useState(needsPackaging);
  const [hasSound, setSound] = useState(() => localStorage.getItem(soundKey) === 'on');
  const audio = useRef<AudioContext>(undefined);

  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  useEffect(() => {
    let stream: MediaStream | undefined;
    let isGone = false;
    void openCamera(device, false).then((opened) => {
      if (opened.kind === 'on') stream = opened.stream;
      if (isGone) for (const track of stream?.getTracks() ?? []) track.stop();
      else setCamera(opened);
    });
    return () => {
      isGone = true;
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
  }, [device, attempt]);
  const stream = camera.kind === 'on' ? camera.stream : null;
  useEffect(() => {
    const element = video.current;
    if (element === null || stream === null) return;
    element.srcObject = stream;
    void element.play();
  }, [stream]);

  const press = async (): Promise<void> => {
    const picture = video.current === null ? null : await shoot(video.current);
    if (picture === null) return;
    const stamp = zonedText(deskNow()).slice(0, 23).replaceAll(/[-:.]/g, '').replace('T', '-');
    intake.add([{ file: picture, name: `camera-${stamp}.jpg`, via: 'camera', withPackaging }]);
    setTaken((count) => count + 1);
    setWithPackaging(false);
    if (hasSound) audio.current ??= new AudioContext();
    signalShot(hasSound ? audio.current : undefined);
  };
  const again = (): void => {
    setCamera({ kind: 'starting' });
    setAttempt((count) => count + 1);
  };
  const switchSound = (isOn: boolean): void => {
    localStorage.setItem(soundKey, isOn ? 'on' : 'off');
    setSound(isOn);
  };
  const needed = policy.inspection.photosPerDamagePoint;
  const all = before + taken;
  return (
    <dialog className="camera" ref={dialog} aria-label={words.title} onClose={onClose} onKeyDown={keepEscape}>
      <div className="camera-view">
        {camera.kind === 'off' ? (
          <Blank
            title={camera.trouble === 'denied' ? words.denied : camera.trouble === 'busy' ? words.busy : words.none}
            action={<Button onClick={again}>{frame.retry}</Button>}
          >
            {camera.trouble === 'denied' ? words.deniedHelp : words.noneHelp}
          </Blank>
        ) : (
          <video ref={video} muted playsInline aria-label={words.title} onLoadedData={() => setSeeing(true)} onEmptied={() => setSeeing(false)} />
        )}
        {camera.kind === 'starting' ? <p className="camera-starting">{words.starting}</p> : null}
        {camera.kind === 'on' ? (
          <p className="camera-guide" role="status">
            {withPackaging ? words.firstWithPackaging : all >= needed ? words.enough : words.nextAngle}
          </p>
        ) : null}
      </div>
      <div className="camera-bar">
        <div className="camera-left">
          {camera.kind === 'on' && camera.devices.length > 1 ? (
            <Select
              aria-label={words.device}
              value={device ?? camera.device}
              onChange={(chosen: string) => {
                setCamera({ kind: 'starting' });
                setDevice(chosen);
              }}
              getPopupContainer={(node: HTMLElement) => node.parentElement ?? document.body}
              options={camera.devices.map((each, index) => ({ value: each.deviceId, label: each.label === '' ? words.device1({ number: index + 1 }) : each.label }))}
            />
          ) : null}
          <Button aria-pressed={hasSound} className={hasSound ? 'is-on' : ''} onClick={() => switchSound(!hasSound)}>
            {hasSound ? `✓ ${words.sound}` : words.sound}
          </Button>
          {camera.kind === 'on' ? <ClipButton device={device} onClip={(clip) => intake.add([{ file: clip, name: `clip-${Date.now()}.webm`, via: 'camera', withPackaging: false }])} /> : null}
        </div>
        <div className="camera-middle">
          <button type="button" ref={shutter} className="shutter" disabled={camera.kind !== 'on' || !isSeeing} onClick={() => void press()}>
            <span className="sr-only">{words.shutter}</span>
          </button>
          <strong role="status" className="numbers">
            {words.tally({ taken: all, needed })}
          </strong>
        </div>
        <div className="camera-right">
          <Button aria-pressed={withPackaging} className={withPackaging ? 'is-fine' : ''} onClick={() => setWithPackaging(!withPackaging)}>
            {withPackaging ? `✓ ${photoWords.withPackaging}` : photoWords.withPackaging}
          </Button>
          <Button type="primary" size="large" onClick={onClose}>
            {words.finish({ count: taken })}
          </Button>
        </div>
      </div>
    </dialog>
  );
}
