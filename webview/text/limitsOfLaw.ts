import { formatCount } from '../../src/report/format';
import { LAW_REMARKS } from '../../src/report/lawRemarks';
import { type Translate } from '../../src/report/translate';
import { type ChartRun } from '../../src/protocol/messages';
import { type Scene } from '../scene/scene';

/**
 * Where dense models and mixtures of experts meet a law of the other kind: why there is no line or no point, and which
 * parameters are counted. Empty where law and run are of one kind.
 */
export function limitsOfLaw(
  { law, frontier, traits, run: point }: Scene,
  run: ChartRun | undefined,
  t: Translate,
): string[] {
  const { parameters, experts } = run ?? {};
  const isMixture = experts !== undefined && experts.total > 1;
  if (law.architectures !== 'moe') {
    if (!isMixture || parameters === undefined || point === undefined) return [];
    const counted = law.parameterConvention === 'total' ? parameters.active : parameters.activeNonEmbedding;
    return [
      t(
        'A mixture of experts is drawn at the {0} of its {1} parameters that a token passes.',
        formatCount(counted),
        formatCount(parameters.total),
      ),
      LAW_REMARKS['dense-law-on-active-parameters']({ law: law.title }, t),
    ];
  }
  if (frontier.length === 0) {
    return [
      t(
        '{0} is a law of mixtures of experts and says nothing about dense models: without the experts of an open config it has neither line nor points. Choose a law of dense models, or open a mixture.',
        law.title,
      ),
    ];
  }
  const published = t(
    'Published mixtures are left out: the table of published runs does not have their experts.',
  );
  return traits === undefined
    ? [t('{0} is a law of mixtures of experts, asked here about dense models.', law.title), published]
    : [
        t(
          'The line is that of mixtures with the {0} experts of the open config, {1} per token.',
          formatCount(traits.experts),
          formatCount(traits.expertsPerToken),
        ),
        published,
      ];
}
