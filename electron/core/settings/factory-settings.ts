/** The values of the one reverse link in a fresh `appsettings.json`. */
export interface FactoryLink {
  /** As `Host` is written: scheme in front only for `wss://` (FACTS L7). */
  readonly host: string;
  readonly port: number;
  readonly suffix: string;
  /** Empty where no token is asked for. */
  readonly accessToken: string;
}

/** The link that Lagrange's own default holds (FACTS L2). */
export const factoryLink: FactoryLink = {
  host: "127.0.0.1",
  port: 8080,
  suffix: "/onebot/v11/ws",
  accessToken: "",
};

const schema =
  "https://raw.githubusercontent.com/LagrangeDev/Lagrange.Core/master/Lagrange.OneBot/Resources/appsettings_schema.json";

/**
 * The text of `appsettings.json` as Lagrange writes it at its first start: every section, 4-space
 * indent, `\n` line ends and none at the end (FACTS L2), with `link` in place of the default one.
 */
export function factorySettings(link: FactoryLink): string {
  const settings = {
    $schema: schema,
    Logging: {
      LogLevel: {
        Default: "Information",
        Microsoft: "Warning",
        "Microsoft.Hosting.Lifetime": "Information",
      },
    },
    SignServerUrl: "",
    SignProxyUrl: "",
    MusicSignServerUrl: "",
    Account: { Uin: 0, Protocol: "Linux", AutoReconnect: true, GetOptimumServer: true },
    Message: { IgnoreSelf: true, StringPost: false },
    QrCode: { ConsoleCompatibilityMode: false },
    Implementations: [
      {
        Type: "ReverseWebSocket",
        Host: link.host,
        Port: link.port,
        Suffix: link.suffix,
        ReconnectInterval: 5000,
        HeartBeatInterval: 5000,
        AccessToken: link.accessToken,
      },
    ],
  };
  return JSON.stringify(settings, null, 4);
}
