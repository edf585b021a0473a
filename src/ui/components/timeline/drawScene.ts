import { glyphPath, HATCH, sizeOf } from '../../../state/lab/timeline/draw/glyphs.js';
import {
  DASHES,
  RIM,
  type Columns,
  type Glyph,
  type Glyphs,
  type Mark,
  type Palette,
  type Scene,
  type Words,
} from '../../../state/lab/timeline/draw/shapes.js';

/** Draws everything but the words, which the page sets as text. `density` is device pixels a pixel. */
export function drawMarks(canvas: HTMLCanvasElement, scene: Scene, palette: Palette, density: number): void {
  const context = prepared(canvas, scene, density);
  if (context) for (const mark of scene.marks) drawMark(context, mark, palette);
}

/** Draws everything on a ground of paper: a picture to take away. */
export function drawPicture(
  canvas: HTMLCanvasElement,
  scene: Scene,
  palette: Palette,
  density: number,
): void {
  const context = prepared(canvas, scene, density);
  if (!context) return;
  context.fillStyle = palette.paper;
  context.fillRect(0, 0, scene.width, scene.height);
  for (const mark of scene.marks) drawMark(context, mark, palette);
  const fonts = getComputedStyle(document.documentElement);
  const families = { sans: fonts.getPropertyValue('--sans'), mono: fonts.getPropertyValue('--mono') };
  for (const words of scene.words) drawWords(context, words, palette, families);
}

function prepared(
  canvas: HTMLCanvasElement,
  { width, height }: Scene,
  density: number,
): CanvasRenderingContext2D | null {
  const [wide, high] = [Math.round(width * density), Math.round(height * density)];
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== high) canvas.height = high;
  const context = canvas.getContext('2d');
  context?.setTransform(density, 0, 0, density, 0, 0);
  context?.clearRect(0, 0, width, height);
  return context;
}

function drawMark(context: CanvasRenderingContext2D, mark: Mark, palette: Palette): void {
  switch (mark.is) {
    case 'line':
      context.beginPath();
      context.moveTo(mark.x1, mark.y1);
      context.lineTo(mark.x2, mark.y2);
      stroke(context, palette[mark.ink], mark.width, mark.dashed);
      return;
    case 'box':
      context.globalAlpha = mark.opacity ?? 1;
      context.beginPath();
      context.roundRect(mark.x, mark.y, mark.width, mark.height, mark.radius);
      if (mark.fill) {
        context.fillStyle = palette[mark.fill];
        context.fill();
      }
      if (mark.stroke) stroke(context, palette[mark.stroke], 1, mark.dashed);
      context.globalAlpha = 1;
      return;
    case 'hatch': {
      const { x, y, width, height } = mark;
      context.save();
      context.beginPath();
      context.rect(x, y, width, height);
      context.clip();
      context.fillStyle = palette['refused-soft'];
      context.fillRect(x, y, width, height);
      context.globalAlpha = HATCH.opacity;
      context.beginPath();
      const apart = HATCH.every * Math.SQRT2;
      for (let at = x - height - (x % apart); at < x + width; at += apart) {
        context.moveTo(at, y + height);
        context.lineTo(at + height, y);
      }
      stroke(context, palette.refused, HATCH.thick, false);
      context.restore();
      return;
    }
    case 'glyphs':
      return drawGlyphs(context, mark, palette);
    case 'columns':
      return drawColumns(context, mark, palette);
    case 'ring':
      context.beginPath();
      context.arc(mark.x, mark.y, mark.radius, 0, Math.PI * 2);
      stroke(context, palette[mark.ink], 2.5, false);
  }
}

/** A sign is drawn once and stamped from then on: stroking thousands of small paths a frame would be slow. */
function drawGlyphs(context: CanvasRenderingContext2D, glyphs: Glyphs, palette: Palette): void {
  const density = context.getTransform().a;
  const stamp = stampOf(glyphs, palette, density);
  const size = stamp.width / density;
  const y = Math.round((glyphs.y - size / 2) * density) / density;
  for (const x of glyphs.xs)
    context.drawImage(stamp, Math.round((x - size / 2) * density) / density, y, size, size);
}

const stamps = new WeakMap<Palette, Map<string, HTMLCanvasElement>>();

function stampOf({ glyph, ink, small }: Glyphs, palette: Palette, density: number): HTMLCanvasElement {
  const known = stamps.get(palette) ?? new Map<string, HTMLCanvasElement>();
  stamps.set(palette, known);
  const name = `${glyph} ${ink} ${small} ${density}`;
  const stamp = known.get(name) ?? makeStamp(glyph, palette[ink], small, density);
  known.set(name, stamp);
  return stamp;
}

function makeStamp(glyph: Glyph, colour: string, small: boolean, density: number): HTMLCanvasElement {
  const { size, stroke } = sizeOf(glyph, small);
  const middle = Math.ceil(size + stroke);
  const stamp = document.createElement('canvas');
  stamp.width = stamp.height = Math.round(2 * middle * density);
  const context = stamp.getContext('2d');
  if (!context) return stamp;
  context.scale(density, density);
  context.translate(middle, middle);
  context.lineCap = 'round';
  context.lineWidth = stroke;
  context.strokeStyle = colour;
  context.stroke(new Path2D(glyphPath(glyph, 0, 0, small)));
  return stamp;
}

function drawColumns(
  context: CanvasRenderingContext2D,
  { ink, xs, heights, y, up, width }: Columns,
  palette: Palette,
): void {
  context.fillStyle = palette[ink];
  xs.forEach((x, index) => {
    const height = heights[index] ?? 0;
    context.fillRect(x, up ? y - height : y, width, height);
  });
}

function drawWords(
  context: CanvasRenderingContext2D,
  { x, y, text, ink, ground, size, weight, anchor, mono }: Words,
  palette: Palette,
  families: { sans: string; mono: string },
): void {
  context.font = `${weight} ${size}px ${mono ? families.mono : families.sans}`;
  context.fillStyle = palette[ink];
  context.textAlign = anchor === 'middle' ? 'center' : anchor;
  context.lineJoin = 'round';
  context.setLineDash([]);
  context.strokeStyle = palette[ground];
  context.lineWidth = RIM;
  context.strokeText(text, x, y);
  context.fillText(text, x, y);
}

function stroke(
  context: CanvasRenderingContext2D,
  colour: string,
  width: number,
  dashed: boolean | undefined,
): void {
  context.setLineDash(dashed ? DASHES : []);
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
}
