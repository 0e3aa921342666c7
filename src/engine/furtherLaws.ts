import { abilityPredictors } from './abilities/predictors';
import { EMERGENCE_SOURCE } from './abilities/emergence';
import { METRIC_EFFECT_SOURCE } from './abilities/metricEffect';
import { TISSUE_2024 } from './hyperparameters/annealingLaw';
import { MCCANDLISH_2018 } from './hyperparameters/batchTradeOff';
import { recommendations } from './hyperparameters/recommendations';
import { HAGELE_2024 } from './hyperparameters/schedule';
import { ZHANG_2024 } from './hyperparameters/zhang2024';
import { type LawCaveat } from './laws/lawCaveat';
import { KUMAR_2024 } from './laws/precision/kumar2024';
import { SARDANA_2023_CITATION } from './laws/sardana2023';
import { COVERAGE_SOURCE } from './testTime/coverageLaw';
import { PASS_AT_K_SOURCE } from './testTime/passAtK';
import { SNELL_SOURCE } from './testTime/snell2024';
import { TRADE_OFF_SOURCE } from './testTime/tradeOffs';

/** What a law speaks of that is not one of loss by size and tokens alone, and so none to choose. */
export type FurtherKind =
  'course' | 'precision' | 'inference' | 'hyperparameters' | 'schedule' | 'ability' | 'test-time';

/** How its constants were checked. */
type Confidence = 'verified' | 'verified-secondary' | 'mixed' | 'fitted-here';

/** A law or an estimator of the engine that takes other questions than `Law`. */
export interface FurtherLaw {
  /** Stable, kebab-case; none of a `Law`. */
  readonly id: string;
  readonly title: string;
  readonly kind: FurtherKind;
  readonly formula: string;
  readonly citation: string;
  /** Absent where nothing was fitted. */
  readonly confidence?: Confidence;
  /** How a user of the command line asks it. */
  readonly askedBy: string;
  /** What was not read in a text. */
  readonly caveats?: readonly LawCaveat[];
}

const KAPLAN = 'Kaplan et al. 2020, arXiv:2001.08361';
const INSIGHTS = 'estimate --insights';

const row = (
  id: string,
  title: string,
  kind: FurtherKind,
  formula: string,
  citation: string,
  askedBy: string,
  confidence?: Confidence,
  caveats?: readonly LawCaveat[],
): FurtherLaw => ({ id, title, kind, formula, citation, askedBy, confidence, caveats });

/** Every one of them, by kind. */
export const furtherLaws: readonly FurtherLaw[] = [
  row(
    'kaplan-2020-n',
    'Kaplan 2020, L(N)',
    'course',
    'L = (8.8e13/N)^0.076',
    `${KAPLAN}, eq. 1.1`,
    INSIGHTS,
    'verified',
  ),
  row(
    'kaplan-2020-d',
    'Kaplan 2020, L(D)',
    'course',
    'L = (5.4e13/D)^0.095',
    `${KAPLAN}, eq. 1.2`,
    INSIGHTS,
    'verified',
  ),
  row(
    'kaplan-2020-c-min',
    'Kaplan 2020, L(C_min)',
    'course',
    'L = (3.1e8/C_min)^0.05, PF-days',
    `${KAPLAN}, eq. 1.3`,
    INSIGHTS,
    'verified',
  ),
  row(
    'kaplan-2020-c',
    'Kaplan 2020, L(C)',
    'course',
    'L = (1.6e7/C)^0.057, PF-days, one batch',
    `${KAPLAN}, eq. 1.3`,
    INSIGHTS,
    'verified',
  ),
  row(
    'kaplan-2020-n-s',
    'Kaplan 2020, L(N, S)',
    'course',
    'L = (6.5e13/N)^0.077 + (2.1e3/S_min)^0.76',
    `${KAPLAN}, eq. 1.6, Table 3`,
    INSIGHTS,
    'verified',
  ),
  row(
    'kaplan-2020-early-stopping',
    'Kaplan 2020, early stopping',
    'course',
    'S_stop ≥ S_c/(L(N,D) − L(N,∞))^(1/α_S)',
    `${KAPLAN}, eq. 5.7`,
    `${INSIGHTS} --unique-tokens N`,
    'verified',
  ),
  row(
    KUMAR_2024.id,
    KUMAR_2024.title,
    'precision',
    KUMAR_2024.formula,
    KUMAR_2024.citation,
    'estimate, plan --precision fp8 --weight-precision int4',
    KUMAR_2024.confidence,
    ['sign-inferred'],
  ),
  row(
    'sardana-2023',
    'Sardana 2023',
    'inference',
    'min 6·N·D + 2·N·D_inf, L(N,D) = L',
    SARDANA_2023_CITATION,
    'plan --inference-tokens N, estimate --lifetime',
  ),
  ...recommendations.map(({ id, title, formula, citation, caveats }) =>
    row(id, title, 'hyperparameters', formula, citation, 'estimate, plan', 'verified-secondary', caveats),
  ),
  row(
    'mccandlish-2018',
    'McCandlish 2018',
    'hyperparameters',
    '(S/S_min − 1)·(E/E_min − 1) = 1',
    MCCANDLISH_2018,
    'estimate, plan',
  ),
  row(
    'zhang-2024',
    'Zhang 2024',
    'hyperparameters',
    'B_crit ∝ D^0.47',
    ZHANG_2024,
    'estimate, plan',
    'mixed',
    ['recalled'],
  ),
  row(
    'hagele-2024',
    'Hägele 2024',
    'schedule',
    'η = η_max·(1 − √x) over the last 10 to 20 %',
    HAGELE_2024,
    'estimate, plan',
    'mixed',
    ['recalled'],
  ),
  row(
    'tissue-2024',
    'Tissue 2024',
    'schedule',
    'L = L₀ + A·S₁^−α − C·S₂',
    TISSUE_2024,
    'estimate, plan',
    'mixed',
    ['recalled'],
  ),
  ...abilityPredictors.map(({ id, title, formula, citation, confidence }) =>
    row(id, title, 'ability', formula, citation, INSIGHTS, confidence),
  ),
  row(
    'wei-2022',
    'Wei 2022',
    'ability',
    'table of the smallest compute',
    EMERGENCE_SOURCE,
    INSIGHTS,
    'verified',
  ),
  row(
    'schaeffer-2023',
    'Schaeffer 2023',
    'ability',
    'exact match = p^T, edits = T·(1 − p)',
    METRIC_EFFECT_SOURCE,
    INSIGHTS,
  ),
  row(
    'brown-2024',
    'Brown 2024',
    'test-time',
    'c(k) = exp(a·k^b)',
    COVERAGE_SOURCE,
    INSIGHTS,
    'verified-secondary',
  ),
  row('chen-2021', 'Chen 2021, pass@k', 'test-time', '1 − C(n−c, k)/C(n, k)', PASS_AT_K_SOURCE, INSIGHTS),
  row(
    'snell-2024',
    'Snell 2024',
    'test-time',
    'k = M + 3·(D_pre/D_inf)·(M − 1)',
    SNELL_SOURCE,
    `${INSIGHTS} --inference-tokens N`,
    'verified-secondary',
  ),
  row(
    'villalobos-atkinson-2023',
    'Villalobos & Atkinson 2023',
    'test-time',
    'spans of trade',
    TRADE_OFF_SOURCE,
    INSIGHTS,
    'verified',
  ),
];

/** The one of that id; `undefined` if there is none. */
export function furtherLawById(id: string): FurtherLaw | undefined {
  return furtherLaws.find((each) => each.id === id);
}
