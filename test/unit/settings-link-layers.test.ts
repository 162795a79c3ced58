import { expect, test } from "@playwright/test";
import { readOverlayEnvironment } from "../../electron/core/settings/settings-overlays.ts";
import type { Overlay } from "../../electron/core/settings/settings-read.ts";
import { bare, fileLayer, linksOf, linkWith, reverse, summary } from "../support/read-links.ts";

test.describe("N5: later layers win, key by key", () => {
  test("N5: a file changes one option of entry 0, and the link says so", () => {
    const overlay = fileLayer({ implementations: [{ PORT: 8080 }] });
    const link = linkWith({ AccessToken: "x" }, overlay);
    expect(link.url).toBe("ws://127.0.0.1:8080/OneBotv11");
    expect(link.accessToken).toBe("x");
    expect(link.overridden).toEqual([
      { by: overlay, path: "Implementations:0:Port", option: "Port", value: "8080", inFile: "2536" },
    ]);
  });

  test("N5: the environment wins over the file layer, which wins over the file", () => {
    const file = fileLayer({ Implementations: [{ Port: 1, Suffix: "/a" }] });
    const env = readOverlayEnvironment({ IMPLEMENTATIONS__0__port: "2" });
    const link = linkWith({}, file, env);
    expect(link.url).toBe("ws://127.0.0.1:2/a");
    expect(link.overridden).toEqual([
      { by: env, path: "Implementations:0:Port", option: "Port", value: "2", inFile: "2536" },
      { by: file, path: "Implementations:0:Suffix", option: "Suffix", value: "/a", inFile: "/OneBotv11" },
    ]);
  });

  test("N5: an option that the file does not have comes from the layer", () => {
    const env = readOverlayEnvironment({ Implementations__0__AccessToken: "s3cret" });
    expect(linkWith({}, env)).toMatchObject({
      accessToken: "s3cret",
      overridden: [{ option: "AccessToken", value: "s3cret", inFile: null }],
    });
  });

  test("N5: a shorter array removes no entry", () => {
    const overlay = fileLayer({ Implementations: [{ Host: "localhost" }] });
    const links = linksOf({ Implementations: [reverse, reverse] }, overlay);
    expect(links.map(({ url }) => url)).toEqual([
      "ws://localhost:2536/OneBotv11",
      "ws://127.0.0.1:2536/OneBotv11",
    ]);
    expect(links.map(({ overridden }) => overridden.length)).toEqual([1, 0]);
    expect(linksOf({ Implementations: [reverse] }, fileLayer({ Implementations: [] }))).toHaveLength(1);
  });

  test("N5: a layer adds an entry, which has no node in the file", () => {
    const links = linksOf({ Implementations: [reverse] }, fileLayer({ Implementations: [{}, {}, reverse] }));
    expect(summary(links)).toEqual([
      "0 0 ReverseWebSocket used",
      "1 1 1 skipped",
      "2 2 ReverseWebSocket used",
    ]);
    expect(links.map(({ node }) => node === null)).toEqual([false, true, true]);
    expect(links[2]?.overridden.every(({ inFile }) => inFile === null)).toBe(true);
  });

  test("N5: an array's index stays an entry's index where a layer leaves a gap", () => {
    const env = readOverlayEnvironment({ Implementations__5__Type: "Http" });
    expect(linksOf({ Implementations: [reverse] }, env).map(({ index }) => index)).toEqual([0, 5]);
  });

  test("N5: a section that only a layer has counts", () => {
    const env = readOverlayEnvironment({ Implementation__ReverseWebSocket__Port: "2536" });
    expect(summary(linksOf({}, env))).toEqual(["0 ReverseWebSocket ReverseWebSocket invalid"]);
  });

  test("N5, L3: Implementations in a layer hides the file's Implementation", () => {
    const env = readOverlayEnvironment({ Implementations__0__Port: "2536" });
    expect(summary(linksOf({ Implementation: [reverse] }, env))).toEqual(["0 0 0 skipped"]);
    expect(linksOf({ Implementation: [reverse] }, fileLayer({ Implementations: [] }))).toHaveLength(1);
  });

  test("N5, L3: an empty section in a layer takes away a scalar one", () => {
    const file = { Implementations: "x", Implementation: [reverse] };
    expect(linksOf(file)).toHaveLength(0);
    expect(linksOf(file, fileLayer({ Implementations: {} }))).toHaveLength(1);
  });

  test("N5, L6: the environment can disable, a JSON false in a layer cannot", () => {
    expect(linkWith({}, readOverlayEnvironment({ Implementations__0__Enable: "false" })).state).toBe(
      "disabled",
    );
    expect(linkWith({}, fileLayer({ Implementations: [{ Enable: false }] })).state).toBe("used");
    expect(linkWith({ Enable: "false" }, fileLayer({ Implementations: [{ Enable: true }] })).state).toBe(
      "used",
    );
  });

  test("N5: an empty object in a layer unsets what the file says", () => {
    const link = linkWith({ AccessToken: "x" }, fileLayer({ Implementations: [{ AccessToken: {} }] }));
    expect(link.accessToken).toBeNull();
    expect(link.overridden).toMatchObject([{ option: "AccessToken", value: "", inFile: "x" }]);
  });

  test("N5, L5: the last layer's spelling of a key is the one that names the kind", () => {
    const file = { Implementation: { ReverseWebSocket: bare } };
    const links = linksOf(file, fileLayer({ Implementation: { reverseWebSocket: { Port: 1 } } }));
    expect(summary(links)).toEqual(["0 reverseWebSocket reverseWebSocket skipped"]);
  });

  test("N5: layers may be plain maps", () => {
    const overlay: Overlay = { kind: "file", name: "x", values: new Map([["Implementations:0:Port", "7"]]) };
    expect(linkWith({}, overlay).url).toBe("ws://127.0.0.1:7/OneBotv11");
  });
});
