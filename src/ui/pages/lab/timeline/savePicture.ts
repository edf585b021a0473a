import type { Palette, Scene } from '../../../../state/lab/timeline/draw/shapes.js';
import { svgOf } from '../../../../state/lab/timeline/draw/svg.js';
import { download } from '../../../download.js';
import { drawPicture } from '../../../components/timeline/drawScene.js';

/** Twice the size on screen, so that it stays crisp on a slide. */
const PNG_DENSITY = 2;

export function saveSvg(
  name: string,
  scene: Scene,
  palette: Palette,
  title: string,
  says: readonly string[],
): void {
  download(`${name}.svg`, new Blob([svgOf(scene, palette, title, says)], { type: 'image/svg+xml' }));
}

export function savePng(name: string, scene: Scene, palette: Palette): void {
  const canvas = document.createElement('canvas');
  drawPicture(canvas, scene, palette, PNG_DENSITY);
  canvas.toBlob((blob) => {
    if (blob) download(`${name}.png`, blob);
  });
}
