import fc from "fast-check";

/** Something that must hold for every input that can be drawn. */
export interface Property<T> {
  /** What holds, as a sentence. */
  readonly name: string;
  readonly input: fc.Arbitrary<T>;
  /** Inputs of the ordinary test run. */
  readonly runs: number;
  /** Inputs that once broke it; they come first in every run. */
  readonly regressions?: readonly T[];
  /** Throws, or rejects, where it does not hold. */
  readonly holds: (input: T) => void | Promise<void>;
}

export interface FuzzPlan {
  readonly seed: number;
  /** Inputs to draw; the regressions come on top. */
  readonly runs: number;
}

export interface FuzzOutcome {
  /** Inputs tried, regressions included. */
  readonly inputs: number;
  /** Null where the property held. */
  readonly failure: FuzzFailure | null;
}

export interface FuzzFailure {
  /** The smallest input found that breaks it, as a literal to paste into `regressions`. */
  readonly input: string;
  readonly error: string;
  /** How to come back to it: `{ seed, path }` of fast-check. */
  readonly path: string | null;
}

/** A property with its input's type put away, so that different ones fit one list. */
export interface FuzzTarget {
  readonly name: string;
  readonly runs: number;
  run(plan: FuzzPlan): Promise<FuzzOutcome>;
}

export function fuzzTarget<T>({ name, input, runs, regressions = [], holds }: Property<T>): FuzzTarget {
  return {
    name,
    runs,
    async run(plan) {
      const property = fc.asyncProperty(input, async (drawn) => holds(drawn));
      const details = await fc.check(property, {
        seed: plan.seed,
        numRuns: regressions.length + plan.runs,
        examples: regressions.map((example) => [example]),
      });
      if (!details.failed) return { inputs: details.numRuns, failure: null };
      const error = details.errorInstance;
      return {
        inputs: details.numRuns,
        failure: {
          input: fc.stringify(details.counterexample?.[0]),
          error: error instanceof Error ? (error.stack ?? error.message) : String(error),
          path: details.counterexamplePath,
        },
      };
    },
  };
}
