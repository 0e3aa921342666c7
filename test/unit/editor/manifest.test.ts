import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020';
import { existsSync, readFileSync } from 'node:fs';
import { PLAIN_KEYS, SERVING_KEYS, SPECIAL_KEYS } from '../../../src/configs/workspaceFile/keys';
import { workspaceFileSchema } from '../../../src/configs/workspaceFile/schema';
import {
  ASSUMPTION_SETTINGS,
  COMMANDS,
  CONTEXT_KEYS,
  LANGUAGES,
  SECTION,
  SETTINGS,
  VIEW_CONTAINER,
  VIEWS,
} from '../../../src/editor/ids';
import { accelerators, defaultAssumptions, laws } from '../../../src/engine';
import { weightFormatNamed, weightFormats } from '../../../src/engine/serving/weightFormat';
import { tokenBudget } from '../../../src/editor/assumptionsFromSettings';

interface Property {
  readonly scope?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly items?: unknown;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly anyOf?: readonly Property[];
  readonly markdownEnumDescriptions?: readonly string[];
  readonly default?: unknown;
  readonly pattern?: string;
  readonly markdownDescription?: string;
}

interface Manifest {
  readonly icon: string;
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when: string }[]>>;
    readonly viewsContainers: {
      readonly activitybar: readonly { readonly id: string; readonly icon: string }[];
    };
    readonly views: Readonly<Record<string, readonly { readonly id: string; readonly type: string }[]>>;
    readonly configuration: readonly { readonly properties: Readonly<Record<string, Property>> }[];
  };
}

const text = readFileSync('package.json', 'utf8');
const manifest = JSON.parse(text) as Manifest;
const { contributes } = manifest;
const properties = Object.assign(
  {},
  ...contributes.configuration.map((category) => category.properties),
) as Readonly<Record<string, Property>>;
const strings = (file: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;

function sorted(values: Iterable<string>): readonly string[] {
  return [...values].sort();
}

describe('the manifest', () => {
  it('contributes exactly the commands of the code, all in one category', () => {
    assert.deepEqual(
      sorted(contributes.commands.map(({ command }) => command)),
      sorted(Object.values(COMMANDS)),
    );
    for (const { category } of contributes.commands) assert.equal(category, 'Scaling Lens');
  });

  it('contributes exactly the settings of the code', () => {
    const ids = Object.values(SETTINGS).map((key) => `${SECTION}.${key}`);
    assert.deepEqual(sorted(Object.keys(properties)), sorted(ids));
  });

  it('contributes exactly the views of the code, in our container', () => {
    assert.deepEqual(Object.keys(contributes.views), [VIEW_CONTAINER]);
    assert.deepEqual(
      contributes.views[VIEW_CONTAINER]?.map(({ id }) => id),
      Object.values(VIEWS),
    );
    assert.deepEqual(
      contributes.viewsContainers.activitybar.map(({ id }) => id),
      [VIEW_CONTAINER],
    );
  });

  it('names in menus only our commands and context keys', () => {
    const commands: readonly string[] = Object.values(COMMANDS);
    const known = [...Object.values(CONTEXT_KEYS), ...Object.values(VIEWS)] as readonly string[];
    for (const { command, when } of Object.values(contributes.menus).flat()) {
      assert.ok(commands.includes(command), command);
      for (const [name] of when.matchAll(/scalingLens[\w.]*/g)) assert.ok(known.includes(name), name);
    }
  });

  it('activates on the languages that are looked at and nothing else', () => {
    assert.deepEqual(
      manifest.activationEvents,
      LANGUAGES.map((language) => `onLanguage:${language}`),
    );
  });

  it('ships the icons it names', () => {
    for (const file of [manifest.icon, contributes.viewsContainers.activitybar[0]!.icon]) {
      assert.ok(existsSync(file), file);
    }
  });

  it('has an icon of 256 × 256 pixels', () => {
    const png = readFileSync(manifest.icon);
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [256, 256]);
  });
});

