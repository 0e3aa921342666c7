import { type Assumptions } from '../../engine/assumptions';
import { type Accelerator } from '../../engine/hardware/accelerator';
import { acceleratorById } from '../../engine/hardware/accelerators';

/**
 * Assumptions with what is stated above them in their place: a person's settings above the defaults, a team's file above
 * the settings. What is not stated stays.
 */
export function withAssumptions(assumptions: Assumptions, stated: Partial<Assumptions>): Assumptions {
  const { law, serving, ownAccelerators } = stated;
  const own = [...(ownAccelerators ?? []), ...accelerators(assumptions, stated)];
  return {
    ...assumptions,
    ...stated,
    ...(serving === undefined ? {} : { serving: { ...assumptions.serving, ...serving } }),
    ...(law === undefined ? {} : { otherLaws: othersThan(law.value, assumptions) }),
    ...(own.length === 0 ? {} : { ownAccelerators: own }),
  };
}

/** Those described or priced below, at the prices that are listed where one price is stated for all. */
function accelerators(
  { ownAccelerators = [] }: Assumptions,
  { priceUsdPerHour }: Partial<Assumptions>,
): readonly Accelerator[] {
  return priceUsdPerHour === undefined
    ? ownAccelerators
    : ownAccelerators.map((each) => ({ ...each, price: acceleratorById(each.id)?.price }));
}

/** The laws beside the one that speaks first now: those there were, with the former first in its place. */
function othersThan(law: string, { law: former, otherLaws }: Assumptions): readonly string[] {
  return [former.value, ...otherLaws].filter((id) => id !== law);
}
