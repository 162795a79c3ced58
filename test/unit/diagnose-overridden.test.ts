import { expect, test } from "@playwright/test";
import { readOverlayEnvironment } from "../../electron/core/settings/settings-overlays.ts";
import { endpointWith, judged, type EntryCase } from "../support/diagnose-entry.ts";
import { fileLayer } from "../support/read-links.ts";

const cases: readonly EntryCase[] = [
  [
    "N5: a wrong value in an overlay file is the overlay's",
    { overlays: [fileLayer({ Implementations: [{ Port: 3000 }] })] },
    [
      {
        "overridden-by-file": {
          file: "appsettings.Production.json",
          key: "Implementations:0:Port",
          value: "3000",
          expected: "2536",
        },
      },
    ],
  ],
  [
    "N5: a wrong value in the environment is told by the variable's name, its query hidden",
    { overlays: [readOverlayEnvironment({ Implementations__0__Suffix: "/x/?a=s3cret" })] },
    [
      {
        "overridden-by-environment": {
          name: "Implementations__0__Suffix",
          key: "Implementations:0:Suffix",
          value: "/x/?a=***",
          expected: "/OneBotv11",
        },
      },
    ],
  ],
  [
    "N5: of a token neither value is told",
    {
      overlays: [readOverlayEnvironment({ Implementations__0__AccessToken: "old" })],
      target: { token: "s3cret" },
    },
    [
      {
        "overridden-by-environment": {
          name: "Implementations__0__AccessToken",
          key: "Implementations:0:AccessToken",
          value: "***",
          expected: "***",
        },
      },
    ],
  ],
  overridden("Host", "10.0.0.9", "127.0.0.1"),
  overridden("Host", "a/b", "127.0.0.1"),
  overridden("Port", "x", "2536"),
  overridden("Enable", "false", "true"),
  overridden("UseUniversalClient", "false", "true"),
  [
    "N5: a query that the environment spoils is told by the variable's name, both values hidden",
    {
      overlays: [readOverlayEnvironment({ Implementations__0__Suffix: "/OneBotv11/?X-Token=old" })],
      target: { endpoint: endpointWith({ suffix: "/OneBotv11/?X-Token=s3cret" }) },
    },
    [
      {
        "overridden-by-environment": {
          name: "Implementations__0__Suffix",
          key: "Implementations:0:Suffix",
          value: "/OneBotv11/?X-Token=***",
          expected: "/OneBotv11/?X-Token=***",
        },
      },
    ],
  ],
  [
    "N5: of two layers the later one is to blame",
    {
      overlays: [
        fileLayer({ Implementations: [{ Port: 3000 }] }),
        readOverlayEnvironment({ Implementations__0__Port: "3001" }),
      ],
    },
    [
      {
        "overridden-by-environment": {
          name: "Implementations__0__Port",
          key: "Implementations:0:Port",
          value: "3001",
          expected: "2536",
        },
      },
    ],
  ],
  [
    "N5: a right value in an overlay is nobody's fault",
    { overlays: [fileLayer({ Implementations: [{ Port: 2536 }] })] },
    [],
  ],
];

for (const [what, about, told] of cases) {
  test(what, () => expect(judged(about)).toEqual(told));
}

/** An option that the environment spoils: the variable is told, and what should be there. */
function overridden(option: string, value: string, expected: string): EntryCase {
  const [name, key] = [`Implementations__0__${option}`, `Implementations:0:${option}`];
  return [
    `N5: ${option} "${value}" in the environment is told by the variable's name`,
    { overlays: [readOverlayEnvironment({ [name]: value })], own: "unreachable" },
    [{ "overridden-by-environment": { name, key, value, expected } }],
  ];
}
