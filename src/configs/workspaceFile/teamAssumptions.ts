import { type Assumptions } from '../../engine/assumptions';

/** Assumptions with a team's in their place; what the team does not say stays. */
export function withTeamAssumptions(assumptions: Assumptions, team: Partial<Assumptions>): Assumptions {
  return {
    ...assumptions,
    ...team,
    ...(team.serving === undefined ? {} : { serving: { ...assumptions.serving, ...team.serving } }),
    ...(team.law === undefined ? {} : { otherLaws: othersThan(team.law.value, assumptions) }),
  };
}

/** The laws beside the one that speaks first now: those there were, with the former first in its place. */
function othersThan(law: string, { law: former, otherLaws }: Assumptions): readonly string[] {
  return [former.value, ...otherLaws].filter((id) => id !== law);
}
