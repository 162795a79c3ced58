import { lookup } from "node:dns/promises";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { createDisk } from "../../electron/adapters/disk.ts";
import type { Outcome, OutcomeKind } from "../../electron/core/outcome.ts";
import type { YunzaiAge } from "../../electron/core/recognise.ts";
import type { Disk } from "../../electron/jobs/ports.ts";
import type { PracticeYunzai, PracticeYunzaiOptions } from "../../electron/practice/yunzai-server.ts";
import { startPracticeYunzai } from "../../electron/practice/yunzai-server.ts";
import { selfSignedCertificate } from "../support/certificate.ts";
import { expectNothingLeft, openResources } from "../support/open-resources.ts";
import { stepIn, verifyAim, type VerifyOptions } from "../support/probe-world.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

interface Place {
  readonly yunzai: PracticeYunzai;
  readonly folder: string;
  /** One handshake with this Yunzai; its folder is known unless told otherwise. */
  readonly verify: (suffix: string, options?: VerifyOptions) => Promise<Outcome>;
}

/** Runs `use` beside a practice Yunzai, then checks that no handshake harmed it (FACTS Y9, Y10) or left anything open. */
async function beside(options: PracticeYunzaiOptions, use: (place: Place) => Promise<void>): Promise<void> {
  const before = openResources();
  const folder = await makeFolder();
  const yunzai = await startPracticeYunzai({ folder, ...options });
  try {
    const verify: Place["verify"] = (suffix, request) =>
      verifyAim({ port: yunzai.port, suffix }, { yunzaiFolder: folder, ...request });
    await use({ yunzai, folder, verify });
    expectHarmless(yunzai);
  } finally {
    await yunzai.close();
    await removeFolder(folder);
  }
  await expectNothingLeft(before);
}

