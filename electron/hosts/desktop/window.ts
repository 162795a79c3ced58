import { dirname } from "node:path";
import { BrowserWindow, dialog, Menu, nativeTheme, screen } from "electron";
import { connectBridge } from "./connect-bridge.ts";
import { answerCrashes } from "./crash.ts";
import type { HostBridgeParts } from "./host-bridge.ts";
import { holdClose } from "./hold-close.ts";
import { contextMenuTemplate } from "./menu.ts";
import { startPage } from "./security.ts";
import type { Speech } from "./speech.ts";
import { recallWindow, rememberWindow } from "./window-state-file.ts";
import { windowOptions, type WindowSurroundings } from "./window-options.ts";
import { placeWindow, smallestWindow, type Bounds } from "./window-state.ts";

export interface WindowParts extends Omit<HostBridgeParts, "send">, Omit<WindowSurroundings, "dark"> {
  readonly speech: Speech;
  /** Where the window's place is kept. */
  readonly stateFile: string;
}

/** The wizard's window, once its page is there. */
export interface WizardWindow {
  /** True while a file is being written. */
  writing(): boolean;
  /** Loads the page anew, which begins as after a start. */
  reload(): void;
}

/** Opens the wizard's window; resolves when its page is there. */
export async function openWindow(parts: WindowParts): Promise<WizardWindow> {
  const { speech, stateFile } = parts;
  const remembered = recallWindow(stateFile);
  const window = new BrowserWindow(windowOptions({ ...parts, dark: nativeTheme.shouldUseDarkColors }));
  putInPlace(window, remembered?.bounds ?? window.getBounds());
  const bridge = connectBridge(window.webContents, parts);
  holdClose(window, bridge, () => {
    rememberWindow(stateFile, { bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  });
  answerCrashes(window, async (what) => {
    const texts = speech.texts();
    await dialog.showMessageBox(window, { type: "warning", message: texts[what], buttons: [texts.ok] });
  });
  window.webContents.on("context-menu", (_, place) => {
    const template = contextMenuTemplate(speech.texts().menu, place);
    const { x, y, menuSourceType: sourceType } = place;
    if (template.length > 0) Menu.buildFromTemplate(template).popup({ window, x, y, sourceType });
  });
  window.once("ready-to-show", () => {
    if (remembered?.maximized) window.maximize();
    else window.show();
  });
  try {
    await window.loadURL(startPage);
  } catch (error) {
    // Closed before it was there.
    if (!window.isDestroyed()) throw error;
  }
  return {
    writing: () => bridge.writing(),
    reload() {
      if (!window.isDestroyed()) window.webContents.reload();
    },
  };
}

/** Brings the window to the front: somebody started the program once more. */
export function showWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Asks for a folder with the system's own picker; null when the user gave up. */
export function createFolderPicker(speech: Speech): () => Promise<string | null> {
  // Where it opens next: Electron would always have it open in the downloads, and bots lie beside each other.
  let near: string | null = null;
  return async () => {
    const [window] = BrowserWindow.getAllWindows();
    if (!window) return null;
    const { title, button } = speech.texts().pickFolder;
    const { filePaths } = await dialog.showOpenDialog(window, {
      title,
      buttonLabel: button,
      ...(near === null ? {} : { defaultPath: near }),
      properties: ["openDirectory", "dontAddToRecent"],
    });
    const [picked = null] = filePaths;
    if (picked !== null) near = dirname(picked);
    return picked;
  };
}

function putInPlace(window: BrowserWindow, wanted: Bounds): void {
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
  const bounds = placeWindow(wanted, areas);
  const { workArea } = screen.getDisplayMatching(bounds);
  const { width, height } = smallestWindow(window.getBounds(), window.getContentBounds(), workArea);
  window.setMinimumSize(width, height);
  window.setBounds(bounds);
}
