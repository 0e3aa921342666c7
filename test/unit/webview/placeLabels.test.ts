import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type Box,
  type LabelRequest,
  placeLabels,
  type Surroundings,
} from '../../../webview/picture/placeLabels';

const AREA: Box = { left: 0, top: 0, width: 300, height: 200 };
const EMPTY: Surroundings = { area: AREA, taken: [], dots: [] };

function request(text: string, x: number, y: number, more: Partial<LabelRequest> = {}): LabelRequest {
  return { text, x, y, width: 40, radius: 3, mayCover: 0, ...more };
}

describe('labels on the chart', () => {
  it('stand to the right of their point when there is room', () => {
    const [label] = placeLabels([request('a', 100, 100)], EMPTY, 12, 10);
    assert.deepEqual(label, { text: 'a', left: 106, top: 94, width: 40, height: 12 });
  });

  it('turn to the left at the right edge', () => {
    const [label] = placeLabels([request('a', 290, 100)], EMPTY, 12, 10);
    assert.equal(label?.left, 290 - 6 - 40);
  });

  it('avoid dots where they can', () => {
    const dots = [{ x: 120, y: 100 }];
    const [label] = placeLabels([request('a', 100, 100)], { ...EMPTY, dots }, 12, 10);
    assert.equal(label?.left, 54);
  });

  it('are left out rather than cover more dots than they may', () => {
    const dots = Array.from({ length: 900 }, (_, index) => ({ x: (index % 30) * 10, y: index / 3 }));
    const crowded = { ...EMPTY, dots };
    assert.deepEqual(placeLabels([request('a', 100, 100)], crowded, 12, 10), []);
    assert.equal(placeLabels([request('a', 100, 100, { mayCover: Infinity })], crowded, 12, 10).length, 1);
  });

  it('keep to the wanted number, the first ones first', () => {
    const requests = [10, 60, 110, 160].map((y) => request(`${y}`, 50, y));
    assert.deepEqual(
      placeLabels(requests, EMPTY, 12, 2).map(({ text }) => text),
      ['10', '60'],
    );
  });

  it('never overlap each other or what is taken, and never leave the area', () => {
    const place = fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 200 }) });
    const taken = [{ left: 140, top: 90, width: 20, height: 20 }];
    fc.assert(
      fc.property(fc.array(place, { maxLength: 40 }), (points) => {
        const requests = points.map(({ x, y }, index) => request(`${index}`, x, y));
        const placed = placeLabels(requests, { ...EMPTY, taken, dots: points }, 12, 100);
        for (const [index, box] of placed.entries()) {
          assert.ok(
            box.left >= 0 && box.left + box.width <= 300 && box.top >= 0 && box.top + box.height <= 200,
          );
          for (const other of [...taken, ...placed.slice(index + 1)]) {
            const apart =
              box.left + box.width <= other.left ||
              other.left + other.width <= box.left ||
              box.top + box.height <= other.top ||
              other.top + other.height <= box.top;
            assert.ok(apart);
          }
        }
      }),
      { seed: 42 },
    );
  });
});
