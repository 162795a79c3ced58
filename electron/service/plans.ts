import { RefusedCall } from "../contract/service.ts";

/** What was shown to the user and may now be done: the window knows only its id. */
export interface Plans<Plan> {
  keep(plan: Plan): string;
  /** Gives a plan out once; one that was never made, or already used, is refused. */
  take(id: string): Plan;
}

/** Nobody reviews more at once, all bots together; older ones are forgotten. */
const mostPlans = 64;

export function createPlans<Plan>(random: (bytes: number) => string): Plans<Plan> {
  const plans = new Map<string, Plan>();
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
      if (plan === undefined) throw new RefusedCall("unknown-plan");
      plans.delete(id);
      return plan;
    },
  };
}
