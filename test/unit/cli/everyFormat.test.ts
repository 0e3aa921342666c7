import assert from 'node:assert/strict';
import { FORMATS } from '../../../src/configs';
import { resolveArchitecture } from '../../../src/engine/architecture';
import { fieldTitle, FIELD_PATHS } from '../../../src/report/fieldTitles';
import { english } from '../../../src/report/translate';
import { fixture, fixturePaths, readFixture } from '../configs/fixture';
import { runOn } from './fakeTerminal';

interface EstimateJson {
  readonly format: string | null;
  readonly parameters: { readonly total: number | null };
  readonly parts: readonly EstimateJson[];
}

/** Formats whose files have neither a model that can be counted nor the length of a run. */
const WITHOUT_COUNT = new Set([
  'mcli',
  'calculon',
  'deepspeed',
  'accelerate',
  'kubernetes',
  'megatron-bridge',
]);

/** Paths of the fixtures by the format that reads them: a format without any fails below. */
const PATHS = new Map<string, string[]>();
for (const path of fixturePaths()) {
  const id = readFixture(path)?.format ?? '';
  PATHS.set(id, [...(PATHS.get(id) ?? []), path]);
}

function everyNumber(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(everyNumber) : [];
}

describe('scaling-lens estimate on every format', () => {
  for (const { id, title } of FORMATS) {
    const paths = PATHS.get(id) ?? [];

    it(`${title} has a fixture`, () => {
      assert.notDeepEqual(paths, [], `no fixture of ${id} in test/fixtures`);
    });

    for (const path of paths) {
      it(`says of ${path} what its reading holds`, async () => {
        const name = path.slice(path.lastIndexOf('/') + 1);
        const files = { [name]: fixture(path) };
        const parts = readFixture(path)!.parts;
        const counts = parts.map(
          ({ description }) =>
            resolveArchitecture(description.architecture).architecture?.parameters.total ?? null,
        );

        const { output: json, code } = await runOn(files, ['estimate', '--json', name]);
        assert.equal(code, 0);
        const whole = JSON.parse(json) as EstimateJson;
        assert.equal(whole.format, id);
        const sub = whole.parts.length === 0 ? [whole] : whole.parts;
        assert.deepEqual(
          sub.map(({ parameters }) => parameters.total),
          counts,
        );
        assert.ok(everyNumber(whole).every(Number.isFinite));

        const { output } = await runOn(files, ['estimate', name]);
        assert.ok(output.startsWith(`${name}: ${title}\n`), output.slice(0, 80));
        assert.doesNotMatch(output, /NaN|Infinity|undefined|\[object/);
        for (const count of counts) {
          if (count !== null) assert.ok(output.includes(`${count.toLocaleString('en')} parameters`), output);
        }
        for (const { description } of parts) {
          const { steps, sequenceLength } = description.training;
          for (const [field, stated] of Object.entries({ steps, sequenceLength })) {
            if (stated?.origin !== 'file') continue;
            const fieldPath = FIELD_PATHS.find((each) => each === `training.${field}`)!;
            const row = output
              .split('\n')
              .find((line) => line.trim().startsWith(fieldTitle(fieldPath, english)));
            assert.match(row ?? '', new RegExp(`${stated.value.toLocaleString('en')} (steps|tokens)`));
          }
        }
      });
    }

    it(`${title} is ${WITHOUT_COUNT.has(id) ? 'about runs and machines alone' : 'counted'}`, () => {
      const counted = paths.some((path) =>
        readFixture(path)!.parts.some(
          ({ description }) => resolveArchitecture(description.architecture).architecture !== undefined,
        ),
      );
      assert.equal(counted, !WITHOUT_COUNT.has(id));
    });
  }
});
