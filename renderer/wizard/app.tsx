import { useCallback, useEffect, useMemo, useState, useSyncExternalStore, type ReactElement } from "react";
import type { Hello } from "../../electron/contract/api.ts";
import type { Client } from "../../electron/contract/client.ts";
import { localeFor } from "../../electron/locales/index.ts";
import type { LocaleTag } from "../../electron/locales/types.ts";
import type { Connection } from "../host/connection.ts";
import { LocaleProvider } from "../ui/locale.tsx";
import { WizardTheme } from "../ui/theme.tsx";
import { Notice } from "./notice.tsx";
import { useWizard } from "./use-wizard.ts";
import { WindowProvider } from "./window-context.tsx";
import { WizardWindow } from "./wizard-window.tsx";

/** The whole window: the wizard, or why there is none. */
export function App({ connection }: { connection: Connection }): ReactElement {
  const { client, dropFolder } = connection;
  const closed = useSyncExternalStore(connection.subscribe, connection.closed);
  const [hello, setHello] = useState<Hello | null>(null);
  const [chosen, setChosen] = useState<LocaleTag | null>(null);
  const language = chosen ?? hello?.language ?? pageLanguage();
  useEffect(() => {
    // A host that is gone is told by the connection.
    client.hello(null).then(setHello, () => undefined);
  }, [client]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <LocaleProvider locale={localeFor(language)}>
      <WizardTheme>
        {closed !== null || hello === null ? (
          <Notice kind={closed ?? "connecting"} />
        ) : (
          <Wizard
            client={client}
            hello={hello}
            dropFolder={dropFolder}
            language={language}
            onLanguage={setChosen}
          />
        )}
      </WizardTheme>
    </LocaleProvider>
  );
}

interface WizardProps {
  readonly client: Client;
  readonly hello: Hello;
  readonly dropFolder: Connection["dropFolder"];
  readonly language: LocaleTag;
  readonly onLanguage: (language: LocaleTag) => void;
}

function Wizard({ client, hello, dropFolder, language, onLanguage }: WizardProps): ReactElement {
  const { state, act } = useWizard(client, hello);
  const [closing, setClosing] = useState(false);
  const changeLanguage = useCallback(
    (wanted: LocaleTag) => {
      onLanguage(wanted);
      // Losing it costs one click at the next start.
      client.prefer({ language: wanted }).catch(() => undefined);
    },
    [client, onLanguage],
  );
  const close = useCallback(() => {
    window.close();
    // A browser closes only what it opened itself.
    setClosing(true);
  }, []);
  const contents = useMemo(
    () => ({ state, act, client, language, changeLanguage, dropFolder, close }),
    [state, act, client, language, changeLanguage, dropFolder, close],
  );
  return (
    <WindowProvider value={contents}>
      {closing ? <Notice kind="may-close" onBack={() => setClosing(false)} /> : <WizardWindow />}
    </WindowProvider>
  );
}

/** What the page was served in, until the host says what the user chose. */
function pageLanguage(): LocaleTag {
  return /^zh\b/i.test(navigator.language) ? "zh-CN" : "en";
}
