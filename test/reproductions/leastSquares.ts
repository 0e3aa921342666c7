/** The straight line with the least squared distance from points (x, y) along y. */
export function leastSquaresLine(points: readonly (readonly [x: number, y: number])[]): {
  readonly slope: number;
  readonly intercept: number;
} {
  const mean = (of: (point: readonly [number, number]) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean(([each]) => each), mean(([, each]) => each)];
  const slope = mean((point) => (point[0] - x) * (point[1] - y)) / mean(([each]) => (each - x) ** 2);
  return { slope, intercept: y - slope * x };
}
