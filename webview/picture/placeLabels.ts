/** A rectangle in pixels, y downwards. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A label that wants a place beside its point. */
export interface LabelRequest {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Of the written text. */
  readonly width: number;
  /** Half the size of the marker. */
  readonly radius: number;
  /** How many dots it may cover. */
  readonly mayCover: number;
}

/** A label with its place. */
export interface PlacedLabel extends Box {
  readonly text: string;
}

/** What labels may not leave, may not cover and had better not cover. */
export interface Surroundings {
  readonly area: Box;
  readonly taken: readonly Box[];
  readonly dots: readonly { readonly x: number; readonly y: number }[];
}

const GAP = 3;

/**
 * Places labels without overlap, the first request first: beside, above or below its point, whichever covers the
 * fewest dots. A label that would cover more than it may is left out.
 * @param height Of one line of text.
 * @param most How many labels are wanted.
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  { area, taken, dots }: Surroundings,
  height: number,
  most: number,
): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  for (const request of requests) {
    if (placed.length >= most) break;
    const [best] = candidates(request, height)
      .filter((box) => contains(area, box) && ![...taken, ...placed].some((other) => overlap(box, other)))
      .map((box) => ({ box, covered: dots.filter((dot) => covers(box, dot)).length }))
      .filter(({ covered }) => covered <= request.mayCover)
      .sort((left, right) => left.covered - right.covered);
    if (best) placed.push({ text: request.text, ...best.box });
  }
  return placed;
}

function candidates({ x, y, width, radius }: LabelRequest, height: number): Box[] {
  const away = radius + GAP;
  return [
    { left: x + away, top: y - height / 2 },
    { left: x - away - width, top: y - height / 2 },
    { left: x - width / 2, top: y - away - height },
    { left: x - width / 2, top: y + away },
    { left: x + radius, top: y - radius - height },
    { left: x + radius, top: y + radius },
    { left: x - radius - width, top: y - radius - height },
    { left: x - radius - width, top: y + radius },
  ].map((corner) => ({ ...corner, width, height }));
}

function contains(area: Box, box: Box): boolean {
  return (
    box.left >= area.left &&
    box.top >= area.top &&
    box.left + box.width <= area.left + area.width &&
    box.top + box.height <= area.top + area.height
  );
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.left < other.left + other.width &&
    other.left < one.left + one.width &&
    one.top < other.top + other.height &&
    other.top < one.top + one.height
  );
}

function covers(box: Box, { x, y }: { readonly x: number; readonly y: number }): boolean {
  return x > box.left && x < box.left + box.width && y > box.top && y < box.top + box.height;
}