describe('the settings in the manifest', () => {
  const setting = (key: keyof typeof SETTINGS): Property => properties[`${SECTION}.${SETTINGS[key]}`]!;

  it('offers every law of the registry in its order, each described, and the default of the engine', () => {
    const law = setting('law');
    assert.deepEqual(
      law.enum,
      laws.map(({ id }) => id),
    );
    assert.deepEqual(
      law.markdownEnumDescriptions,
      laws.map(({ id }) => `%configuration.law.${id}%`),
    );
    assert.equal(law.default, defaultAssumptions.law.value);
  });

  it('offers every accelerator of the registry by its title, and the default of the engine', () => {
    const accelerator = setting('accelerator');
    const [listed] = accelerator.anyOf ?? [];
    assert.deepEqual(
      listed?.enum,
      accelerators.map(({ id }) => id),
    );
    assert.deepEqual(
      listed.enumDescriptions,
      accelerators.map(({ title }) => title),
    );
    assert.equal(accelerator.default, defaultAssumptions.accelerator.value);
  });

  it('takes the id of an accelerator of one’s own, but nothing that is no text', () => {
    const isValid = new Ajv2020({ strict: false }).compile(setting('accelerator'));
    for (const id of ['h100-sxm-80gb', 'our-card']) assert.equal(isValid(id), true, id);
    assert.equal(isValid(80), false);
  });

  it('shows the engine’s own fallback as default', () => {
    assert.deepEqual(tokenBudget(String(setting('fallbackTokens').default)), defaultAssumptions.tokens.value);
  });

  for (const [value, isValid] of [
    ['20x', true],
    ['1.5 ×', true],
    ['300B', true],
    ['2T', true],
    ['1.4e12', true],
    ['1_000_000', true],
    ['', false],
    ['x', false],
    ['-3T', false],
    ['many', false],
    ['2Q', false],
  ] as const) {
    it(`${isValid ? 'accepts' : 'refuses'} “${value}” as fallback tokens, in the settings and in the code`, () => {
      assert.equal(new RegExp(setting('fallbackTokens').pattern!).test(value), isValid);
      assert.equal(tokenBudget(value) !== undefined, isValid);
    });
  }

  it('prices exactly the accelerators of the registry', () => {
    assert.deepEqual(
      Object.keys(setting('prices').properties ?? {}),
      accelerators.map(({ id }) => id),
    );
  });

  it('describes accelerators of one’s own as the schema of the file of assumptions does', () => {
    const { properties: keys } = workspaceFileSchema() as { properties: { accelerators: Property } };
    assert.deepEqual(setting('accelerators').items, keys.accelerators.items);
  });

  it('offers the formats that weights are served in, and nobody’s word as the default', () => {
    assert.deepEqual(setting('servingWeightPrecision').enum, ['', ...weightFormats.map(({ id }) => id)]);
    for (const format of setting('servingCachePrecision').enum ?? [])
      assert.ok(format === '' || weightFormatNamed(format) !== undefined, format);
  });

  it('sets nothing by default that a file of assumptions may also say', () => {
    for (const key of ASSUMPTION_SETTINGS) {
      const value = properties[`${SECTION}.${key}`]?.default;
      assert.ok(value === null || value === '' || Object.keys(value as object).length === 0, key);
    }
  });

  it('names such settings as the keys of the file', () => {
    const keys = [
      ...[...PLAIN_KEYS, ...SPECIAL_KEYS].map(({ key }) => key),
      ...SERVING_KEYS.map(({ key }) => `serving.${key}`),
    ];
    for (const key of ASSUMPTION_SETTINGS) assert.ok(keys.includes(key), key);
  });

  it('lets every setting differ between folders and describes it', () => {
    for (const [key, { scope, markdownDescription }] of Object.entries(properties)) {
      assert.equal(scope, 'resource', key);
      assert.match(markdownDescription ?? '', /^%.+%$/, key);
    }
  });
});

describe('the strings of the manifest', () => {
  const used = new Set([...text.matchAll(/"%([^"%]+)%"/g)].map(([, key]) => key!));
  const english = strings('package.nls.json');
  const chinese = strings('package.nls.zh-cn.json');

  for (const [language, bundle] of [
    ['English', english],
    ['Chinese', chinese],
  ] as const) {
    it(`are all there in ${language}, and none is left over`, () => {
      assert.deepEqual(sorted(Object.keys(bundle)), sorted(used));
      for (const [key, value] of Object.entries(bundle)) assert.notEqual(value.trim(), '', key);
    });
  }

  it('are translated but for names', () => {
    const names = ['extension.displayName', 'viewContainer.title'];
    const same = Object.keys(english).filter((key) => english[key] === chinese[key]);
    assert.deepEqual(sorted(same), sorted(names));
  });
});
