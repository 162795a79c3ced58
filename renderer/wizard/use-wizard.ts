import { useEffect, useReducer, type Dispatch } from "react";
import type { Hello } from "../../electron/contract/api.ts";
import type { Client } from "../../electron/contract/client.ts";
import type { Action, Deed } from "./actions.ts";
import { reduce } from "./reduce.ts";
import { runJob } from "./run-job.ts";
import { initialState, type WizardState } from "./state.ts";

/** The wizard's state, and the way to change it. */
export interface Wizard {
  readonly state: WizardState;
  readonly act: Dispatch<Deed>;
}

/**
 * Ties the reducer to a host: the job that stands in the state runs, and ends when another takes its
 * place. A write is never ended half-way: the host lets it finish whatever the window does.
 */
export function useWizard(client: Client, hello: Hello): Wizard {
  const [state, dispatch] = useReducer<WizardState, Hello, [Action]>(reduce, hello, initialState);
  const { job } = state;
  useEffect(() => {
    if (job === null) return undefined;
    const controller = new AbortController();
    void runJob(client, job, controller.signal, dispatch);
    return () => controller.abort();
  }, [client, job]);
  return { state, act: dispatch };
}
