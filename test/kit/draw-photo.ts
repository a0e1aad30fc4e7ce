import sharp from 'sharp';

/** What a drawn photo says of itself. */
export interface DrawnExif {
  /** `2026-11-20T13:59:59`, local time. */
  readonly takenLocal?: string;
  readonly changedLocal?: string;
  readonly make?: string;
  readonly model?: string;
  readonly latitude?: number;
  readonly longitude?: number;
  /** States the picture's own size in EXIF, as cameras do. */
  readonly statesSize?: boolean;
}

export interface DrawPhotoOptions {
  readonly seed: number;
  /** Pixels as stored; 4000 × 3000 where not given. */
  readonly width?: number;
  readonly height?: number;
  readonly format?: 'jpeg' | 'png' | 'webp';
  readonly quality?: number;
  readonly exif?: DrawnExif;
  /** The Orientation written beside the pixels (1 to 8); the pixels are stored turned so that the picture shows upright. */
  readonly orientation?: number;
  /** Standard deviation of a Gaussian blur in pixels of the 12 MP picture: out of focus. */
  readonly blur?: number;
  /** Shifts the scene by this share of its width: the next shot of the same thing from a step aside. */
  readonly shift?: number;
}

/**
 * Draws a photo of delivered goods: a gate, guard or carton before a wall on a warehouse floor, with dents, scratches and rust, grain and
 * uneven light. The same options always give the same bytes; each seed is another scene. A 12 MP JPEG is about 4 MB, as from a phone.
 */
export async function drawPhoto(options: DrawPhotoOptions): Promise<Buffer> {
  const { seed, width = 4000, height = 3000, format = 'jpeg', quality = 88, orientation = 1, blur = 0, shift = 0 } = options;
  const isTurned = orientation >= 5;
  const [shownWidth, shownHeight] = isTurned ? [height, width] : [width, height];
  const scene = drawScene(seed, shift, shownWidth / shownHeight);
  let picture = sharp(scene.data, { raw: { width: scene.width, height: scene.height, channels: 3 } }).resize(shownWidth, shownHeight, { fit: 'fill', kernel: 'cubic' });
  if (blur > 0) picture = picture.blur(Math.max(0.3, (blur * Math.max(width, height)) / 4000));
  const upright = await picture.raw().toBuffer();
  addGrain(upright, seed, blur > 0 ? 3 : 22);
  const laid = await lay(upright, shownWidth, shownHeight, orientation);
  const stored = sharp(laid, { raw: { width, height, channels: 3 } });
  const exif = options.exif === undefined ? stored : stored.withExif(exifOf(options.exif, width, height));
  const marked = orientation === 1 ? exif : exif.withMetadata({ orientation });
  if (format === 'png') return marked.png({ compressionLevel: 3 }).toBuffer();
  if (format === 'webp') return marked.webp({ quality, effort: 1 }).toBuffer();
  return marked.jpeg({ quality, chromaSubsampling: '4:2:0' }).toBuffer();
}

/** Stores the upright picture the way a camera held in that orientation would have it in its file. */
async function lay(upright: Buffer, width: number, height: number, orientation: number): Promise<Buffer> {
  const angle = [0, 0, 0, 180, 180, 270, 270, 90, 90][orientation] ?? 0;
  const isMirrored = [2, 4, 5, 7].includes(orientation);
  // The inverse of "turn, then mirror" is "mirror, then turn back": two passes keep the order.
  const mirrored = isMirrored ? await sharp(upright, { raw: { width, height, channels: 3 } }).flop().raw().toBuffer() : upright;
  return angle === 0 ? mirrored : sharp(mirrored, { raw: { width, height, channels: 3 } }).rotate(angle).raw().toBuffer();
}

interface Canvas {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

type Colour = readonly [number, number, number];

const scenePixels = 1_000_000;

function drawScene(seed: number, shift: number, ratio: number): Canvas {
  const chance = chanceOf(seed);
  const width = Math.round(Math.sqrt(scenePixels * ratio));
  const height = Math.round(width / ratio);
  const canvas: Canvas = { data: Buffer.alloc(width * height * 3), width, height };
  const aside = shift * width;
  drawRoom(canvas, chance, aside);
  const count = 2 + Math.floor(chance() * 3);
  for (let index = 0; index < count; index += 1) {
    const w = width * (0.18 + chance() * 0.4);
    const h = height * (0.25 + chance() * 0.5);
    const x = chance() * (width - w) + aside;
    const y = Math.min(height * 0.95 - h, height * (0.1 + chance() * 0.4));
    const kind = Math.floor(chance() * 3);
    if (kind === 0) drawGate(canvas, chance, x, y, w, h);
    else if (kind === 1) drawCarton(canvas, chance, x, y, w, h);
    else drawPanel(canvas, chance, x, y, w, h);
    drawDamage(canvas, chance, x, y, w, h);
  }
  return canvas;
}

/** Wall above, floor below, and light that falls off from a lamp somewhere. */
function drawRoom(canvas: Canvas, chance: () => number, aside: number): void {
  const { width, height, data } = canvas;
  const wall = colour(chance, 90, 210);
  const floor = colour(chance, 50, 150);
  const horizon = height * (0.45 + chance() * 0.35);
  const lampX = width * chance() + aside;
  const lampY = height * chance() * 0.6;
  const slope = (chance() - 0.5) * 0.2;
  const period = 30 + chance() * 90;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const isWall = y < horizon + slope * (x - width / 2);
      const base = isWall ? wall : floor;
      const distance = Math.hypot(x - lampX, y - lampY) / width;
      const isJoint = isWall ? (x - aside) % period < 1.5 || y % (period / 2) < 1.2 : Math.abs(((x - width / 2) * 60) / (y - horizon * 0.8 + 1)) % period < 1.5;
      const light = (1.25 - distance * 0.7) * (isJoint ? 0.82 : 1);
      const at = (y * width + x) * 3;
      for (let channel = 0; channel < 3; channel += 1) data[at + channel] = clamp((base[channel] ?? 0) * light);
    }
  }
}