function expectHarmless(yunzai: PracticeYunzai): void {
  const { frames, requests, bots, dials } = yunzai.recorded();
  expect(bots).toEqual([]);
  for (const { path, text } of frames) {
    expect(path).toMatch(/^\/(?:OneBotv11|go-cqhttp)(?:\/|$)/);
    expect(JSON.parse(text)).toMatchObject({ post_type: "meta_event", meta_event_type: "heartbeat" });
  }
  for (const request of requests) expect(request).toMatch(/^GET \/(?:\?\S*)? HTTP\/1\.1$/);
  for (const { userAgent, headerNames } of dials) {
    expect(userAgent).toMatch(/^lagrange-yunzai-setup\//);
    expect(headerNames).toContain("x-client-role");
    expect(headerNames).not.toContain("x-self-id");
  }
}

const rightSegment = {
  Z: "go-cqhttp",
  A: "go-cqhttp",
  B: "OneBotv11",
  C0: "OneBotv11",
  C: "OneBotv11",
} as const;
const ages: readonly YunzaiAge[] = ["Z", "A", "B", "C0", "C"];

for (const age of ages) {
  const right = rightSegment[age];
  // In A every path looks healthy: only the folder can tell (FACTS Y6).
  const proved = <Kind extends OutcomeKind>(kind: Kind): Kind | "unproven" =>
    age === "A" ? "unproven" : kind;

  test(`Y6, Y7: age ${age}: the right path is told from every other`, async () => {
    await beside({ age }, async ({ verify, yunzai }) => {
      const outcome = await verify(`/${right}`, { yunzaiFolder: null });
      expect(outcome).toMatchObject({
        kind: proved("registered"),
        ok: age !== "A",
        address: "127.0.0.1",
        url: `ws://127.0.0.1:${yunzai.port}/${right}`,
      });
      for (const stage of ["resolve", "connect", "upgrade", "stay", "ping", "close"] as const) {
        expect(stepIn(outcome, stage).status, stage).toBe("ok");
      }
      expect(yunzai.recorded().frames).toEqual([]);
      const dialled = () => yunzai.recorded().dials.find(({ path }) => path === `/${right}`);
      // Both ends learn of the end by themselves, in either order.
      await expect.poll(() => dialled()?.closeCode).toBe(1000);
      expect(dialled()?.pings).toBe(1);
    });
  });

  test(`Y9, Y12: age ${age}: the marker's echo proves the adapter`, async () => {
    await beside({ age }, async ({ verify, yunzai }) => {
      const outcome = await verify(`/${right}`);
      expect(outcome.kind).toBe(proved("handled"));
      expect(yunzai.recorded().frames).toHaveLength(age === "A" ? 0 : 1);
      expect(stepIn(outcome, "marker").status).toBe(age === "A" ? "skipped" : "ok");
    });
  });

  test(`Y5, Y6: age ${age}: wrong, wrong case, glued query, doubled slash and encoded paths are unknown`, async () => {
    await beside({ age }, async ({ verify }) => {
      const suffixes = [
        "/onebot/v11/ws",
        `/${right.toUpperCase()}`,
        `/${right}?a=b`,
        `//${right}`,
        `/%4F${right}`,
        "",
      ];
      const outcomes = await Promise.all(suffixes.map((suffix) => verify(suffix)));
      const kinds = outcomes.map(({ kind, ok }) => [kind, ok]);
      expect(kinds).toEqual(suffixes.map(() => [proved("path-unknown"), false]));
      if (age !== "A")
        for (const outcome of outcomes) expect(stepIn(outcome, "ready").facts).toEqual({ status: 302 });
    });
  });

  test(`Y5: age ${age}: a slash, a longer path or a query behind a slash change nothing`, async () => {
    await beside({ age }, async ({ verify }) => {
      const suffixes = [`/${right}/`, `/${right}/x`, `/${right}/?a=b`];
      const outcomes = await Promise.all(suffixes.map((suffix) => verify(suffix)));
      expect(outcomes.map(({ kind }) => kind)).toEqual(suffixes.map(() => proved("handled")));
    });
  });

  test(`Y4: age ${age}: the adapters that do not speak OneBot v11 get no frame`, async () => {
    await beside({ age }, async ({ verify, yunzai }) => {
      const segments = age === "Z" ? ["ComWeChat", "GSUIDCore"] : ["ComWeChat", "GSUIDCore", "OPQBot"];
      const outcomes = await Promise.all(segments.map((segment) => verify(`/${segment}`)));
      expect(outcomes.map(({ kind, ok }) => [kind, ok])).toEqual(
        segments.map(() => ["wrong-adapter", false]),
      );
      expect(yunzai.recorded().frames).toEqual([]);
    });
  });
}

test("Y4: go-cqhttp works between 2024-03 and 2025-05, and is gone after that", async () => {
  const kinds: OutcomeKind[] = [];
  for (const age of ["B", "C0", "C"] as const) {
    await beside({ age }, async ({ verify }) => void kinds.push((await verify("/go-cqhttp")).kind));
  }
  expect(kinds).toEqual(["handled", "handled", "path-unknown"]);
});

test("Y7: age A is good enough only when the folder shows the adapter's file", async () => {
  await beside({ age: "A" }, async ({ verify }) => {
    expect(await verify("/go-cqhttp", { adapterKnown: true })).toMatchObject({ kind: "unproven", ok: true });
    expect(await verify("/go-cqhttp", { adapterKnown: false })).toMatchObject({
      kind: "unproven",
      ok: false,
    });
  });
});

const loadingKinds = { Z: "refused", A: "refused", B: "loading", C0: "loading", C: "loading" } as const;

for (const age of ages) {
  const right = rightSegment[age];

  test(`Y6: age ${age}: while loading the right path is not called wrong`, async () => {
    await beside({ age, loadingMs: Number.POSITIVE_INFINITY }, async ({ verify }) => {
      expect(await verify(`/${right}`)).toMatchObject({ kind: loadingKinds[age], ok: false });
    });
  });

  test(`Y6, Y7: age ${age}: loading can be waited out, with a countdown`, async () => {
    await beside({ age, loadingMs: 1800 }, async ({ yunzai, verify }) => {
      const outcome = await verify(`/${right}`, { waitSeconds: 8 });
      expect(outcome.kind).toBe(age === "A" ? "unproven" : "handled");
      expect(outcome.ms).toBeGreaterThan(1500);
      expect(outcome.ms).toBeLessThan(6000);
      // In C the dials that were held are answered; no others are made.
      if (age === "C") expect(yunzai.recorded().dials).toHaveLength(2);
    });
  });
}

for (const age of ["A", "C0", "C"] as const) {
  test(`Y6: age ${age}: a Yunzai that never gets ready is given up when the waiting is over, which never seems longer than granted`, async () => {
    await beside({ age, loadingMs: Number.POSITIVE_INFINITY }, async ({ verify }) => {
      const seconds: number[] = [];
      const outcome = await verify(`/${rightSegment[age]}`, {
        deadlineMs: 1500,
        waitSeconds: 2,
        onProgress: (news) => news.type === "wait" && seconds.push(news.secondsLeft),
      });
      expect(outcome.kind).toBe(loadingKinds[age]);
      expect(outcome.ms).toBeGreaterThan(2000);
      expect(outcome.ms).toBeLessThan(4000);
      expect(seconds[0]).toBe(2);
      expect(Math.max(...seconds)).toBe(2);
    });
  });
}

test("Y8: a token is right, wrong, of the wrong case, empty or missing", async () => {
  for (const age of ["C0", "C"] as const) {
    await beside({ age, auth: { authorization: "Bearer s3cret" } }, async ({ verify }) => {
      const kindOf = async (token: string | null) => (await verify("/OneBotv11", { token })).kind;
      expect(await kindOf("s3cret")).toBe("handled");
      for (const token of ["S3CRET", "other", "", null])
        expect(await kindOf(token), String(token)).toBe("unauthorized");
      // The refusal comes before the path is looked at.
      expect((await verify("/nonsense", { token: "other" })).kind).toBe("unauthorized");
      expect((await verify("/nonsense", { token: "s3cret" })).kind).toBe("path-unknown");
    });
  }
});

test("Y8: another key is met by the query only, which is masked wherever it is told", async () => {
  await beside({ age: "C", auth: { "X-Token": "s3cret" } }, async ({ verify }) => {
    const outcome = await verify("/OneBotv11/?X-Token=s3cret");
    expect(outcome.kind).toBe("handled");
    expect(JSON.stringify(outcome)).not.toContain("s3cret");
    expect((await verify("/OneBotv11/?x-token=s3cret")).kind).toBe("unauthorized");
    expect((await verify("/OneBotv11?X-Token=s3cret")).kind).toBe("path-unknown");
    expect((await verify("/OneBotv11", { token: "s3cret" })).kind).toBe("unauthorized");
  });
});

test("Y8: the authorization value may come by query as well", async () => {
  await beside({ age: "C", auth: { authorization: "Bearer abc" } }, async ({ verify }) => {
    expect((await verify("/OneBotv11/?authorization=Bearer%20abc")).kind).toBe("handled");
    expect((await verify("/nonsense/?authorization=Bearer%20abc")).kind).toBe("path-unknown");
  });
});

test("Y8: a number or a string in place of the map locks every token out", async () => {
  for (const auth of [{ access_token: 123 }, "Bearer abc"]) {
    await beside({ age: "C", auth }, async ({ verify }) => {
      expect((await verify("/OneBotv11", { token: "abc" })).kind).toBe("unauthorized");
      expect((await verify("/OneBotv11/?access_token=123")).kind).toBe("unauthorized");
    });
  }
});

test("Y14: a listener on ::1 only is refused on 127.0.0.1, and reached by its literal and by name", async () => {
  await beside({ age: "C", families: ["ipv6"] }, async ({ yunzai: { port }, folder }) => {
    const kindAt = (host: string) => verifyAim({ host, port }, { yunzaiFolder: folder });
    expect(await kindAt("127.0.0.1")).toMatchObject({ kind: "refused", address: "127.0.0.1" });
    expect(await kindAt("[::1]")).toMatchObject({ kind: "handled", address: "::1" });
    const names = await lookup("localhost", { all: true });
    const named = names.some(({ address }) => address === "::1");
    // Where the system's localhost has no ::1, neither Lagrange nor we can get there by name.
    expect((await kindAt("localhost")).kind).toBe(named ? "handled" : "refused");
  });
});

test("Y14: a listener on 127.0.0.1 only is reached by name, and the literal that answered is told", async () => {
  await beside({ age: "C", families: ["ipv4"] }, async ({ yunzai: { port } }) => {
    const outcome = await verifyAim({ host: "localhost", port });
    expect(outcome).toMatchObject({ kind: "registered", address: "127.0.0.1" });
    expect(stepIn(outcome, "connect").facts["tried"]).toContain("127.0.0.1");
  });
});

test("Y14: each mismatch of scheme and each certificate is told for what it is", async () => {
  const https = { ...selfSignedCertificate(), port: 0 };
  await beside({ age: "C", https }, async ({ yunzai: { port, httpsPort }, folder }) => {
    const securePort = httpsPort ?? 0;
    const plainToSecure = await verifyAim({ port: securePort });
    expect(plainToSecure.kind).toBe("tls");
    expect(stepIn(plainToSecure, "upgrade").facts).toMatchObject({ listens: "wss", silent: true });
    const secureToPlain = await verifyAim({ secure: true, port });
    expect(secureToPlain.kind).toBe("tls");
    expect(stepIn(secureToPlain, "connect").facts).toMatchObject({
      listens: "ws",
      code: "ERR_SSL_WRONG_VERSION_NUMBER",
    });
    const untrusted = await verifyAim({ secure: true, port: securePort });
    expect(untrusted.kind).toBe("tls");
    expect(stepIn(untrusted, "connect").facts).toMatchObject({
      certificate: "DEPTH_ZERO_SELF_SIGNED_CERT",
      selfSigned: true,
    });
    const ignored = { ignoreCertificate: true, yunzaiFolder: folder };
    expect((await verifyAim({ secure: true, port: securePort }, ignored)).kind).toBe("handled");
  });
});

test("Y12: no echo within a second leaves the path registered, and the step names the log", async () => {
  const elsewhere = await makeFolder();
  await mkdir(join(elsewhere, "logs"));
  await beside({ age: "C" }, async ({ verify, yunzai }) => {
    const outcome = await verify("/OneBotv11", { yunzaiFolder: elsewhere, deadlineMs: 3000 });
    expect(outcome).toMatchObject({ kind: "registered", ok: true });
    const { status, facts } = stepIn(outcome, "marker");
    expect([status, facts["echoed"]]).toEqual(["failed", false]);
    expect(facts["log"]).toMatch(/logs.command\.\d{4}-\d\d-\d\d\.log$/);
    expect(yunzai.recorded().frames).toHaveLength(1);
  });
  await removeFolder(elsewhere);
});

test("Y9: no marker is sent where no log can be read", async () => {
  const elsewhere = await makeFolder();
  await beside({ age: "C" }, async ({ verify, yunzai }) => {
    const outcome = await verify("/OneBotv11", { yunzaiFolder: elsewhere });
    expect(outcome.kind).toBe("registered");
    expect(stepIn(outcome, "marker")).toMatchObject({ status: "skipped", facts: { reason: "not-found" } });
    expect(yunzai.recorded().frames).toEqual([]);
  });
  await removeFolder(elsewhere);
});

test("the stages are told as they are settled, and again after waiting, between seconds that count down", async () => {
  await beside({ age: "C0", loadingMs: 1500 }, async ({ yunzai, folder }) => {
    const told: string[] = [];
    const outcome = await verifyAim(
      { port: yunzai.port, suffix: "/OneBotv11/?key=s3cret" },
      {
        yunzaiFolder: folder,
        waitSeconds: 5,
        onProgress({ url, ...news }) {
          expect(url).toBe(outcomeUrl(yunzai.port));
          told.push(news.type === "step" ? news.step.stage : String(news.secondsLeft));
        },
      },
    );
    expect(outcome.url).toBe(outcomeUrl(yunzai.port));
    const first = told.findIndex((news) => /^\d+$/.test(news));
    expect(told.slice(0, first)).toContain("ready");
    expect(told.slice(first, first + 2)).toEqual(["5", "4"]);
    expect(told.filter((news) => news === "upgrade")).toHaveLength(2);
    // At the end every stage of the outcome has been told.
    expect(told).toEqual(expect.arrayContaining(outcome.steps.map(({ stage }) => stage)));
  });
});

function outcomeUrl(port: number): string {
  return `ws://127.0.0.1:${port}/OneBotv11/?key=***`;
}

test("a handshake can be cancelled at any moment, and before its first", async () => {
  await beside({ age: "C", loadingMs: Number.POSITIVE_INFINITY }, async ({ verify, yunzai }) => {
    const never = await verify("/OneBotv11", { signal: AbortSignal.abort() });
    expect(never).toMatchObject({ kind: "cancelled", ok: false, address: null });
    expect(yunzai.recorded().dials).toEqual([]);
    const cancelling = new AbortController();
    const running = verify("/OneBotv11", { waitSeconds: 60, signal: cancelling.signal });
    setTimeout(() => cancelling.abort(), 200);
    const outcome = await running;
    expect(outcome.kind).toBe("cancelled");
    expect(outcome.ms).toBeLessThan(1500);
  });
});

test("a handshake can be cancelled while it waits for somebody to listen", async () => {
  await beside({ age: "A", loadingMs: Number.POSITIVE_INFINITY }, async ({ verify }) => {
    const cancelling = new AbortController();
    setTimeout(() => cancelling.abort(), 300);
    const outcome = await verify("/go-cqhttp", { waitSeconds: 60, signal: cancelling.signal });
    expect(outcome.kind).toBe("cancelled");
    expect(outcome.ms).toBeLessThan(1500);
  });
});

test("a log that never lets itself be opened costs a second beside the stay, and no marker is sent", async () => {
  const yunzai = await startPracticeYunzai({ age: "C" });
  const stuck = new Promise<never>(() => undefined);
  const disk: Disk = { ...createDisk(), tail: () => stuck, list: () => stuck };
  const outcome = await verifyAim({ port: yunzai.port }, { yunzaiFolder: "/srv/gone", disk });
  expect(outcome.kind).toBe("registered");
  expect(stepIn(outcome, "marker").facts).toEqual({ reason: "busy" });
  expect(outcome.ms).toBeLessThan(2000);
  expect(yunzai.recorded().frames).toEqual([]);
  await yunzai.close();
});
