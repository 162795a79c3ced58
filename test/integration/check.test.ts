import { rm } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Finding, FindingCode } from "../../electron/core/findings.ts";
import { lagrangeExecutable } from "../../electron/practice/lagrange-folder.ts";
import type { CheckResult } from "../../electron/jobs/results.ts";
import { WebSocketServer } from "ws";
import { codesOf, errorsOf, portOf, reverse, withWorld } from "../support/engine.ts";

type End = () => Promise<void>;

/** A server that gives every dial and request the same raw answer. */
function answering(head: string): (port: number) => Promise<End> {
  return async (port) => {
    const server = createServer((request) => request.socket.end(head));
    // Who has heard enough may reset the connection; Windows tells of it.
    server.on("upgrade", (_request, socket) => socket.on("error", () => undefined).end(head));
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    return async () => void (await new Promise((resolve) => server.close(resolve)));
  };
}

/** A WebSocket server that takes any path. */
async function openingEverything(port: number): Promise<End> {
  const server = new WebSocketServer({ host: "127.0.0.1", port });
  await new Promise((resolve) => server.once("listening", resolve));
  return async () => {
    for (const client of server.clients) client.terminate();
    await new Promise((resolve) => server.close(resolve));
  };
}

function factsOf(result: CheckResult, code: FindingCode): Finding["facts"] | undefined {
  return result.findings.find((item) => item.code === code)?.facts;
}

for (const age of ["A", "B", "C0", "C"] as const) {
  test(`age ${age}: the factory settings are broken by port and suffix, the right ones are healthy`, async () => {
    await withWorld({ age }, async (world) => {
      const factory = await world.check();
      expect(factory.verdict).toBe("broken");
      expect(errorsOf(factory)).toEqual(["port-mismatch", "suffix-mismatch"]);

      const { port, pathname } = new URL(world.url);
      await world.write({ port: Number(port), suffix: pathname });
      const right = await world.check();
      expect(errorsOf(right)).toEqual([]);
      expect(right.verdict).toBe("healthy");
      expect(codesOf(right, "info")).toContain("link-healthy");
      expect(right.lagrange?.links).toEqual([
        { index: 0, type: "ReverseWebSocket", url: world.url, state: "used", isYunzaiLink: true },
      ]);
    });
  });
}

test("C0, C: the marker's echo makes the outcome handled", async () => {
  await withWorld({ age: "C" }, async (world) => {
    await world.write({ port: Number(new URL(world.url).port), suffix: "/OneBotv11" });
    expect((await world.check()).outcome?.kind).toBe("handled");
  });
});

test("every spelling of a wrong suffix is named as what it is", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const port = Number(new URL(world.url).port);
    const cases: readonly (readonly [string, FindingCode])[] = [
      ["/onebotv11", "suffix-case"],
      ["OneBotv11", "suffix-no-slash"],
      ["/OneBotv11?a=b", "suffix-query"],
      ["/onebot/v11/ws", "suffix-mismatch"],
      ["/GSUIDCore", "suffix-mismatch"],
    ];
    for (const [suffix, code] of cases) {
      await world.write({ port, suffix });
      const result = await world.check();
      expect(errorsOf(result), suffix).toEqual([code]);
      expect(factsOf(result, code)).toMatchObject({
        index: 0,
        suffix: suffix.replace("a=b", "a=***"),
        expected: "/OneBotv11",
      });
    }
  });
});

test("Y5: a trailing slash, a deeper path and a query behind the slash are no faults", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const port = Number(new URL(world.url).port);
    for (const suffix of ["/OneBotv11/", "/OneBotv11/x", "/OneBotv11/?a=b"]) {
      await world.write({ port, suffix });
      const result = await world.check();
      expect(errorsOf(result), suffix).toEqual([]);
      expect(result.verdict, suffix).toBe("healthy");
    }
  });
});

