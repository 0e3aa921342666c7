/** What a plan is to make the best of. Every number is positive and finite, in base units. */
export type PlanGoal =
  /** A budget of `flops` FLOP, C = 6·N·D. */
  | { readonly kind: 'compute'; readonly flops: number }
  /** A budget of accelerator-hours; on `accelerator` if it is given, else on the assumed one. */
  | { readonly kind: 'accelerator-hours'; readonly hours: number; readonly accelerator?: string }
  /** A budget in USD at the assumed price. */
  | { readonly kind: 'cost'; readonly usd: number }
  /** A loss to reach with the least compute, nats/token on the law's corpus. */
  | { readonly kind: 'loss'; readonly loss: number }
  /** The tokens this many parameters deserve; all of them, as people name models. */
  | { readonly kind: 'parameters'; readonly parameters: number }
  /** The parameters this many tokens deserve. */
  | { readonly kind: 'tokens'; readonly tokens: number };
