import { RefusedCall } from "../contract/service.ts";
import type { ApplyPlan } from "../jobs/apply.ts";
import type { RememberedSetup } from "../jobs/ports.ts";

export interface KeptPlan {
  readonly plan: ApplyPlan;
  /** What the next run opens with once this is written. */
  readonly setup: RememberedSetup;
}

/** What was shown to the user and may be written: the window knows only its id. */
export interface Plans {
  keep(plan: KeptPlan): string;
  /** Gives a plan out once; one that was never made, or already written, is refused. */
  take(id: string): KeptPlan;
}

/** Nobody reviews more at once; older ones are forgotten. */
const mostPlans = 8;

export function createPlans(random: (bytes: number) => string): Plans {
  const plans = new Map<string, KeptPlan>();
  return {
    keep(plan) {
      const id = random(16);
      plans.set(id, plan);
      const [oldest] = plans.keys();
      if (plans.size > mostPlans && oldest !== undefined) plans.delete(oldest);
      return id;
    },
    take(id) {
      const plan = plans.get(id);
      if (!plan) throw new RefusedCall("unknown-plan");
      plans.delete(id);
      return plan;
    },
  };
}
