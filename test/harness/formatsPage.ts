/**
 * Writes `docs/formats.md` from the formats and their fixtures, so that the page says what is really read. A test
 * compares the file with what this would write.
 *
 *   npx tsx test/harness/formatsPage.ts     (npm run formats)
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ConfigPart, FORMATS, readConfig } from '../../src/configs';
import { type Format } from '../../src/configs/format';
import { resolveArchitecture } from '../../src/engine/architecture';
import { type FieldPath, type Sourced } from '../../src/engine/run';
import { fieldWords } from '../../src/report/noticeWords';
import { english } from '../../src/report/translate';

export const FORMATS_PAGE = 'docs/formats.md';

const FIXTURES = 'test/fixtures';

/** What an estimate needs besides the architecture, with what its absence costs. */
const NEEDED: readonly (readonly [fields: readonly FieldPath[], what: string])[] = [
  [['training.tokens', 'training.steps', 'training.epochs'], 'tokens (`--tokens`)'],
  [['training.sequenceLength'], 'sequence length (`--sequence-length`)'],
  [
    ['training.globalBatchSequences', 'training.tokensPerStep', 'training.microBatchSequences'],
    'batch size (`--global-batch`)',
  ],
  [['cluster.accelerators', 'cluster.dataParallel'], 'number of accelerators (`--gpus`)'],
  [['architecture.vocabularySize', 'architecture.paddedVocabularySize'], 'vocabulary (`--vocabulary`)'],
];

interface Sample {
  readonly path: string;
  readonly text: string;
  readonly part: ConfigPart;
  readonly counted: boolean;
}

/** The fixtures of a format, the shortest one whose model can be counted first. */
function samplesOf({ id }: Format): readonly Sample[] {
  const names = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' }).map((name) =>
    name.replaceAll('\\', '/'),
  );
  const samples = names
    .filter((name) => /\.(json|ya?ml)$/.test(name) && !/^(foreign|workspace|references)\/|\/bad-/.test(name))
    .sort()
    .flatMap((path): Sample[] => {
      const text = readFileSync(join(FIXTURES, path), 'utf8');
      const reading = readConfig(text, { language: path.endsWith('.json') ? 'json' : 'yaml' });
      const part = reading?.parts[0];
      if (reading?.format !== id || part === undefined) return [];
      const counted = resolveArchitecture(part.description.architecture).architecture !== undefined;
      return [{ path, text, part, counted }];
    });
  return samples.sort((a, b) => Number(b.counted) - Number(a.counted) || a.text.length - b.text.length);
}

type Field = readonly [path: string, value: Sourced<unknown>];

function fieldsOf({ description }: ConfigPart): readonly Field[] {
  const groups = ['architecture', 'training', 'data', 'cluster', 'serving'] as const;
  const fields = groups.flatMap((group) =>
    Object.entries(description[group])
      .filter(([name]) => name !== 'familySpecific')
      .map(([name, value]) => [`${group}.${name}`, value as Sourced<unknown>] as const),
  );
  return description.modelName === undefined ? fields : [['modelName', description.modelName], ...fields];
}

/** Where a value comes from, in a cell of the table. */
function sourceOf({ origin, at, note, value }: Sourced<unknown>): string {
  if (origin === 'file') return `\`${at?.path.map(String).join('.') ?? ''}\``;
  if (origin === 'default') return `assumed: ${String(value)}${note === undefined ? '' : ` (${note})`}`;
  if (origin === 'format-default') return `default ${String(value)} (${note ?? ''})`;
  if (note?.startsWith('built-in table') === true) return 'the built-in table, by the name of the model';
  return `derived: ${note ?? ''}`;
}

/** Each field with the places it was found in, over all fixtures of the format. */
function fieldTable(samples: readonly Sample[]): string {
  const sources = new Map<string, Set<string>>();
  for (const { part } of samples) {
    for (const [path, value] of fieldsOf(part)) {
      const known = sources.get(path) ?? new Set<string>();
      sources.set(path, known.add(sourceOf(value).replaceAll('|', '\\|').replaceAll('\n', ' ')));
    }
  }
  const rows = [...sources].map(
    ([path, from]) => `| ${fieldWords(path, english)} | ${[...from].join('; ')} |`,
  );
  return ['| value | read from, in our fixtures |', '|---|---|', ...rows].join('\n');
}

