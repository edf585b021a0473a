/** What a picture needs to be understood without the page. */
export interface Caption {
  title: string;
  /** What each line of the drawing is, in the order in which they are drawn; where it has none, what its signs are. */
  lines: readonly string[];
  /** Where the figures come from. */
  source: string;
}

/** What a drawing gets from style sheets, which stay behind. */
const LOOKS = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray'];
const LOOKS_OF_TEXT = [...LOOKS, 'font-family', 'font-size', 'font-weight', 'text-anchor', 'paint-order'];
const MARGIN = 16;
/** Sizes of type, and how high a line and how wide a letter of each is. */
const TITLE = { size: 16, weight: 600, high: 22, wide: 8.4 };
const LEGEND = { size: 13, weight: 400, high: 19, wide: 6.9 };
const SOURCE = { size: 11, weight: 400, high: 15, wide: 6.1 };
/** A piece of each line beside what it is. */
const SAMPLE = 26;

/** A copy of a drawing that looks the same by itself, in the colours on show, with its title, legend and source. */
export function pictureOf(drawing: SVGSVGElement, { title, lines, source }: Caption): SVGSVGElement {
  const picture = drawing.cloneNode(true) as SVGSVGElement;
  const originals = [drawing, ...drawing.querySelectorAll('*')];
  [picture, ...picture.querySelectorAll('*')].forEach((element, index) => {
    const looks = getComputedStyle(originals[index] ?? drawing);
    for (const look of element.tagName === 'text' ? LOOKS_OF_TEXT : LOOKS)
      element.setAttribute(look, looks.getPropertyValue(look));
    element.removeAttribute('class');
  });
  const { width, height } = sizeOf(drawing);
  const { color: ink, backgroundColor: ground, fontFamily } = getComputedStyle(document.body);
  const words = (text: string, x: number, y: number, { size, weight }: typeof TITLE): Element =>
    element(
      'text',
      { x, y, fill: ink, 'font-family': fontFamily, 'font-size': `${size}px`, 'font-weight': weight },
      text,
    );

  const heads = wrapped(title, Math.floor(width / TITLE.wide));
  const feet = wrapped(source, Math.floor(width / SOURCE.wide));
  const samples = [...picture.querySelectorAll('polyline')];
  const indent = samples.length > 0 ? SAMPLE + 8 : 0;
  const legend = lines.map((line) => wrapped(line, Math.floor((width - indent) / LEGEND.wide)));
  const top = MARGIN + heads.length * TITLE.high + legend.flat().length * LEGEND.high + 10;
  const bottom = 10 + feet.length * SOURCE.high + MARGIN;
  let y = MARGIN - top;
  const added = [
    ...heads.map((head) => words(head, 0, (y += TITLE.high) - 6, TITLE)),
    ...legend.flatMap((parts, index) => {
      const sample = samples[index]?.cloneNode() as Element | undefined;
      sample?.setAttribute('points', `0,${y + LEGEND.high - 9} ${SAMPLE},${y + LEGEND.high - 9}`);
      return [
        ...(sample ? [sample] : []),
        ...parts.map((part) => words(part, indent, (y += LEGEND.high) - 5, LEGEND)),
      ];
    }),
    ...feet.map((foot, index) => words(foot, 0, height + 10 + (index + 1) * SOURCE.high - 4, SOURCE)),
  ];

  const box = { x: -MARGIN, y: -top, width: width + 2 * MARGIN, height: top + height + bottom };
  picture.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  picture.setAttribute('viewBox', [box.x, box.y, box.width, box.height].join(' '));
  picture.setAttribute('width', String(box.width));
  picture.setAttribute('height', String(box.height));
  for (const name of ['aria-labelledby', 'aria-describedby']) picture.removeAttribute(name);
  picture.prepend(element('title', {}, title), element('rect', { ...box, fill: ground }));
  picture.append(...added);
  return picture;
}

/** As its coordinates are, whatever size it is shown at. */
export function sizeOf(drawing: SVGSVGElement): { x: number; y: number; width: number; height: number } {
  const [x = 0, y = 0, width = 0, height = 0] = (drawing.getAttribute('viewBox') ?? '')
    .split(' ')
    .map(Number);
  return { x, y, width, height };
}

function element(name: string, attributes: Record<string, string | number>, text = ''): Element {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value));
  made.textContent = text;
  return made;
}

/** In lines of so many letters at most, between words where there are any: an address has none. */
export function wrapped(text: string, letters: number): string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest.length > letters) {
    const space = rest.lastIndexOf(' ', letters);
    const end = space > 0 ? space : letters;
    lines.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...lines, rest];
}
