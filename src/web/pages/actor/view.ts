/** What of a picture is seen: how much larger than the whole it is, and where its left upper corner lies, in pixels of the enlarged picture. */
export interface View {
  readonly times: number;
  readonly left: number;
  readonly top: number;
}

export const wholeView: View = { times: 1, left: 0, top: 0 };

const largest = 16;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Closer or farther by a factor, around a point of the window; the picture never leaves the window. */
export function zoomed(
  { times, left, top }: View,
  by: number,
  size: Size,
  at = { x: size.width / 2, y: size.height / 2 },
): View {
  const next = Math.min(largest, Math.max(1, times * by));
  const grown = next / times;
  return inside({ times: next, left: (left + at.x) * grown - at.x, top: (top + at.y) * grown - at.y }, size);
}

/** Moved by pixels of the window. */
export function moved({ times, left, top }: View, by: { readonly x: number; readonly y: number }, size: Size): View {
  return inside({ times, left: left + by.x, top: top + by.y }, size);
}

/** The view with a point of the enlarged picture in its middle. */
export function centred({ times }: View, at: { readonly x: number; readonly y: number }, size: Size): View {
  return inside({ times, left: at.x - size.width / 2, top: at.y - size.height / 2 }, size);
}

function inside({ times, left, top }: View, { width, height }: Size): View {
  return {
    times,
    left: Math.min(width * (times - 1), Math.max(0, left)),
    top: Math.min(height * (times - 1), Math.max(0, top)),
  };
}