/** Steel bars between two rails, as gates and window guards have. */
function drawGate(canvas: Canvas, chance: () => number, x: number, y: number, w: number, h: number): void {
  const steel = colour(chance, 20, 120);
  const bars = 5 + Math.floor(chance() * 9);
  const thick = w / bars / (2.2 + chance() * 2);
  for (let bar = 0; bar <= bars; bar += 1) fillTube(canvas, x + (bar * (w - thick)) / bars, y, thick, h, steel);
  for (const rail of [0, 0.32, 0.93]) fillRect(canvas, x, y + h * rail, w, h * 0.06, steel, 1.15);
  for (let ring = 0; ring < bars; ring += 1) strokeCircle(canvas, x + ((ring + 0.5) * w) / bars, y + h * 0.2, w / bars / 2.4, thick / 2, steel);
}

/** A carton with tape, a torn label and an edge in shade. */
function drawCarton(canvas: Canvas, chance: () => number, x: number, y: number, w: number, h: number): void {
  const board: Colour = [170 + chance() * 40, 125 + chance() * 35, 80 + chance() * 30];
  fillRect(canvas, x, y, w, h, board, 1);
  fillRect(canvas, x + w * 0.82, y, w * 0.18, h, board, 0.72);
  fillRect(canvas, x, y + h * (0.4 + chance() * 0.2), w, h * 0.09, [215, 205, 170], 1);
  const labelX = x + w * (0.08 + chance() * 0.3);
  const labelY = y + h * (0.08 + chance() * 0.1);
  fillRect(canvas, labelX, labelY, w * 0.34, h * 0.22, [238, 238, 232], 1);
  for (let line = 0; line < 6; line += 1) fillRect(canvas, labelX + w * 0.02, labelY + h * (0.025 + line * 0.03), w * (0.1 + chance() * 0.19), h * 0.012, [40, 40, 45], 1);
}

/** A pressed door leaf with framed fields and a handle. */
function drawPanel(canvas: Canvas, chance: () => number, x: number, y: number, w: number, h: number): void {
  const paint = colour(chance, 40, 190);
  fillRect(canvas, x, y, w, h, paint, 1);
  const rows = 2 + Math.floor(chance() * 3);
  for (let row = 0; row < rows; row += 1) {
    const top = y + h * 0.06 + (row * h * 0.9) / rows;
    fillRect(canvas, x + w * 0.12, top, w * 0.76, (h * 0.8) / rows, paint, 0.7);
    fillRect(canvas, x + w * 0.14, top + h * 0.012, w * 0.72, (h * 0.8) / rows - h * 0.024, paint, 1.18);
  }
  fillRect(canvas, x + w * 0.88, y + h * 0.48, w * 0.05, h * 0.12, [205, 200, 190], 1);
}

/** Dents, scratches down to the metal, and rust. */
function drawDamage(canvas: Canvas, chance: () => number, x: number, y: number, w: number, h: number): void {
  shadeDent(canvas, x + w * chance(), y + h * chance(), Math.min(w, h) * (0.06 + chance() * 0.12));
  for (let scratch = 0; scratch < 3; scratch += 1) {
    let atX = x + w * chance();
    let atY = y + h * chance();
    const turn = chance() * Math.PI;
    for (let step = 0; step < 60; step += 1) {
      fillRect(canvas, atX, atY, 2.2, 1.6, [228, 226, 220], 1);
      atX += Math.cos(turn + chance() * 0.5) * 2.4;
      atY += Math.sin(turn + chance() * 0.5) * 2.4;
    }
  }
  const rustX = x + w * chance();
  const rustY = y + h * chance();
  for (let speck = 0; speck < 120; speck += 1) {
    const reach = (chance() + chance() - 1) * w * 0.12;
    fillRect(canvas, rustX + reach, rustY + (chance() + chance() - 1) * h * 0.08, 1 + chance() * 5, 1 + chance() * 4, [130 + chance() * 40, 62 + chance() * 25, 25], 1);
  }
}

