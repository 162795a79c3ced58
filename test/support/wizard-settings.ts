import { factoryLink, factorySettings } from "../../electron/core/settings/factory-settings.ts";
import type { WizardWorld } from "./wizard-window.ts";

/** Settings whose one link leads to the world's Yunzai; with another suffix it breaks there. */
export function settingsFor({ port }: Pick<WizardWorld, "port">, suffix = "/OneBotv11"): string {
  return factorySettings({ ...factoryLink, port, suffix });
}

/** A link to the world's Yunzai, and beside it an entry of somebody else's at whose value Lagrange stops. */
export function settingsBeside({ port }: Pick<WizardWorld, "port">, suffix = "/OneBotv11"): string {
  const ours = { Type: "ReverseWebSocket", Host: "127.0.0.1", Port: port, Suffix: suffix };
  const theirs = { ...ours, Port: 1, Suffix: "/other", ReconnectInterval: "bald" };
  return JSON.stringify({ Implementations: [ours, theirs] }, null, 2);
}

/** Two links, either of which could be meant for Yunzai: no edit may choose between them. */
export function ambiguousSettings({ port }: Pick<WizardWorld, "port">): string {
  const links = ["/wrong", "/alsowrong"].map((suffix) => ({
    Type: "ReverseWebSocket",
    Host: "127.0.0.1",
    Port: port,
    Suffix: suffix,
  }));
  return JSON.stringify({ Implementations: links }, null, 2);
}

/** Wrong in more ways than one: a disabled entry, one of another kind, a section that Lagrange ignores. */
export function messySettings({ port }: Pick<WizardWorld, "port">): string {
  return `{
  "Account": { "Uin": 0 },
  "ReverseWebSocket": { "Host": "127.0.0.1", "Port": 2536 },
  "Implementations": [
    { "Type": "ForwardWebSocket", "Host": "*", "Port": 8081, "Enabled": false },
    { "Type": "ReverseWebSocket", "Host": "127.0.0.1", "Port": ${port}, "Suffix": "/onebot/v11/ws", "Enable": true, "AccessToken": "not-asked-for" }
  ],
  "Implementation": {}
}
`;
}

/** A folder so deep down that its path fits nowhere. */
export const deepFolder =
  "很久以前下载的机器人/Lagrange.OneBot_win-x64_net9.0_SelfContained/Lagrange.OneBot/bin/Release/publish";
