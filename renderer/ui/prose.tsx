import { Fragment, type ReactElement } from "react";
import { CutText } from "./cut-text.tsx";
import { fitsInSentence, splitAtPaths } from "./paths-in-text.ts";
import { shorten } from "./shorten.ts";

export interface ProseProps {
  readonly text: string;
  /** The paths that the text names: a long one gives up its middle. */
  readonly paths?: readonly string[] | undefined;
}

/** A sentence that stays a sentence however deep the folders lie that it names. */
export function Prose({ text, paths = [] }: ProseProps): ReactElement {
  const parts = splitAtPaths(
    text,
    paths.filter((path) => !fitsInSentence(path)),
  );
  return (
    <>
      {parts.map((part, index) =>
        index % 2 === 1 ? (
          // Of a sentence that changes nothing of the old one stays.
          // eslint-disable-next-line react/no-array-index-key
          <CutText key={index} text={part} cut={shorten(part, fitsInSentence)} />
        ) : (
          // eslint-disable-next-line react/no-array-index-key
          <Fragment key={index}>{part}</Fragment>
        ),
      )}
    </>
  );
}
