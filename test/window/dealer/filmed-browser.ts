import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import sharp from 'sharp';
import { findBrowser } from '../../../build/find-browser.ts';
import { drawPhoto } from '../../kit/draw-photo.ts';

const size = { width: 1280, height: 720 };
/** Each scene stays before the camera so long, at 10 frames a second. */
const framesPerScene = 10;

/** A film of these scenes, one after the other and over again, as Chromium's fake camera reads it (Y4M, 4:2:0). */
async function filmFile(folder: string, seeds: readonly number[]): Promise<string> {
  const parts: Buffer[] = [Buffer.from(`YUV4MPEG2 W${size.width} H${size.height} F10:1 Ip A1:1 C420jpeg\n`)];
  for (const seed of seeds) {
    const photo = await drawPhoto({ seed, ...size });
    const { data } = await sharp(photo).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const frame = Buffer.concat([Buffer.from('FRAME\n'), planes(data)]);
    for (let count = 0; count < framesPerScene; count += 1) parts.push(frame);
  }
  const file = join(folder, 'camera.y4m');
  await writeFile(file, Buffer.concat(parts));
  return file;
}

/** RGB as the Y, U and V planes of BT.601, full range, colour at half the size. */
function planes(rgb: Buffer): Buffer {
  const { width, height } = size;
  const luma = Buffer.alloc(width * height);
  const blue = Buffer.alloc((width * height) / 4);
  const red = Buffer.alloc((width * height) / 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 3;
      const [r, g, b] = [rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0];
      luma[y * width + x] = Math.round(0.299 * r + 0.587 * g + 0.114 * b);
      if (x % 2 === 1 || y % 2 === 1) continue;
      const half = (y / 2) * (width / 2) + x / 2;
      blue[half] = Math.round(128 - 0.168736 * r - 0.331264 * g + 0.5 * b);
      red[half] = Math.round(128 + 0.5 * r - 0.418688 * g - 0.081312 * b);
    }
  }
  return Buffer.concat([luma, blue, red]);
}

/** A browser whose camera shows a film of these scenes, each for a second. */
export async function openFilmedBrowser(seeds: readonly number[]): Promise<{ readonly browser: Browser; readonly close: () => Promise<void> }> {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('no Chromium or Chrome on this machine; set CHROME_PATH');
  const folder = await mkdtemp(join(tmpdir(), 'gatecheck-film-'));
  const film = await filmFile(folder, seeds);
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({
    executablePath,
    headless: true,
    args: ['--disable-gpu', '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`, ...(isRoot ? ['--no-sandbox'] : [])],
  });
  const close = async (): Promise<void> => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { browser, close };
}
