import { type ParametricConstants } from '../laws/parametric';
import { parametricLaw } from '../laws/parametricLaw';
import {
  type CostRates,
  dollarRates,
  FLOP_RATES,
  SARDANA_2023_REQUEST,
  SARDANA_2023_UTILIZATIONS,
} from './costRates';

/** Hoffmann's constants as Sardana et al. round them; their examples are of these. */
export const SARDANA_2023_CONSTANTS: ParametricConstants = {
  irreducibleLoss: 1.69,
  parameterCoefficient: 406.4,
  tokenCoefficient: 410.7,
  parameterExponent: 0.336,
  tokenExponent: 0.283,
};

const PAPER = 'Sardana et al. 2023, arXiv:2401.00448';
const REPOSITORY = `${PAPER}: the authors’ code, github.com/nikhilsardana/beyond-chinchilla, README`;

/** The law of those examples; not one to choose, since Hoffmann's own stands in the registry. */
export const SARDANA_2023_LAW = parametricLaw({
  id: 'sardana-2023-examples',
  title: 'Sardana 2023, examples',
  citation: `${PAPER}, eq. 3 with α 0.336, β 0.283`,
  parameterConvention: 'total',
  corpus: 'MassiveText',
  fittedRange: { parameters: [70e6, 16e9], tokens: [5e9, 500e9] },
  confidence: 'verified-secondary',
  values: SARDANA_2023_CONSTANTS,
});

/** A life that the authors worked out. */
export interface LifetimeExample {
  readonly name: string;
  /** The quality: a loss, or that of the compute-optimal model of a size. */
  readonly quality: { readonly loss: number } | { readonly parameters: number };
  /** D_inf, tokens served. */
  readonly inferenceTokens: number;
  readonly currency: 'FLOP' | 'USD';
  readonly rates: CostRates;
  /** As printed: the cheapest model over its life, what it costs of the compute-optimal one, and what that one costs. */
  readonly published: {
    readonly parameters?: number;
    readonly tokens?: number;
    readonly saving?: number;
    readonly cost?: number;
    readonly plainCost?: number;
  };
  readonly source: string;
  readonly confidence: 'verified' | 'mixed';
  readonly remark?: string;
}

const A100_BF16 = 312e12;
const A100_INT8 = 624e12;

/** Every example with the model or the sums it comes to; the paper's curves are not read off its figures. */
export const lifetimeExamples: readonly LifetimeExample[] = [
  {
    name: 'loss 1.947, 2T tokens served, FLOPs',
    quality: { loss: 1.947 },
    inferenceTokens: 2e12,
    currency: 'FLOP',
    rates: FLOP_RATES,
    published: { parameters: 2.418e10, tokens: 2.657e12, saving: 1 - 0.9522 },
    source: REPOSITORY,
    confidence: 'verified',
  },
  {
    name: 'loss 1.947, 10B requests, dollars',
    quality: { loss: 1.947 },
    inferenceTokens: 1.25e13,
    currency: 'USD',
    rates: dollarRates(
      { usdPerHour: 1.4, peakFlops: A100_BF16 },
      { usdPerHour: 0.6, peakFlops: A100_INT8 },
      { training: 0.5, prompt: 0.4, output: 0.2 },
      { promptTokens: 1000, outputTokens: 250 },
    ),
    published: { parameters: 2.053e10, tokens: 3.302e12, saving: 1 - 0.8876 },
    source: REPOSITORY,
    confidence: 'verified',
  },
  {
    name: '13B quality, 2T tokens served, FLOPs',
    quality: { parameters: 13e9 },
    inferenceTokens: 2e12,
    currency: 'FLOP',
    rates: FLOP_RATES,
    published: { parameters: 7e9, saving: 0.17 },
    source: `${PAPER}, Fig. 1`,
    confidence: 'verified',
    remark: 'printed to one and two digits',
  },
  {
    name: '30B quality, 17.5B requests, dollars',
    quality: { parameters: 30e9 },
    inferenceTokens: 17.5e9 * 285,
    currency: 'USD',
    rates: dollarRates(
      { usdPerHour: 1.5, peakFlops: A100_BF16 },
      { usdPerHour: 1, peakFlops: A100_INT8 },
      SARDANA_2023_UTILIZATIONS,
      SARDANA_2023_REQUEST,
    ),
    published: { saving: 0.58, cost: 4.52e6, plainCost: 10.8e6 },
    source: PAPER,
    confidence: 'mixed',
    remark:
      'read at second hand without its settings: 30B and $1.00 an hour to serve are inferred from the sums',
  },
];
