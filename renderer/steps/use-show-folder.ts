import { useState } from "react";
import { useWindow } from "../wizard/window-context.tsx";

export interface FolderShowing {
  /** Shows a folder that was chosen in the system's file manager. */
  readonly show: (path: string) => void;
  /** The folder that did not come up; null while there is none. */
  readonly failed: string | null;
}

/** Opens folders, and keeps the one that the system did not show: then the user is told where it is. */
export function useShowFolder(): FolderShowing {
  const { client } = useWindow();
  const [failed, setFailed] = useState<string | null>(null);
  return {
    failed,
    show(path) {
      setFailed(null);
      client.showFolder({ path }).then(
        (shown) => setFailed(shown ? null : path),
        () => setFailed(path),
      );
    },
  };
}
