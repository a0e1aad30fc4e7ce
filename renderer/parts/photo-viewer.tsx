import { FileImageOutlined, PlayCircleOutlined } from '@ant-design/icons';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { partsWords } from '../../shared/words/parts-words.ts';
import { useWords } from '../look/words.ts';
import { ViewedPicture } from './viewed-picture.tsx';
import './parts.css';

/** A picture as the viewer shows it; addresses are of the page's own origin. */
export interface ViewedPhoto {
  readonly id: string;
  readonly thumb: string;
  readonly working: string;
  readonly original: string;
  readonly isClip: boolean;
  /** False while the picture is still on its way. */
  readonly hasArrived: boolean;
  readonly caption: string;
  /** What the picture is of; stands under the big picture. */
  readonly detail: string;
}

interface PhotoGridProps {
  readonly photos: readonly ViewedPhoto[];
  readonly onOpen: (id: string) => void;
}

/** Thumbnails that open the viewer; pictures that have not arrived say so. */
export function PhotoGrid({ photos, onOpen }: PhotoGridProps) {
  const words = useWords(partsWords).viewer;
  return (
    <ul className="photo-grid">
      {photos.map((photo) => (
        <li key={photo.id}>
          {photo.hasArrived ? (
            <button type="button" className="photo-tile" onClick={() => onOpen(photo.id)}>
              {photo.isClip ? (
                <div className="photo-blank">
                  <PlayCircleOutlined aria-label={words.clip} />
                </div>
              ) : (
                <img src={photo.thumb} alt={photo.detail} loading="lazy" />
              )}
              <span>{photo.caption}</span>
            </button>
          ) : (
            <div className="photo-tile" data-missing="true">
              <div className="photo-blank">
                <FileImageOutlined aria-hidden />
              </div>
              <span>{words.notArrived}</span>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

interface PhotoViewerProps {
  readonly photos: readonly ViewedPhoto[];
  readonly openId: string | null;
  readonly onClose: () => void;
}

/** Full-screen pictures: arrow keys walk, "compare" shows two side by side, "full size" shows every pixel, Escape closes. */
export function PhotoViewer({ photos, openId, onClose }: PhotoViewerProps) {
  const words = useWords(partsWords).viewer;
  const dialog = useRef<HTMLDialogElement>(null);
  const arrived = photos.filter((photo) => photo.hasArrived);
  const [sides, setSides] = useState<readonly number[]>([0]);
  const [active, setActive] = useState(0);
  const [isZoomed, setZoomed] = useState(false);
  // Opening is what moves the viewer; a list that grows while it is open must not.
  const latest = useRef(arrived);
  latest.current = arrived;
  useEffect(() => {
    if (openId === null) {
      dialog.current?.close();
      return;
    }
    setSides([Math.max(0, latest.current.findIndex((photo) => photo.id === openId))]);
    setActive(0);
    setZoomed(false);
    if (dialog.current?.open !== true) dialog.current?.showModal();
  }, [openId]);

  function show(index: number): void {
    const next = (index + arrived.length) % arrived.length;
    setSides(sides.map((side, at) => (at === active ? next : side)));
  }
  function onKeyDown(event: KeyboardEvent): void {
    const here = sides[active] ?? 0;
    if (event.key === 'ArrowRight') show(here + 1);
    else if (event.key === 'ArrowLeft') show(here - 1);
  }
  function toggleCompare(): void {
    const here = sides[active] ?? 0;
    setSides(sides.length === 2 ? [here] : [here, (here + 1) % arrived.length]);
    setActive(sides.length === 2 ? 0 : 1);
  }

  return (
    <dialog className="viewer no-print" ref={dialog} aria-label={words.title} onClose={onClose} onKeyDown={onKeyDown}>
      {openId === null || arrived.length === 0 ? null : (
        <>
          <div className="viewer-bar">
            <h2>{words.position({ index: (sides[active] ?? 0) + 1, count: arrived.length })}</h2>
            <button type="button" onClick={() => show((sides[active] ?? 0) - 1)}>{words.previous}</button>
            <button type="button" onClick={() => show((sides[active] ?? 0) + 1)}>{words.next}</button>
            <button type="button" aria-pressed={sides.length === 2} disabled={arrived.length < 2} onClick={toggleCompare}>{words.compare}</button>
            <button type="button" aria-pressed={isZoomed} onClick={() => setZoomed(!isZoomed)}>{words.zoom}</button>
            <button type="button" onClick={onClose}>{words.close}</button>
          </div>
          <div className="viewer-stage">
            {sides.map((index, side) => {
              const photo = arrived[index];
              if (photo === undefined) return null;
              return (
                <figure key={side} className="viewer-side" data-active={sides.length === 2 && side === active} onClick={() => setActive(side)}>
                  <div className="viewer-picture" data-zoom={isZoomed} tabIndex={0} onFocus={() => setActive(side)} role="group" aria-label={photo.detail}>
                    {photo.isClip ? <video src={photo.original} controls aria-label={photo.detail} /> : <ViewedPicture key={isZoomed ? photo.original : photo.working} address={isZoomed ? photo.original : photo.working} label={photo.detail} />}
                  </div>
                  <figcaption className="viewer-caption">
                    <span>{photo.detail}</span>
                    <a href={photo.original} target="_blank" rel="noreferrer">{words.original}</a>
                  </figcaption>
                </figure>
              );
            })}
          </div>
          <div className="viewer-strip">
            {arrived.map((photo, index) => (
              <button key={photo.id} type="button" aria-current={index === sides[active]} aria-label={`${words.position({ index: index + 1, count: arrived.length })} ${photo.detail}`} onClick={() => show(index)}>
                {photo.isClip ? <PlayCircleOutlined aria-hidden style={{ color: '#fff' }} /> : <img src={photo.thumb} alt="" loading="lazy" />}
              </button>
            ))}
          </div>
        </>
      )}
    </dialog>
  );
}
