import type { ListenEvent, ListenResult } from "../../electron/jobs/results.ts";

type DialEvent = Extract<ListenEvent, { type: "dial" }>;

/** Dials that differ in nothing but their time: Lagrange tries again every few seconds. */
export interface DialGroup extends Omit<DialEvent, "type"> {
  readonly key: string;
  /** One and more. */
  readonly times: number;
}

/** Counts a dial to those like it, or begins a new group below the others. Pure. */
export function withDial(groups: readonly DialGroup[], event: DialEvent): readonly DialGroup[] {
  const { dial, meaning, fromLagrange } = event;
  const { at: _, ...rest } = dial;
  const key = JSON.stringify(rest);
  const known = groups.some((group) => group.key === key);
  return known
    ? groups.map((group) => (group.key === key ? { ...group, times: group.times + 1 } : group))
    : [...groups, { key, times: 1, dial, meaning, fromLagrange }];
}

/** True once Lagrange has dialled a path that this or no Yunzai has for it. */
export function isMisled(groups: readonly DialGroup[]): boolean {
  return groups.some(({ fromLagrange, meaning }) => fromLagrange && meaning !== "right");
}

/** True where it ended, or did not begin, because a Yunzai wants its port: then there is something to check. */
export function hasYunzaiCome(result: ListenResult): boolean {
  return result.kind === "refused"
    ? result.reason === "yunzai-running"
    : result.ended === "yunzai-appeared" || result.ended === "exit-asked";
}
