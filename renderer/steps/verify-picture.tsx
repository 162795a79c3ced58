import type { ReactElement } from "react";
import type { CheckResult } from "../../electron/jobs/results.ts";
import { LinkPicture } from "../ui/link-picture/link-picture.tsx";
import { linkPicture } from "../ui/link-picture/picture-model.ts";
import { fieldsReading } from "../wizard/select.ts";
import { useWindow } from "../wizard/window-context.tsx";

/** The link that is proved, with the break where it is; it lights up stage by stage while the dial runs. */
export function VerifyPicture(): ReactElement {
  const { state } = useWindow();
  const { proof, choice, link, search } = state;
  const { suggestion, token } = link;
  return (
    <LinkPicture
      picture={linkPicture({
        of: "target",
        check: proof.result,
        known: null,
        url: null,
        steps: state.job?.kind === "prove" ? proof.progress : null,
        fields: fieldsReading(state).fields,
        asksToken: token !== "" || suggestion?.token === "known" || suggestion?.token === "unmeetable",
        lagrange: search.lagrange.find(({ path }) => path === choice.lagrange) ?? null,
        yunzai: search.yunzai.find(({ path }) => path === choice.yunzai) ?? null,
      })}
    />
  );
}

/** The link as Lagrange's settings have it now; `check` once that is settled. */
export function HealthPicture({ check }: { readonly check: CheckResult | null }): ReactElement {
  const { state } = useWindow();
  const { health, choice, search } = state;
  const dials = state.job?.kind === "health";
  return (
    <LinkPicture
      picture={linkPicture({
        of: "settings",
        check,
        known: health.known,
        url: dials ? health.url : null,
        steps: dials ? health.progress : null,
        fields: null,
        asksToken: false,
        lagrange: search.lagrange.find(({ path }) => path === choice.lagrange) ?? null,
        yunzai: search.yunzai.find(({ path }) => path === choice.yunzai) ?? null,
      })}
    />
  );
}
