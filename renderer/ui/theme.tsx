import {
  FluentProvider,
  makeStaticStyles,
  makeStyles,
  mergeClasses,
  useModalAttributes,
} from "@fluentui/react-components";
import { useCallback, useSyncExternalStore, type ReactElement, type ReactNode } from "react";
import { forced } from "./breakpoints.ts";
import { darkTokens, lightTokens, paint } from "./theme-tokens.ts";

const usePageStyles = makeStaticStyles({
  // As high as the window: a checker takes what reaches out of a body without height for hidden.
  // No sentence ends with one character on a line of its own.
  body: { margin: 0, height: "100vh", overflow: "hidden", textWrap: "pretty" },
  // Windows paints these over every colour of ours; what is disabled must still look so.
  [forced]: {
    "button:disabled, [aria-disabled='true']": { color: "GrayText", borderColor: "GrayText" },
  },
});

const useStyles = makeStyles({
  // Not on the provider itself: it hands its classes on to every tooltip and dialog.
  window: {
    position: "fixed",
    inset: 0,
    backgroundColor: paint.windowBackground,
    colorScheme: "light",
    WebkitFontSmoothing: "antialiased",
  },
  dark: { colorScheme: "dark" },
});

/** The colours, type and spacing of the window; light, dark and high contrast follow the system while it runs. */
export function WizardTheme({ children }: { readonly children: ReactNode }): ReactElement {
  usePageStyles();
  const styles = useStyles();
  const dark = useMedia("(prefers-color-scheme: dark)");
  return (
    <FluentProvider theme={dark ? darkTokens : lightTokens}>
      <div className={mergeClasses(styles.window, dark && styles.dark)}>{children}</div>
      <HoldDialogFocus />
    </FluentProvider>
  );
}

/**
 * What keeps the focus in a dialog ends with the last component that needs it. A page that goes with its
 * dialog open would take it along, and the rest of the window would stay hidden from screen readers.
 */
function HoldDialogFocus(): null {
  useModalAttributes();
  return null;
}

/** Whether a media query holds, now and whenever that changes. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const media = matchMedia(query);
      media.addEventListener("change", changed);
      return () => media.removeEventListener("change", changed);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}