test("L7: a host nobody could dial is named with its problem", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const port = Number(new URL(world.url).port);
    const cases = [
      ["", "host-missing"],
      ["0.0.0.0", "host-wildcard"],
      ["http://127.0.0.1", "host-scheme"],
      ["127.0.0.1/OneBotv11", "host-has-path"],
      [`127.0.0.1:${port}`, "host-has-port"],
      ["::1", "host-unbracketed"],
    ] as const;
    for (const [host, problem] of cases) {
      await world.write({ host, port, suffix: "/OneBotv11" });
      const result = await world.check();
      expect(errorsOf(result), host).toEqual(["host-invalid"]);
      expect(factsOf(result, "host-invalid")).toMatchObject({ host, problem });
    }
  });
});

test("N1, N2: a file .NET cannot read is told with line and column", async () => {
  await withWorld({ age: "C" }, async (world) => {
    await world.write(
      '{\n  "Account": { "Uin": 1 },\n  "Implementations": [ { "Type" "ReverseWebSocket" } ]\n}',
    );
    const broken = await world.check();
    expect(errorsOf(broken)[0]).toBe("settings-unreadable");
    expect(factsOf(broken, "settings-unreadable")).toMatchObject({ line: 3 });
    await world.write('{\n  "Account": { "Uin": 1, "uin": 2 }\n}');
    const doubled = await world.check();
    expect(errorsOf(doubled)[0]).toBe("duplicate-key");
    expect(factsOf(doubled, "duplicate-key")).toMatchObject({ key: "Account:uin", line: 2 });
  });
});

test("L13: without an executable the file itself tells that it is Lagrange.Milky's", async () => {
  await withWorld({ age: "C" }, async (world) => {
    await rm(join(world.lagrange, lagrangeExecutable()));
    await world.write(JSON.stringify({ Lagrange: {}, Milky: {} }));
    expect(errorsOf(await world.check())).toEqual(["wrong-program"]);
  });
});

test("Y8: a token that is missing, wrong or under another key", async () => {
  await withWorld({ age: "C", auth: { authorization: "Bearer s3cret" } }, async (world) => {
    const port = Number(new URL(world.url).port);
    await world.write({ port, suffix: "/OneBotv11" });
    const empty = await world.check();
    expect(errorsOf(empty)).toEqual(["token-mismatch"]);
    expect(factsOf(empty, "token-mismatch")).toEqual({ index: 0, has: "empty", wants: "authorization" });
    await world.write({ port, suffix: "/OneBotv11", accessToken: "s3cret" });
    expect((await world.check()).verdict).toBe("healthy");
  });
  await withWorld({ age: "C", auth: { "X-Token": "s3cret" } }, async (world) => {
    const port = Number(new URL(world.url).port);
    await world.write({ port, suffix: "/OneBotv11", accessToken: "s3cret" });
    const query = await world.check();
    expect(errorsOf(query)).toEqual(["token-needs-query"]);
    expect(factsOf(query, "token-needs-query")).toMatchObject({
      key: "X-Token",
      expected: "/OneBotv11/?X-Token=***",
    });
    expect(query.recommended).toMatchObject({ suffix: "/OneBotv11/?X-Token=***", needsToken: true });
    await world.write({ port, suffix: "/OneBotv11/?X-Token=s3cret" });
    expect((await world.check()).verdict).toBe("healthy");
  });
});

test("Yunzai still loading is told as that, not as a wrong path", async () => {
  for (const age of ["B", "C0", "C"] as const) {
    await withWorld({ age, loadingMs: Infinity }, async (world) => {
      await world.write({ port: Number(new URL(world.url).port), suffix: "/OneBotv11" });
      const result = await world.check();
      expect(errorsOf(result), age).toEqual(["yunzai-loading"]);
    });
  }
});

test("Y6, Y8: a server that answers as this Yunzai never does is told as another program", async () => {
  const strangers: readonly ((port: number) => Promise<() => Promise<void>>)[] = [
    answering("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"),
    answering("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"),
    openingEverything,
  ];
  for (const stranger of strangers) {
    await withWorld({ age: "C" }, async (world) => {
      const port = portOf(world);
      await world.server.close();
      const end = await stranger(port);
      try {
        await world.write({ port, suffix: "/OneBotv11" });
        const result = await world.check();
        expect(errorsOf(result)).toEqual(["port-taken"]);
        expect((await world.apply()).reason).toBe("not-verified");
      } finally {
        await end();
      }
    });
  }
});

