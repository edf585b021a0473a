import { sizeOf } from './picture.js';

/**
 * Paints a picture with all its looks as attributes, as `pictureOf` makes it. An image of it would be asked for at an
 * address that the content security policy refuses, and would have none of the page’s fonts.
 *
 * @param density device pixels a pixel
 */
export function paint(canvas: HTMLCanvasElement, picture: SVGSVGElement, density: number): void {
  const { x, y, width, height } = sizeOf(picture);
  canvas.width = Math.round(width * density);
  canvas.height = Math.round(height * density);
  const context = canvas.getContext('2d');
  if (!context) return;
  context.setTransform(density, 0, 0, density, -x * density, -y * density);
  for (const element of picture.children) paintElement(context, element);
}

function paintElement(context: CanvasRenderingContext2D, element: Element): void {
  const say = (name: string): string => element.getAttribute(name) ?? '';
  const at = (name: string): number => parseFloat(say(name)) || 0;
  const [fill, stroke] = [say('fill'), say('stroke')];
  const hasFill = fill !== '' && fill !== 'none';
  const hasStroke = stroke !== '' && stroke !== 'none';
  context.fillStyle = fill;
  context.strokeStyle = stroke;
  context.lineWidth = at('stroke-width') || 1;
  context.setLineDash((say('stroke-dasharray').match(/[\d.]+/g) ?? []).map(Number));
  context.beginPath();
  switch (element.tagName) {
    case 'text': {
      const anchor = say('text-anchor');
      context.font = `${say('font-weight')} ${say('font-size')} ${say('font-family')}`;
      context.textAlign = anchor === 'middle' ? 'center' : anchor === 'end' ? 'end' : 'start';
      context.lineJoin = 'round';
      // A rim of the ground keeps a word readable over a line.
      if (hasStroke) context.strokeText(element.textContent, at('x'), at('y'));
      if (hasFill) context.fillText(element.textContent, at('x'), at('y'));
      return;
    }
    case 'rect':
      context.rect(at('x'), at('y'), at('width'), at('height'));
      break;
    case 'circle':
      context.arc(at('cx'), at('cy'), at('r'), 0, 2 * Math.PI);
      break;
    case 'line':
      context.moveTo(at('x1'), at('y1'));
      context.lineTo(at('x2'), at('y2'));
      break;
    case 'polyline':
      for (const point of say('points').split(' ')) {
        const [px = 0, py = 0] = point.split(',').map(Number);
        context.lineTo(px, py);
      }
      break;
    case 'path':
      context.stroke(new Path2D(say('d')));
      return;
    default:
      return;
  }
  if (hasFill) context.fill();
  if (hasStroke) context.stroke();
}
