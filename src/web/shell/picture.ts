import { toSvgDocument } from '../../charts/index.js';

/** Dots a CSS pixel, so that a picture is sharp in print. */
const sharpness = 2;

/** A drawing as an SVG file that stands alone: with its styles, without the page. */
export function svgText(svg: SVGSVGElement): string {
  return toSvgDocument(new XMLSerializer().serializeToString(svg), chartStyles());
}

/** A drawing as PNG on white, as for print; null where the browser would not draw it. */
export async function pngOf(svg: SVGSVGElement): Promise<Blob | null> {
  const { width, height } = svg.getBoundingClientRect();
  const address = URL.createObjectURL(new Blob([svgText(sized(svg, width, height))], { type: 'image/svg+xml' }));
  try {
    const image = new Image(width, height);
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [Math.ceil(width * sharpness), Math.ceil(height * sharpness)];
    const context = canvas.getContext('2d');
    if (context === null) return null;
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => {
      canvas.toBlob(resolve, 'image/png');
    });
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** A copy with its size written down, in light colours: it is drawn where there is no page. */
function sized(svg: SVGSVGElement, width: number, height: number): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('data-theme', 'light');
  return copy;
}

/** The text of charts.css as the page has it: the rules of its layer. */
function chartStyles(): string {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const layers = rules.filter(
    (rule) => rule instanceof CSSLayerBlockRule && rule.name === 'charts',
  ) as CSSLayerBlockRule[];
  return layers.flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText)).join('\n');
}
