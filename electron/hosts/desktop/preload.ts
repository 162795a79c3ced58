import { contextBridge, ipcRenderer, webUtils } from "electron";
import { bridgeName } from "../../contract/desktop-bridge.ts";
import { createDesktopBridge } from "./preload-bridge.ts";

contextBridge.exposeInMainWorld(
  bridgeName,
  createDesktopBridge(ipcRenderer, (file) => webUtils.getPathForFile(file)),
);
