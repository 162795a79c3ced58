export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A rectangle on the desktop, in device-independent pixels. */
export interface Bounds extends Size {
  readonly x: number;
  readonly y: number;
}

/** How the window stood when it was closed. */
export interface WindowState {
  /** Where it is when it is not maximized. */
  readonly bounds: Bounds;
  readonly maximized: boolean;
}

/** The page's own size: what it is drawn for, and what it still works in (DESIGN 5). */
export const usualPage: Size = { width: 900, height: 640 };
const smallestPage: Size = { width: 720, height: 520 };

/** No desktop is larger; other numbers are somebody's slip. */
const farthest = 100_000;

/** What an earlier window left; null for a text that is torn or not ours. */
export function readWindowState(text: string): WindowState | null {
  const state = parse(text);
  const bounds = fieldOf(state, "bounds");
  const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => fieldOf(bounds, name));
  if (!isNumber(x) || !isNumber(y) || !isNumber(width) || !isNumber(height)) return null;
  if (width <= 0 || height <= 0) return null;
  return { bounds: { x, y, width, height }, maximized: fieldOf(state, "maximized") === true };
}

/**
 * Where to put a window that wants to be at `wanted`: whole on the work area it covers most of, and in the
 * middle of the first where it would be seen on none (a screen was taken away). Never larger than that area;
 * `areas` are those of the screens there are, at least one.
 */
export function placeWindow(wanted: Bounds, areas: readonly Bounds[]): Bounds {
  const [first = wanted] = areas;
  const area = areas.reduce(
    (best, next) => (shared(wanted, next) > shared(wanted, best) ? next : best),
    first,
  );
  const seen = shared(wanted, area) > 0;
  const width = Math.min(wanted.width, area.width);
  const height = Math.min(wanted.height, area.height);
  const middle = { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2 };
  const { x, y } = seen ? wanted : middle;
  return {
    x: Math.round(within(x, area.x, area.x + area.width - width)),
    y: Math.round(within(y, area.y, area.y + area.height - height)),
    width,
    height,
  };
}

/** The smallest that a window may be made on a work area; `outer` and `page` are its size with and without its frame. */
export function smallestWindow(outer: Size, page: Size, area: Size): Size {
  return {
    width: Math.min(smallestPage.width + outer.width - page.width, area.width),
    height: Math.min(smallestPage.height + outer.height - page.height, area.height),
  };
}

/** The area that two rectangles share. */
function shared(a: Bounds, b: Bounds): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(width, 0) * Math.max(height, 0);
}

function within(value: number, lowest: number, highest: number): number {
  return Math.max(lowest, Math.min(value, highest));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && Math.abs(value) <= farthest;
}
