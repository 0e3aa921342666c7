import { type Law } from '../../laws/law';
import { lawById } from '../../laws';
import { type Comparison } from '../comparison';
import { predictedQuantity } from './quantities';

/** A family of models on one test set: the loss of each, nats/token. */
interface LossFamily {
  readonly family: string;
  readonly members: readonly (readonly [
    name: string,
    parameters: number,
    tokens: number,
    loss: number,
    caseId?: string,
  ])[];
}

const SOURCE =
  'Dey et al. 2023, arXiv:2304.03208 (Cerebras-GPT): Pile test cross-entropy, table of the model card';

/** The tokens of Pythia are 299.893e9 for every size (Biderman et al. 2023). */
const PYTHIA_TOKENS = 299.893e9;

const FAMILIES: readonly LossFamily[] = [
  {
    family: 'Cerebras-GPT',
    members: [
      ['Cerebras-GPT 111M', 111e6, 2.22e9, 2.608],
      ['Cerebras-GPT 256M', 256e6, 5.12e9, 2.349],
      ['Cerebras-GPT 590M', 590e6, 1.18e10, 2.181],
      ['Cerebras-GPT 1.3B', 1.3e9, 2.63e10, 1.997],
      ['Cerebras-GPT 2.7B', 2.7e9, 5.3e10, 1.834],
      ['Cerebras-GPT 6.7B', 6.7e9, 1.33e11, 1.704],
      ['Cerebras-GPT 13B', 13e9, 2.57e11, 1.572],
    ],
  },
  {
    family: 'Pythia',
    members: [
      ['Pythia 70M', 70_426_624, PYTHIA_TOKENS, 2.504, 'pythia-70m'],
      ['Pythia 160M', 162_322_944, PYTHIA_TOKENS, 2.186, 'pythia-160m'],
      ['Pythia 410M', 405_334_016, PYTHIA_TOKENS, 1.971, 'pythia-410m'],
      ['Pythia 1B', 1_011_781_632, PYTHIA_TOKENS, 1.845, 'pythia-1b'],
      ['Pythia 1.4B', 1_414_647_808, PYTHIA_TOKENS, 1.793, 'pythia-1-4b'],
      ['Pythia 2.8B', 2_775_208_960, PYTHIA_TOKENS, 1.72, 'pythia-2-8b'],
      ['Pythia 6.9B', 6_857_302_016, PYTHIA_TOKENS, 1.626, 'pythia-6-9b'],
      ['Pythia 12B', 11_846_072_320, PYTHIA_TOKENS, 1.582, 'pythia-12b'],
    ],
  },
];

/** The dense parametric laws that can be asked for a loss at any size and tokens in the total convention. */
const LAWS = ['besiroglu-2024', 'hoffmann-2022-approach-3', 'muennighoff-2023'] as const;

const REMARK =
  'differences within one family, on one test set; the law was fitted on another corpus with another tokenizer';

/**
 * How much lower a model's loss is than that of the next smaller one of its family. Losses themselves are not compared:
 * those of different corpora are not comparable.
 */
export function lossDifferenceComparisons(): readonly Comparison[] {
  return LAWS.flatMap((id) => {
    const law = lawById(id);
    return law === undefined ? [] : FAMILIES.flatMap((family) => differences(law, family));
  });
}

function differences(law: Law, { members }: LossFamily): readonly Comparison[] {
  return members.slice(1).flatMap((larger, index): Comparison[] => {
    const smaller = members[index];
    const [name, parameters, tokens, loss, caseId] = larger;
    const high = law.loss?.({ parameters, tokens });
    const low = smaller && law.loss?.({ parameters: smaller[1], tokens: smaller[2] });
    if (smaller === undefined || high === undefined || low === undefined) return [];
    return [
      {
        quantity: 'loss-difference',
        name: `${name} less ${smaller[0]}, ${law.title}`,
        caseId,
        predicted: predictedQuantity(high - low, 'nats/token', {
          formula: 'L(N₂,D₂) − L(N₁,D₁)',
          source: law.citation,
          inputs: [
            { name: 'parameters', value: parameters, unit: 'parameters' },
            { name: 'tokens', value: tokens, unit: 'tokens' },
          ],
        }),
        // The differences of printed thousandths, without the noise of binary fractions.
        published: Math.round((loss - smaller[3]) * 1e3) / 1e3,
        source: SOURCE,
        confidence: 'verified',
        remark: REMARK,
      },
    ];
  });
}

/**
 * One measured run on the law's own corpus: 8.7e9 parameters, 178e9 tokens of C4 seen seven times. The law
 * gives 2.226 (issue 9 of huggingface/datablations reports 2.238, not reproduced); the run itself ended at 2.376.
 */
export function lossComparisons(): readonly Comparison[] {
  const law = lawById('muennighoff-2023');
  const [parameters, tokens] = [8.7e9, 178e9];
  const loss = law?.loss?.({ parameters, tokens, uniqueTokens: tokens / 7 });
  if (law === undefined || loss === undefined) return [];
  return [
    {
      quantity: 'loss',
      name: '8.7B on 178B tokens of C4, each seen 7 times',
      predicted: predictedQuantity(loss, 'nats/token', {
        formula: law.formula,
        source: law.citation,
        inputs: [
          { name: 'parameters', value: parameters, unit: 'parameters' },
          { name: 'tokens', value: tokens, unit: 'tokens' },
          { name: 'uniqueTokens', value: tokens / 7, unit: 'tokens' },
        ],
      }),
      published: 2.376484,
      source: 'huggingface/datablations, measured run 8b7178b25b',
      confidence: 'verified',
      remark: 'one run; the law is too hopeful about repetition here',
    },
  ];
}
