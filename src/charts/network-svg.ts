import { round } from './lettering.js';
import { messages } from './messages.js';
import type { NetworkData } from './network.js';
import { drawNetwork, type NetworkContext, type NetworkView } from './network-drawing.js';

/** What `drawNetwork` draws as an SVG file that stands alone; beside the part looked at, the rest of the network is in it too. */
export function networkSvg(data: NetworkData, view: NetworkView): string {
  const { left, top, width, height } = view.seen;
  const { context, elements } = writing();
  drawNetwork(context, data, view);
  const size = `width="${round(width)}" height="${round(height)}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="${[left, top, width, height].map(round).join(' ')}" role="img">`,
    `<title>${escaped(data.title)}</title>`,
    `<desc>${escaped(messages.network.description)}</desc>`,
    ...elements,
    '</svg>',
    '',
  ].join('\n');
}

/** A context that writes down what it is told to draw, an element for each stroke, filling and text. */
function writing(): { readonly context: NetworkContext; readonly elements: readonly string[] } {
  const elements: string[] = [];
  let path = '';
  const stroked = (): string =>
    `fill="none" stroke="${escaped(String(context.strokeStyle))}" stroke-width="${context.lineWidth}" stroke-linejoin="${context.lineJoin}"${seenThrough()}`;
  const filled = (): string => `fill="${escaped(String(context.fillStyle))}"${seenThrough()}`;
  const seenThrough = (): string => (context.globalAlpha === 1 ? '' : ` opacity="${context.globalAlpha}"`);
  const write = (text: string, x: number, y: number, style: string): void => {
    const [, size = '', family = ''] = /^([\d.]+px) (.*)$/.exec(context.font) ?? [];
    const font = `font-size="${size}" font-family="${escaped(family)}"`;
    elements.push(`<text x="${round(x)}" y="${round(y)}" ${font} ${style}>${escaped(text)}</text>`);
  };
  const draw = (style: string): void => {
    if (path !== '') elements.push(`<path d="${path}" ${style}/>`);
  };
  const context: NetworkContext = {
    fillStyle: '#000000',
    strokeStyle: '#000000',
    lineWidth: 1,
    lineJoin: 'miter',
    globalAlpha: 1,
    font: '10px sans-serif',
    fillRect(x, y, width, height) {
      const [w, h] = [round(width), round(height)];
      elements.push(`<rect x="${round(x)}" y="${round(y)}" width="${w}" height="${h}" ${filled()}/>`);
    },
    beginPath() {
      path = '';
    },
    moveTo(x, y) {
      path += `M${round(x)},${round(y)}`;
    },
    lineTo(x, y) {
      path += `L${round(x)},${round(y)}`;
    },
    closePath() {
      path += 'Z';
    },
    arc(x, y, radius, from, to) {
      if (to - from < 2 * Math.PI) throw new RangeError(`Expected a whole circle, got one from ${from} to ${to}`);
      const half = `A${radius},${radius} 0 1 1 `;
      path += `M${round(x + radius)},${y}${half}${round(x - radius)},${y}${half}${round(x + radius)},${y}Z`;
    },
    fill: () => draw(filled()),
    stroke: () => draw(stroked()),
    fillText: (text, x, y) => write(text, x, y, filled()),
    strokeText: (text, x, y) => write(text, x, y, stroked()),
  };
  return { context, elements };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