test("N3: a number that .NET cannot bind stops Lagrange, in whichever entry it stands", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const right = reverse(portOf(world), "/OneBotv11");
    const theirs = { ...right, Host: "10.9.9.9", Suffix: "/z" };
    await world.write(JSON.stringify({ Implementations: [{ ...theirs, Port: "2536.0" }, right] }));
    const result = await world.check();
    expect(errorsOf(result)).toEqual(["value-invalid"]);
    expect(factsOf(result, "value-invalid")).toEqual({ index: 0, option: "Port", value: "2536.0" });
    await world.write(JSON.stringify({ Implementations: [{ ...theirs, Port: 70000 }, right] }));
    expect((await world.check()).verdict).toBe("healthy");
  });
});

test("Y4: beside a working link to the older of two OneBot paths the other one is not advised", async () => {
  await withWorld({ age: "B" }, async (world) => {
    const port = Number(new URL(world.url).port);
    await world.write({ port, suffix: "/go-cqhttp" });
    const result = await world.check();
    expect(result).toMatchObject({ verdict: "healthy", recommended: { port, suffix: "/go-cqhttp" } });
    expect((await world.apply()).kind).toBe("unchanged");
  });
});

test("an address without a folder: the path is found by asking for it", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const { port } = new URL(world.url);
    await world.write({ port: Number(port), suffix: "/onebot/v11/ws" });
    const guessed = await world.check({ yunzai: null });
    expect(errorsOf(guessed)).toEqual(["suffix-mismatch"]);
    expect(guessed.recommended?.url).toBe(world.url);
    const url = { secure: false, host: "127.0.0.1", port: Number(port), suffix: "/onebot/v11/ws" };
    const given = await world.check({ yunzai: null, url });
    expect(given.recommended?.url).toBe(world.url);
  });
});

for (const [suffix, code] of [
  ["/onebot/v11/ws", "suffix-mismatch"],
  ["/onebotv11", "suffix-case"],
  ["/OneBotv11?a=b", "suffix-query"],
  ["/GSUIDCore", "suffix-mismatch"],
] as const) {
  test(`a given address with ${suffix}: the address is wrong, not the adapter that Yunzai has`, async () => {
    await withWorld({ age: "C" }, async (world) => {
      const url = { secure: false, host: "127.0.0.1", port: portOf(world), suffix };
      const alone = await world.check({ lagrange: null, url });
      expect(errorsOf(alone)).toEqual([code]);
      expect(alone.findings[0]?.facts).toMatchObject({ index: null, expected: "/OneBotv11" });
      await world.write({ port: portOf(world), suffix: "/OneBotv11" });
      expect(errorsOf(await world.check({ url }))).toEqual([code]);
    });
  });
}

test("Y8, Y10: what Yunzai's settings call secret goes to nobody who does not ask for it as Yunzai does", async () => {
  const heads: string[] = [];
  const stranger = createServer((request, response) => {
    heads.push(JSON.stringify(request.headers) + request.url);
    response.end();
  });
  stranger.on("upgrade", (request, socket) => {
    heads.push(JSON.stringify(request.headers) + request.url);
    socket.end("HTTP/1.1 404 Not Found\r\n\r\n");
  });
  await withWorld({ age: "C", auth: { authorization: "Bearer s3cret" } }, async (world) => {
    const port = Number(new URL(world.url).port);
    await world.server.close();
    await new Promise<void>((resolve) => stranger.listen(port, "127.0.0.1", resolve));
    try {
      await world.check();
      expect(heads.length).toBeGreaterThan(0);
      expect(heads.join("\n")).not.toContain("s3cret");
    } finally {
      await new Promise((resolve) => stranger.close(resolve));
    }
  });
});

test("Y9: a check leaves no bot behind and sends no frame but heartbeats of ids that no bot has", async () => {
  await withWorld({ age: "C" }, async (world) => {
    await world.write({ port: Number(new URL(world.url).port), suffix: "/OneBotv11" });
    await world.check();
    const { frames, bots, requests } = world.server.recorded();
    expect(bots).toEqual([]);
    expect(frames).toHaveLength(1);
    expect(JSON.parse(frames[0]?.text ?? "")).toMatchObject({ meta_event_type: "heartbeat" });
    expect(requests.join("\n")).not.toContain("/exit");
  });
});
