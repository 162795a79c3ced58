import type { StrayCall } from "../core/listen/dial-head.ts";
import type { ListenEnd, ListenRefusal } from "../core/listen/dial-meaning.ts";
import type { ListenTexts } from "./listen-types.ts";

/** What a listening came to, as far as it is told in words; a `ListenResult` is one. */
type Listening =
  | {
      readonly kind: "listened";
      readonly ended: ListenEnd;
      readonly dials: number;
      readonly strays: Readonly<Record<StrayCall, number>>;
    }
  | {
      readonly kind: "refused";
      readonly reason: ListenRefusal;
      readonly holder: {
        readonly pid: number | null;
        readonly program: string | null;
        readonly yunzai: string | null;
      } | null;
    };

/** Who dialled; `userAgent` is the name that the program gave itself, if any. */
export function sayCaller(texts: ListenTexts, fromLagrange: boolean, userAgent: string | null): string {
  if (fromLagrange) return texts.fromLagrange;
  return userAgent === null ? texts.fromUnknown : texts.fromOther(userAgent);
}

/** Whether a dial brought a token, and where it stood. */
export function sayToken({ tokens }: ListenTexts, tokenIn: readonly ("header" | "query")[]): string {
  return tokenIn.length > 1 ? tokens.both : tokens[tokenIn[0] ?? "none"];
}

/** Why a listening ended and what came of it, or why there was none: a few sentences. */
export function sayListenEnd(texts: ListenTexts, result: Listening, port: number): readonly string[] {
  if (result.kind === "refused") {
    const { pid = null, program = null, yunzai = null } = result.holder ?? {};
    const known = pid !== null || program !== null || yunzai !== null;
    return [texts.refused[result.reason](port), ...(known ? [texts.holder(program, pid, yunzai)] : [])];
  }
  const { ended, dials, strays } = result;
  const others = strays.request + strays.unreadable;
  const nobody = ended === "time-over" && dials === 0 && strays.secure === 0;
  return [
    texts.ended[ended],
    ...(dials > 0 ? [texts.dials(dials)] : []),
    ...(nobody ? [texts.nobody(port)] : []),
    ...(strays.secure > 0 ? [texts.secureCalls(strays.secure)] : []),
    ...(others > 0 ? [texts.otherCalls(others)] : []),
  ];
}
