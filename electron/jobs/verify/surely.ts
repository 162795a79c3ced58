import type { ProbeResult } from "./run-probe.ts";
import type { VerifyNews } from "./verify.ts";

type Tell = (news: VerifyNews) => void;

/**
 * Makes an attempt, and a second one before a path is called wrong: it was refused first, and only then was the server
 * asked whether it is ready, which it may have come to be in between (B, C0; FACTS Y6). Told only if it changes anything.
 */
export async function surely(make: (tell: Tell) => Promise<ProbeResult>, tell: Tell): Promise<ProbeResult> {
  const first = await make(tell);
  const { verdict, lanes, inquiries } = first.state;
  const refused = lanes.chosen.answer !== null || lanes.chosen.closed !== null;
  if (verdict !== "path-unknown" || !refused || inquiries.same.answeredAt === null) return first;
  const news: VerifyNews[] = [];
  const second = await make((heard) => news.push(heard));
  if (second.state.verdict === verdict) return first;
  for (const heard of news) tell(heard);
  return second;
}
