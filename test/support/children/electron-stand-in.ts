import { fork } from "node:child_process";
import { EventEmitter } from "node:events";
import { join } from "node:path";
import { createDesktopBridge } from "../../../electron/hosts/desktop/preload-bridge.ts";

/**
 * What the desktop program uses of Electron, in plain Node, so that its wiring runs without the runtime: a window whose
 * page says hello, chooses English, is clicked with the right button, asks for a picker, and closes. What was asked of
 * it is printed as lines of JSON, in order.
 */
function note(what: string, facts: unknown = null): void {
  process.stdout.write(`${JSON.stringify([what, facts])}\n`);
}

const folder = process.env["STAND_IN_FOLDER"] ?? "";
const paths = new Map([["userData", join(folder, "user-data")]]);

/** An event that a listener may forbid; resolves with whether one did. */
function announce(emitter: EventEmitter, name: string, ...values: readonly unknown[]): boolean {
  let prevented = false;
  emitter.emit(name, { preventDefault: () => (prevented = true) }, ...values);
  return prevented;
}

class App extends EventEmitter {
  readonly isPackaged = false;

  setAppUserModelId(id: string): void {
    note("setAppUserModelId", id);
  }

  setPath(name: string, path: string): void {
    note("setPath", [name, path]);
    paths.set(name, path);
  }

  getPath(name: string): string {
    return paths.get(name) ?? folder;
  }

  getAppPath(): string {
    return folder;
  }

  enableSandbox(): void {
    note("enableSandbox");
  }

  requestSingleInstanceLock(): boolean {
    note("requestSingleInstanceLock", this.getPath("userData"));
    return process.env["STAND_IN_LOCKED"] !== "1";
  }

  async whenReady(): Promise<void> {
    await Promise.resolve();
    note("ready");
  }

  setAboutPanelOptions({ applicationName }: { readonly applicationName: string }): void {
    note("setAboutPanelOptions", applicationName);
  }

  quit(): void {
    if (announce(this, "will-quit")) return;
    note("quit");
    process.exit(0);
  }

  exit(code: number): void {
    note("exit", code);
    process.exit(code);
  }
}

export const app = new App();

export const dialog = {
  showErrorBox: (title: string, content: string) => note("showErrorBox", [title, content]),
  showMessageBox: async () => ({ response: 0 }),
  showOpenDialog: async (_: unknown, options: unknown) => {
    note("showOpenDialog", options);
    const picked = process.env["STAND_IN_PICKED"];
    return { canceled: picked === undefined, filePaths: picked === undefined ? [] : [picked] };
  },
};

interface Popup {
  readonly x: number;
  readonly y: number;
  readonly sourceType: string;
}

export const Menu = {
  buildFromTemplate(template: readonly { readonly label?: string }[]) {
    const labels = template.map(({ label = "-" }) => label);
    const popup = ({ x, y, sourceType }: Popup) => note("popup", [labels, x, y, sourceType]);
    return Object.assign(labels, { popup });
  },
  setApplicationMenu: (labels: readonly string[]) => note("setApplicationMenu", labels),
};

let answerPage: (request: Request) => Promise<Response> = async () => new Response(null, { status: 500 });

export const protocol = {
  registerSchemesAsPrivileged: (schemes: unknown) => note("registerSchemesAsPrivileged", schemes),
  handle: (scheme: string, handler: typeof answerPage) => {
    note("handle", scheme);
    answerPage = handler;
  },
};

const guarded = (name: string) => () => note(name);

export const session = {
  defaultSession: Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: guarded("setPermissionRequestHandler"),
    setPermissionCheckHandler: guarded("setPermissionCheckHandler"),
    setDevicePermissionHandler: guarded("setDevicePermissionHandler"),
    webRequest: { onBeforeRequest: guarded("onBeforeRequest") },
  }),
};

export const nativeTheme = { shouldUseDarkColors: false };

const workArea = { x: 0, y: 0, width: 1280, height: 760 };

export const screen = {
  getAllDisplays: () => [{ workArea }],
  getDisplayMatching: () => ({ workArea }),
};

interface ForkOptions {
  readonly cwd: string;
  readonly stdio: readonly ("ignore" | "pipe" | "inherit")[];
}

export const utilityProcess = {
  fork(script: string, args: readonly string[], { cwd, stdio }: ForkOptions) {
    note("fork", args);
    note("stdio", stdio);
    const child = fork(script, [...args], { cwd, stdio: [...stdio, "ipc"] });
    return Object.assign(child, { postMessage: (message: object) => child.send(message) });
  },
};

