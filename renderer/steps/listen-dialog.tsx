import {
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from "@fluentui/react-components";
import { useEffect, useState, type ReactElement } from "react";
import type { Listened } from "../../electron/contract/api.ts";
import { sayListenEnd } from "../../electron/locales/say-listen.ts";
import { ActionButton, type Action } from "../ui/action-button.tsx";
import { Busy } from "../ui/busy.tsx";
import { CountDown } from "../ui/count-down.tsx";
import { useLocale } from "../ui/locale.tsx";
import { useFocusReturn } from "../ui/use-focus-return.ts";
import { hasYunzaiCome, isMisled } from "./listen-dials.ts";
import { ListenRows } from "./listen-rows.tsx";
import { useListen } from "./use-listen.ts";

export interface ListenDialogProps {
  readonly listened: Listened;
  /** What leads to a repair where Lagrange dials a wrong path; null where only its user can. */
  readonly repair: Action | null;
  /** Yunzai has come: checks again. */
  readonly onYunzai: () => void;
  readonly onClose: () => void;
}

const useStyles = makeStyles({
  content: { display: "flex", flexDirection: "column", gap: "12px" },
  text: { margin: 0 },
  /** Takes no room and no gap while it is empty; it must be there before its words are. */
  ending: { display: "contents" },
});

/** Shows what dials Yunzai's port while Yunzai is off. Mounted while it listens: to close it ends that. */
export function ListenDialog({ listened, repair, onYunzai, onClose }: ListenDialogProps): ReactElement {
  const styles = useStyles();
  const { listen, window } = useLocale();
  const texts = window.listen;
  const { port, seconds } = listened;
  const [round, setRound] = useState(0);
  const { stage, groups, result } = useListen(listened, round);
  useFocusReturn();
  const come = result !== null && hasYunzaiCome(result);
  const misled = isMisled(groups) && !come;
  const [primary, ...others] = actionsOf();
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{texts.title}</DialogTitle>
          <DialogContent className={styles.content}>
            <p className={styles.text}>{texts.intro(port, seconds)}</p>
            {stage === "beginning" && <Busy label={texts.beginning} />}
            {stage === "holding" && <Holding seconds={seconds} />}
            {groups.length > 0 && <ListenRows groups={groups} />}
            <div role="status" className={styles.ending}>
              {stage === "failed" && texts.failed}
              {result !== null && <End sentences={sayListenEnd(listen, result, port)} />}
            </div>
            {misled && repair !== null && <p className={styles.text}>{texts.repair}</p>}
          </DialogContent>
          <DialogActions fluid>
            <ActionButton action={{ label: window.frame.close, onClick: onClose }} />
            {others.map((action) => (
              <ActionButton key={action.label} action={action} />
            ))}
            {primary && <ActionButton action={primary} look="primary" />}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );

  /** The one thing to do next first. */
  function actionsOf(): readonly Action[] {
    const again: Action = { label: texts.again, icon: "refresh", onClick: () => setRound(round + 1) };
    if (come) return [{ label: texts.goOn, onClick: onYunzai }];
    const over = stage === "ended" || stage === "failed";
    if (misled && repair !== null) return over ? [repair, again] : [repair];
    return over ? [again] : [];
  }
}

/** Counts down by this side's clock: the host tells when it began. */
function Holding({ seconds }: { readonly seconds: number }): ReactElement {
  const { holding } = useLocale().window.listen;
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const end = performance.now() + seconds * 1000;
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((end - performance.now()) / 1000))), 500);
    return () => clearInterval(timer);
  }, [seconds]);
  return <CountDown label={holding} secondsLeft={left} />;
}

function End({ sentences }: { readonly sentences: readonly string[] }): ReactElement {
  const styles = useStyles();
  return (
    <>
      {sentences.map((sentence) => (
        <p key={sentence} className={styles.text}>
          {sentence}
        </p>
      ))}
    </>
  );
}
