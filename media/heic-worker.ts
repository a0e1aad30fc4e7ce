import { parentPort, workerData } from 'node:worker_threads';
import libheif from 'libheif-js/wasm-bundle.js';
import { mostMegapixels } from '../shared/photo/photo.ts';

/**
 * Runs as a worker thread, one for each picture: decodes the primary picture of `workerData` (the bytes of a HEIC file), turned
 * upright as the container says, and posts `{ width, height, pixels }` (RGBA) or null. It ends with the picture, so that nothing
 * a hostile file did to the decoder's memory meets the next one.
 */
const images = new libheif.HeifDecoder().decode(workerData as Uint8Array);
const image = images.find((one) => one.is_primary()) ?? images[0];
const width = image?.get_width() ?? 0;
const height = image?.get_height() ?? 0;

if (image === undefined || width < 1 || height < 1 || width * height > mostMegapixels * 1_000_000) {
  parentPort?.postMessage(null);
} else {
  const pixels = new Uint8ClampedArray(width * height * 4);
  image.display({ data: pixels, width, height }, (shown) => {
    if (shown === null) parentPort?.postMessage(null);
    else parentPort?.postMessage({ width, height, pixels }, [pixels.buffer]);
  });
}
