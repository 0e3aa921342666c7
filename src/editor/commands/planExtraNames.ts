/** What a plan may reckon with besides goal and law: names of assumptions. */
export const PLAN_EXTRAS = [
  'uniqueTokens',
  'inferenceTokens',
  'dataQuality',
  'experts',
  'expertsPerToken',
  'precision',
] as const;

/** One of them. */
export type PlanExtra = (typeof PLAN_EXTRAS)[number];

/** What was typed for each; what is absent is not reckoned with. */
export type PlanExtras = Readonly<Partial<Record<PlanExtra, string>>>;

/** What a stored request says of them; anything that is none of them is left out. */
export function readPlanExtras(value: unknown): PlanExtras {
  if (typeof value !== 'object' || value === null) return {};
  const said = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    PLAN_EXTRAS.flatMap((extra) => {
      const text = said[extra];
      return typeof text === 'string' ? [[extra, text] as const] : [];
    }),
  );
}
