import { download } from '../../../download.js';

/** What a drawing gets from style sheets, which stay behind. */
const LOOKS = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'paint-order',
];

/** Saves a drawing as a file that looks the same by itself, in the colours of the theme on show. */
export function saveSvg(name: string, drawing: SVGSVGElement, title: string): void {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = [drawing, ...drawing.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, index) => {
    const looks = getComputedStyle(originals[index] ?? drawing);
    for (const look of LOOKS) element.setAttribute(look, looks.getPropertyValue(look));
    element.removeAttribute('class');
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', getComputedStyle(document.body).backgroundColor);
  const said = document.createElementNS('http://www.w3.org/2000/svg', 'title');
  said.textContent = title;
  copy.prepend(said, ground);
  const text = new XMLSerializer().serializeToString(copy);
  download(name, new Blob([text], { type: 'image/svg+xml' }));
}