function fillRect(canvas: Canvas, x: number, y: number, w: number, h: number, paint: Colour, light: number): void {
  forEachPixel(canvas, x, y, w, h, (at) => {
    for (let channel = 0; channel < 3; channel += 1) canvas.data[at + channel] = clamp((paint[channel] ?? 0) * light);
  });
}

function fillTube(canvas: Canvas, x: number, y: number, w: number, h: number, paint: Colour): void {
  forEachPixel(canvas, x, y, w, h, (at, atX) => {
    const across = (atX - x) / w - 0.35;
    for (let channel = 0; channel < 3; channel += 1) canvas.data[at + channel] = clamp((paint[channel] ?? 0) * (1.6 - 2.2 * across * across * 4));
  });
}

function strokeCircle(canvas: Canvas, x: number, y: number, radius: number, thick: number, paint: Colour): void {
  forEachPixel(canvas, x - radius, y - radius, radius * 2, radius * 2, (at, atX, atY) => {
    if (Math.abs(Math.hypot(atX - x, atY - y) - radius + thick / 2) > thick / 2) return;
    for (let channel = 0; channel < 3; channel += 1) canvas.data[at + channel] = clamp((paint[channel] ?? 0) * 1.1);
  });
}

function shadeDent(canvas: Canvas, x: number, y: number, radius: number): void {
  forEachPixel(canvas, x - radius, y - radius, radius * 2, radius * 2, (at, atX, atY) => {
    const distance = Math.hypot(atX - x, atY - y) / radius;
    if (distance >= 1) return;
    const light = 1 + (((atX - x) + (atY - y)) / radius) * 0.45 * (1 - distance);
    for (let channel = 0; channel < 3; channel += 1) canvas.data[at + channel] = clamp((canvas.data[at + channel] ?? 0) * light);
  });
}

function forEachPixel(canvas: Canvas, x: number, y: number, w: number, h: number, paint: (at: number, x: number, y: number) => void): void {
  const fromX = Math.max(0, Math.round(x));
  const toX = Math.min(canvas.width, Math.round(x + w));
  const fromY = Math.max(0, Math.round(y));
  const toY = Math.min(canvas.height, Math.round(y + h));
  for (let atY = fromY; atY < toY; atY += 1) for (let atX = fromX; atX < toX; atX += 1) paint((atY * canvas.width + atX) * 3, atX, atY);
}

/** Grain as a sensor has it, equal in the three channels so that it survives chroma subsampling. */
function addGrain(pixels: Buffer, seed: number, strength: number): void {
  let state = (seed * 2_654_435_761 + 12_345) | 1;
  for (let at = 0; at + 2 < pixels.length; at += 3) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const grain = (((state & 0xff) + ((state >>> 8) & 0xff) - 255) * strength) >> 8;
    for (let channel = at; channel < at + 3; channel += 1) {
      const value = (pixels[channel] as number) + grain;
      pixels[channel] = value < 0 ? 0 : value > 255 ? 255 : value;
    }
  }
}

function exifOf(exif: DrawnExif, width: number, height: number): { [directory: string]: { [tag: string]: string } } {
  const stamp = (local: string) => `${local.slice(0, 10).replaceAll('-', ':')} ${local.slice(11)}`;
  const present = (tags: { readonly [tag: string]: string | undefined }) => Object.fromEntries(Object.entries(tags).filter((pair): pair is [string, string] => pair[1] !== undefined));
  const place = (degrees: number | undefined, positive: string, negative: string) => (degrees === undefined ? [undefined, undefined] : [sexagesimal(Math.abs(degrees)), degrees < 0 ? negative : positive]);
  const [latitude, latitudeRef] = place(exif.latitude, 'N', 'S');
  const [longitude, longitudeRef] = place(exif.longitude, 'E', 'W');
  return {
    IFD0: present({ Make: exif.make, Model: exif.model, DateTime: exif.changedLocal === undefined ? undefined : stamp(exif.changedLocal) }),
    IFD2: present({
      DateTimeOriginal: exif.takenLocal === undefined ? undefined : stamp(exif.takenLocal),
      PixelXDimension: exif.statesSize === true ? String(width) : undefined,
      PixelYDimension: exif.statesSize === true ? String(height) : undefined,
    }),
    IFD3: present({ GPSLatitude: latitude, GPSLatitudeRef: latitudeRef, GPSLongitude: longitude, GPSLongitudeRef: longitudeRef }),
  };
}

function sexagesimal(degrees: number): string {
  const hundredths = Math.round(degrees * 360_000);
  return `${Math.floor(hundredths / 360_000)}/1 ${Math.floor(hundredths / 6000) % 60}/1 ${hundredths % 6000}/100`;
}

function colour(chance: () => number, from: number, to: number): Colour {
  const level = from + chance() * (to - from);
  return [level * (0.85 + chance() * 0.3), level * (0.85 + chance() * 0.3), level * (0.85 + chance() * 0.3)];
}

function clamp(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value;
}

/** The small generator "mulberry32": 0 up to 1, the same row for the same seed. */
function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
