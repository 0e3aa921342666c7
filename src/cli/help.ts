import { type Translate } from '../report/translate';

/** The page of `--help`. */
export function helpText(t: Translate): string {
  const rows = (entries: readonly (readonly [string, string])[]): string =>
    entries.map(([word, meaning]) => `  ${word.padEnd(24)} ${meaning}`).join('\n');
  return [
    t('What a training run costs, what loss it reaches, and how we know.'),
    '',
    t('Usage:'),
    rows([
      ['scaling-lens estimate FILE...', ''],
      ['scaling-lens plan GOAL', ''],
      ['scaling-lens cases [ID]', ''],
      ['scaling-lens laws|accelerators|models|formats', ''],
    ]),
    '',
    t('Commands:'),
    rows([
      ['estimate FILE...', t('what these model and training configs mean; - reads stdin')],
      [
        'plan GOAL',
        t('the best run for 1e22, "5k GPU-hours", $50k, "loss 2.1", "7B params" or "1.4T tokens"'),
      ],
      ['laws', t('the scaling laws, with sources')],
      ['cases [ID]', t('published training runs, with sources; one of them against the engine')],
      ['accelerators', t('accelerators with peaks and prices, with sources')],
      ['models', t('public models that a config may name, with their parameters')],
      ['formats', t('the config formats that are read')],
    ]),
    '',
    t('Assumptions; a flag wins over the file:'),
    rows([
      ['--tokens N', t('training tokens')],
      ['--unique-tokens N', t('tokens before repetition')],
      ['--inference-tokens N', t('tokens the model will process over its life: plan, --lifetime')],
      ['--data-quality X', t("what a token of your data is worth in tokens of the law's corpus")],
      ['--experts N', t('plan: routed experts of a block')],
      ['--experts-per-token N', t('plan: experts a token passes')],
      ['--sequence-length N', t('tokens per sequence')],
      ['--vocabulary N', t('vocabulary size')],
      ['--global-batch N', t('sequences per optimiser step')],
      ['--gpus N', t('accelerators that train together')],
      ['--accelerator ID', t('type of accelerator, see scaling-lens accelerators')],
      ['--price USD', t('US dollars per GPU-hour')],
      ['--mfu SHARE', t('model FLOPs utilisation, 0.4 or 40%')],
      ['--law ID', t('scaling law, see scaling-lens laws; may be repeated')],
      ['--precision NAME', t('number format of training, such as bf16 or fp8')],
    ]),
    '',
    t('Serving, for estimate --serving:'),
    rows([
      ['--serving-accelerator ID', t('type of accelerator that serves')],
      ['--serving-gpus N', t('accelerators of one replica')],
      ['--serving-price USD', t('US dollars per GPU-hour while serving')],
      ['--weight-precision NAME', t('number format of the weights, such as bf16, fp8 or int4')],
      ['--cache-precision NAME', t('number format of the key/value cache')],
      ['--prompt-tokens N', t('tokens of a request that are read')],
      ['--output-tokens N', t('tokens of a request that are written')],
      ['--concurrency N', t('sequences decoded together')],
      ['--qps N', t('queries per second of the whole fleet')],
      ['--time-to-first-token S', t('target in seconds')],
      ['--time-per-output-token S', t('target in seconds; as many sequences together as meet it')],
    ]),
    '',
    t('Output:'),
    rows([
      ['--json', t('one JSON document, described in docs/cli.md')],
      ['--sources', t('formula and source under each number')],
      ['--insights', t('estimate: what all laws say, abilities, where more stops paying')],
      ['--serving', t('estimate: memory, latency, throughput and price of serving')],
      ['--layouts', t('estimate: the fastest layouts of the GPUs that hold the run')],
      ['--lifetime', t('estimate: cost of training and use, break-evens, and between two files')],
      ['--fail-on SEVERITY', t('exit with 1 if a remark is at least error, warning, info or hint')],
      ['-h, --help', t('this page')],
    ]),
    '',
    t(
      'Numbers may be written 1.4T, 70B, 6e23 or 1_000. Exit codes: 0 done, 1 --fail-on exceeded, 2 bad usage or input.',
    ),
  ].join('\n');
}