/** What an estimate needs and none, or not every, fixture of the format says. */
function suppliedByHand(samples: readonly Sample[]): string {
  const stated = samples.map(({ part }) => new Set(fieldsOf(part).map(([path]) => path)));
  const without = (
    isThere: (fields: ReadonlySet<string>) => boolean,
  ): readonly [none: boolean, some: boolean] => [!stated.some(isThere), !stated.every(isThere)];
  const lacks = [
    [without((fields) => fields.has('architecture.layers')), 'the model’s sizes'] as const,
    [
      without((fields) => !fields.has('training.epochs') || fields.has('training.tokens')),
      'tokens of the data behind its epochs (`--unique-tokens`)',
    ] as const,
    ...NEEDED.map(
      ([names, what]) => [without((fields) => names.some((name) => fields.has(name))), what] as const,
    ),
  ];
  const always = lacks.filter(([[none]]) => none).map(([, what]) => what);
  const sometimes = lacks.filter(([[none, some]]) => some && !none).map(([, what]) => what);
  const sentences = [
    ...(always.length === 0 ? [] : [always.join(', ')]),
    ...(sometimes.length === 0 ? [] : [`where the file does not say: ${sometimes.join(', ')}`]),
  ];
  return sentences.length === 0 ? 'nothing, the file may say it all' : sentences.join('; ');
}

function keysOf({ keyHints }: Format): string {
  return keyHints
    .map((group) => group.map((key) => `\`${key}\``))
    .map((group) => (group.length === 1 ? group.join('') : `one of ${group.join(', ')}`))
    .join('; and ');
}

/** The heading as GitHub links to it. */
function anchorOf({ title }: Format): string {
  return title
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replaceAll(' ', '-');
}

/** What a format gives by itself, in a line of the table above: parts of the estimate that a fixture of it reaches. */
function givenBy(samples: readonly Sample[]): string {
  const has = (...names: readonly string[]): boolean =>
    samples.some(({ part }) => fieldsOf(part).some(([path]) => names.includes(path)));
  const parts = [
    samples.some(({ counted }) => counted) ? 'model' : '',
    has('training.tokens', 'training.steps', 'training.epochs') ? 'length of the run' : '',
    has('training.globalBatchSequences', 'training.tokensPerStep') ? 'batch' : '',
    has('cluster.accelerators') ? 'machines' : '',
    has('cluster.tensorParallel', 'cluster.zeroStage') ? 'layout' : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function overview(formats: readonly Format[]): string {
  const rows = formats.map((format) => {
    const samples = samplesOf(format);
    const link = `[${format.title}](#${anchorOf(format)})`;
    return `| ${link} | ${format.languages.map((language) => language.toUpperCase()).join(', ')} | ${givenBy(samples)} | ${suppliedByHand(samples)} |`;
  });
  return ['| format | language | what a file may give | you supply |', '|---|---|---|---|', ...rows].join(
    '\n',
  );
}

function section(format: Format): string {
  const samples = samplesOf(format);
  const [example] = samples;
  if (example === undefined) throw new Error(`no fixture of ${format.id} in ${FIXTURES}`);
  const fence = example.path.endsWith('.json') ? 'json' : 'yaml';
  return `## ${format.title}

\`${format.id}\`, ${format.languages.map((language) => language.toUpperCase()).join(' and ')}.

**Looked at** where these keys occur: ${keysOf(format)}; then decided by the types of their values.

**You supply**: ${suppliedByHand(samples)}.

${fieldTable(samples)}

\`\`\`${fence}
${example.text.trim()}
\`\`\`
`;
}

const companionsLast = (a: Format, b: Format): number =>
  Number(a.companion ?? false) - Number(b.companion ?? false);

/** The text of the page. */
export function formatsPageText(): string {
  const formats = [...FORMATS].sort(companionsLast);
  return `# Formats

<!-- Written by \`npm run formats\` from src/configs/formats and test/fixtures. -->

${FORMATS.length} formats, the most specific first: the first that recognises a file reads it, on the machines that a Kubernetes job in the same file asks for. A file is recognised by its keys and the types of their values, never by its name or language alone; a file of none of them gets no lens, no hover and no cost. How each value is read is said in [values.md](values.md). **You supply** what an estimate needs and files of the format do not say; until then it is assumed and named as assumed, or the estimate stops before it. The flags are those of the terminal; in the editor the same is said in a [\`.scaling-lens.yaml\`](WORKSPACE_FILE.md), some of it in settings. The tables show what our own fixtures have, so a key that is missing there may still be read; defaults are the framework’s, with whose they are.

A config that refers to files is read together with them, as far as they lie in the workspace: Hydra’s \`defaults\`, MaxText’s \`base_config\`, Levanter’s \`!include\`, the DeepSpeed file of a fine-tuning config, the folder of a model, and the \`config.json\` beside an adapter. A model that is only named is looked up in the built-in table, which \`scaling-lens models\` prints. What cannot be found is unknown and said so where it is named.

${overview(formats)}

${formats.map(section).join('\n')}`;
}

if (process.argv[1]?.endsWith('formatsPage.ts') === true) writeFileSync(FORMATS_PAGE, formatsPageText());
