import { makeStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";

const useStyles = makeStyles({
  // A box of its own is broken only where it is wider than the whole line.
  name: { display: "inline-block", maxWidth: "100%" },
});

/** A path to its last letter: it is broken between its folders, and within a name only where that alone is too long. */
export function WholePath({ path }: { readonly path: string }): ReactElement {
  const styles = useStyles();
  return (
    <>
      {path.split(/(?<=[\\/])/).map((name, index) => (
        // The same name may come twice, and a path changes only as a whole.
        // eslint-disable-next-line react/no-array-index-key
        <span key={index} className={styles.name}>
          {name}
        </span>
      ))}
    </>
  );
}
