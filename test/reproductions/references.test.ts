import assert from 'node:assert/strict';
import { type ConfigLanguage, readConfig, readersFor } from '../../src/configs';
import { readWithFiles } from '../../src/configs/readWithFiles';
import { type FileAccess } from '../../src/configs/references/fileAccess';
import { defaultAssumptions, estimate, laws } from '../../src/engine';
import { describeWithSharedData } from './sharedData';

/** Where a file of the collection stood: `repo/path` is its path, so that references between files lead somewhere. */
interface Row {
  readonly file: string;
  readonly repository: string;
  readonly path: string;
}

function rowsOf(index: string): readonly Row[] {
  return index
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [, file, repository, path] = line.split(',');
      const isConfig = /\.(json|ya?ml)$/.test(file ?? '') && repository !== '' && path !== '';
      return file && repository && path && isConfig ? [{ file, repository, path }] : [];
    });
}

describeWithSharedData('published configs with the files they refer to', (read) => {
  const rows = rowsOf(read('configs/index.csv'));

  /** The repository a file is from, as far as the collection has it. */
  const filesOf = ({ repository, path }: Row): FileAccess => ({
    path,
    read: (wanted) => {
      const found = rows.find((row) => row.repository === repository && row.path === wanted);
      return Promise.resolve(
        found === undefined ? { problem: 'not-found' } : { text: read(`configs/${found.file}`) },
      );
    },
  });

  const readTogether = async (row: Row) => {
    const text = read(`configs/${row.file}`);
    const language: ConfigLanguage = row.file.endsWith('.json') ? 'json' : 'yaml';
    const alone = readConfig(text, { language });
    const together = await readWithFiles(await readersFor(text, language), text, { language }, filesOf(row));
    return { text, alone, together };
  };

  const partOf = async (ending: string) => {
    const row = rows.find(({ path }) => path.endsWith(ending));
    assert.ok(row !== undefined, ending);
    const { together } = await readTogether(row);
    const part = together!.parts[0]!;
    return { ...part.description, part, notices: together!.notices };
  };

  it('finds files with their repository and path', () => {
    assert.ok(rows.length > 100, `${rows.length} rows`);
  });

  it('put the Aquila experiment of FlagScale together: model, run and machines', async () => {
    const whole = await partOf('examples/aquila/conf/train.yaml');
    const group = await partOf('examples/aquila/conf/train/7b.yaml');
    assert.deepEqual(whole.notices, []);
    assert.equal(whole.cluster.accelerators?.value, 8);
    assert.equal(whole.cluster.dataParallel?.value, 8);
    // train_samples × seq_length, as formats.md 3.16 counts them.
    assert.equal(whole.training.tokens?.value, 1_002_539_063 * 2048);
    const [first, second] = [whole, group].map(
      ({ part }) => estimate(part.description, defaultAssumptions, laws).parameters?.total.value,
    );
    assert.ok(first !== undefined);
    assert.equal(first, second);
  });

  it('count levanter’s GPT-2 small with the tokenizer of the file it includes', async () => {
    const { part, notices } = await partOf('config/gpt2_small.yaml');
    assert.deepEqual(notices, []);
    assert.equal(estimate(part.description, defaultAssumptions, laws).parameters?.total.value, 124_439_808);
  });

  for (const [ending, stage] of [
    ['examples/mistral/mixtral/mixtral.yml', 2],
    ['examples/train_full/qwen3_full_sft.yaml', 3],
    ['examples/extras/fp8/llama3_fp8_deepspeed_sft.yaml', 3],
  ] as const) {
    it(`take the ZeRO stage from the DeepSpeed file that ${ending} names`, async () => {
      const { cluster, notices } = await partOf(ending);
      assert.deepEqual(notices, []);
      assert.equal(cluster.zeroStage?.value, stage);
      assert.match(cluster.zeroStage.at?.from?.file ?? '', /deepspeed/);
    });
  }

  it('lay MaxText’s fine-tuning over its base.yml', async () => {
    const { architecture, training, notices } = await partOf('configs/post_train/sft.yml');
    assert.deepEqual(notices, []);
    // base.yml, formats.md 3.12, for whatever the overlay leaves alone.
    assert.equal(architecture.hiddenSize?.value, 2048);
    assert.equal(architecture.hiddenSize.at?.from?.file, 'src/maxtext/configs/base.yml');
    assert.equal(training.precision?.value, 'bf16');
  });

  it('keep the sizes of the model that MaxText’s GPU configs name', async () => {
    const { part } = await partOf('configs/gpu/models/llama3_8b.yml');
    // meta-llama/Meta-Llama-3-8B
    assert.equal(estimate(part.description, defaultAssumptions, laws).parameters?.total.value, 8_030_261_248);
  });

  it('go on where an included file is not there', async () => {
    const { training, notices } = await partOf('config/llama_7b_with_dclm.yaml');
    assert.deepEqual(
      notices.map(({ code, severity, args }) => [code, severity, args.reason]),
      [['file-not-read', 'info', 'not-found']],
    );
    assert.equal(training.tokens?.value, 2_013_265_920_000);
  });

  it('are those that are configs alone, with no part lost and none won', async () => {
    for (const row of rows) {
      const { alone, together } = await readTogether(row);
      assert.equal(together?.format, alone?.format, row.file);
      assert.equal(together?.parts.length, alone?.parts.length, row.file);
    }
  });
});