class Contents extends EventEmitter {
  readonly mainFrame = { url: "about:blank" };
  readonly toPage = new EventEmitter();
  readonly ipc = Object.assign(new EventEmitter(), {
    handle: (channel: string) => note("ipc.handle", channel),
  });

  setWindowOpenHandler(handler: () => unknown): void {
    note("setWindowOpenHandler", handler());
  }

  isDestroyed(): boolean {
    return false;
  }

  isCrashed(): boolean {
    return false;
  }

  send(channel: string, json: string): void {
    setImmediate(() => this.toPage.emit(channel, {}, json));
  }

  reload(): void {
    note("reload");
    this.toPage.removeAllListeners();
    this.emit("reloaded");
  }
}

/** Calls a job, and resolves with its answer. */
type Ask = (method: string, argument: unknown) => Promise<void>;

export class BrowserWindow extends EventEmitter {
  static readonly windows: BrowserWindow[] = [];
  readonly webContents = new Contents();
  bounds = { x: 190, y: 60, width: 900, height: 640 };

  constructor({ webPreferences }: { readonly webPreferences: unknown }) {
    super();
    BrowserWindow.windows.push(this);
    note("BrowserWindow", webPreferences);
    app.emit("web-contents-created", {}, this.webContents);
  }

  static getAllWindows(): readonly BrowserWindow[] {
    return BrowserWindow.windows;
  }

  getBounds = () => this.bounds;
  getContentBounds = () => this.bounds;
  getNormalBounds = () => this.bounds;
  isMaximized = () => false;
  isMinimized = () => true;
  isDestroyed = () => BrowserWindow.windows.length === 0;
  setMinimumSize = (...size: readonly number[]) => note("setMinimumSize", size);
  setBounds = (bounds: typeof this.bounds) => note("setBounds", bounds);
  show = () => note("show");
  maximize = () => note("maximize");
  restore = () => note("restore");
  focus = () => note("focus");

  async loadURL(url: string): Promise<void> {
    if (process.env["STAND_IN_BUG"] === "1") throw new Error("no page today");
    const response = await answerPage(new Request(url));
    note("loadURL", [url, response.status, await response.text()]);
    this.webContents.mainFrame.url = url;
    this.emit("ready-to-show");
    this.webContents.once("reloaded", () => void this.play((ask) => this.leave(ask)));
    void this.play((ask) => this.startAgain(ask));
  }

  /** What a page does, up to its last step. */
  private async play(last: (ask: Ask) => Promise<void>): Promise<void> {
    const { webContents } = this;
    const event = { sender: webContents, senderFrame: webContents.mainFrame };
    const bridge = createDesktopBridge(
      {
        send: (channel, ...values) => webContents.ipc.emit(channel, event, ...values),
        on: webContents.toPage.on.bind(webContents.toPage),
        invoke: async () => null,
      },
      () => "",
    );
    const answers = new Map<number, () => void>();
    bridge.listen((json) => {
      const { id, value }: { readonly id: number; readonly value: unknown } = JSON.parse(json);
      note("page heard", value);
      answers.get(id)?.();
    });
    const ask: Ask = (method, argument) =>
      new Promise((resolve) => {
        const id = answers.size;
        answers.set(id, resolve);
        bridge.send(JSON.stringify({ type: "call", id, method, argument }));
      });
    await ask("hello", null);
    await last(ask);
  }

  /** Somebody starts the program once more, and for Health the page waits to be loaded anew. */
  private async startAgain(ask: Ask): Promise<void> {
    const args = process.env["STAND_IN_SECOND_START"];
    app.emit("second-instance", {}, ["wizard.exe", ...(args?.split(" ") ?? [])], folder);
    if (args === undefined) await this.leave(ask);
  }

  private async leave(ask: Ask): Promise<void> {
    await ask("prefer", { language: "en" });
    for (const isEditable of [false, true]) {
      const editFlags = { canCut: false, canCopy: false, canPaste: true, canSelectAll: true };
      const place = { isEditable, editFlags, x: 5, y: 7, menuSourceType: "keyboard" };
      this.webContents.emit("context-menu", {}, place);
    }
    await ask("pickFolder", null);
    if (process.env["STAND_IN_PICKED"] !== undefined) await ask("pickFolder", null);
    this.close();
  }

  close(): void {
    if (announce(this, "close")) return;
    BrowserWindow.windows.length = 0;
    this.webContents.emit("destroyed");
    app.emit("window-all-closed");
  }
}
