import { type ParametricConstants } from '../laws/parametric';
import { parametricLaw } from '../laws/parametricLaw';

/** Hoffmann's constants as Sardana et al. round them; their examples are of these. */
export const SARDANA_2023_CONSTANTS: ParametricConstants = {
  irreducibleLoss: 1.69,
  parameterCoefficient: 406.4,
  tokenCoefficient: 410.7,
  parameterExponent: 0.336,
  tokenExponent: 0.283,
};

const PAPER = 'Sardana et al. 2023, arXiv:2401.00448';

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
