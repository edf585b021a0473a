import { escapeHtml } from '../../../../core/shared/index.js';
import { glyphPath, HATCH, round, sizeOf } from './glyphs.js';
import { DASHES, RIM, type Mark, type Palette, type Scene, type Words } from './shapes.js';

/** The drawing as an SVG file that needs nothing else. `says` is read out with it, a sentence each. */
export function svgOf(
  { width, height, marks, words }: Scene,
  palette: Palette,
  title: string,
  says: readonly string[],
): string {
  const body = [
    ...marks.map((mark) => markSvg(mark, palette)),
    ...words.map((each) => wordsSvg(each, palette)),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}" role="img">`,
    `<title>${escapeHtml(title)}</title>`,
    `<desc>${escapeHtml(says.join(' '))}</desc>`,
    `<defs><pattern id="late" width="${HATCH.every}" height="${HATCH.every}" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
      `<rect width="${HATCH.every}" height="${HATCH.every}" fill="${palette['refused-soft']}"/>` +
      `<rect width="${HATCH.thick}" height="${HATCH.every}" fill="${palette.refused}" fill-opacity="${HATCH.opacity}"/></pattern></defs>`,
    `<rect width="100%" height="100%" fill="${palette.paper}"/>`,
    ...body,
    '</svg>',
  ].join('\n');
}

function markSvg(mark: Mark, palette: Palette): string {
  switch (mark.is) {
    case 'line':
      return `<path d="M${round(mark.x1)} ${round(mark.y1)}L${round(mark.x2)} ${round(mark.y2)}" stroke="${palette[mark.ink]}" stroke-width="${mark.width}"${dashes(mark)}/>`;
    case 'box':
      return (
        `<rect ${frame(mark)} rx="${mark.radius}" fill="${mark.fill ? palette[mark.fill] : 'none'}"` +
        `${mark.stroke ? ` stroke="${palette[mark.stroke]}"` : ''}${dashes(mark)}` +
        `${mark.opacity === undefined ? '' : ` opacity="${round(mark.opacity)}"`}/>`
      );
    case 'hatch':
      return `<rect ${frame(mark)} fill="url(#late)"/>`;
    case 'glyphs': {
      const d = mark.xs.map((x) => glyphPath(mark.glyph, x, mark.y, mark.small)).join('');
      return `<path d="${d}" fill="none" stroke-linecap="round" stroke="${palette[mark.ink]}" stroke-width="${sizeOf(mark.glyph, mark.small).stroke}"/>`;
    }
    case 'columns': {
      const d = mark.xs.map((x, index) => {
        const height = mark.heights[index] ?? 0;
        return `M${round(x)} ${round(mark.y)}v${round(mark.up ? -height : height)}h${mark.width}V${round(mark.y)}z`;
      });
      return `<path d="${d.join('')}" fill="${palette[mark.ink]}"/>`;
    }
    case 'ring':
      return `<circle cx="${round(mark.x)}" cy="${round(mark.y)}" r="${mark.radius}" fill="none" stroke="${palette[mark.ink]}" stroke-width="2.5"/>`;
  }
}

function wordsSvg({ x, y, text, ink, ground, size, weight, anchor, mono }: Words, palette: Palette): string {
  const family = mono ? 'Geist Mono, ui-monospace, monospace' : 'Instrument Sans, system-ui, sans-serif';
  return `<text x="${round(x)}" y="${round(y)}" fill="${palette[ink]}" stroke="${palette[ground]}" stroke-width="${RIM}" stroke-linejoin="round" paint-order="stroke" font-family="${family}" font-size="${size}" font-weight="${weight}" text-anchor="${anchor}">${escapeHtml(text)}</text>`;
}

function frame({ x, y, width, height }: { x: number; y: number; width: number; height: number }): string {
  return `x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"`;
}

function dashes({ dashed }: { dashed?: boolean }): string {
  return dashed ? ` stroke-dasharray="${DASHES.join(' ')}"` : '';
}
