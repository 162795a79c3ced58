import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { StartTarget } from "../../electron/jobs/results.ts";
import { narrow } from "../ui/breakpoints.ts";
import { useLocale } from "../ui/locale.tsx";
import { WholePath } from "../ui/whole-path.tsx";
import { paint } from "../ui/theme-tokens.ts";

const useStyles = makeStyles({
  rows: {
    margin: 0,
    padding: "10px 12px",
    display: "grid",
    gridTemplateColumns: "max-content minmax(0, 1fr)",
    gap: "6px 16px",
    border: `1px solid ${paint.cardStroke}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: paint.windowBackground,
    [narrow]: { gridTemplateColumns: "minmax(0, 1fr)", gap: "2px" },
  },
  /** Its two cells stand in the columns of the whole. */
  row: { display: "contents" },
  label: { color: tokens.colorNeutralForeground3 },
  value: {
    margin: 0,
    minWidth: 0,
    fontFamily: tokens.fontFamilyMonospace,
    overflowWrap: "anywhere",
    [narrow]: { marginBottom: "6px" },
  },
});

/** What will run, to the last letter: nothing is shortened where the user is asked to agree to it. */
export function StartTargetRows({ target }: { readonly target: StartTarget }): ReactElement {
  const styles = useStyles();
  const texts = useLocale().window.start;
  const { program, args, folder } = target;
  const given = args.map(quoted).join(" ");
  const rows = [
    [texts.program, program],
    ...(args.length > 0 ? [[texts.args, given] as const] : []),
    [texts.folder, folder],
  ] as const;
  return (
    <dl className={styles.rows}>
      {rows.map(([label, value]) => (
        <div key={label} className={styles.row}>
          <dt className={styles.label}>{label}</dt>
          <dd className={styles.value}>{value === given ? value : <WholePath path={value} />}</dd>
        </div>
      ))}
    </dl>
  );
}

/** One argument stays one to the eye. */
function quoted(text: string): string {
  return text === "" || /\s/.test(text) ? `"${text}"` : text;
}
