import { expect, test } from "@playwright/test";
import { verifyFor } from "../../electron/jobs/verify/verify-for.ts";
import { selfSignedCertificate } from "../support/certificate.ts";
import { ports } from "../support/engine.ts";
import { withYunzai } from "../support/with-yunzai.ts";

const request = { yunzai: null, token: null, stayMs: 120, deadlineMs: 3000, waitSeconds: 0 };
const quiet = (): void => undefined;

function overTls(port: number | null) {
  return { secure: true, host: "127.0.0.1", port: port ?? 0, suffix: "/OneBotv11" };
}

test("Y14: a self-signed certificate is told, as Lagrange would refuse it", async () => {
  await withYunzai({ age: "C", https: { ...selfSignedCertificate(), port: 0 } }, async ({ httpsPort }) => {
    const url = overTls(httpsPort);
    const outcome = await verifyFor(ports, { ...request, url }, new AbortController().signal, quiet);
    expect(outcome).toMatchObject({ kind: "tls", ok: false });
    const facts = outcome.steps.find(({ stage }) => stage === "connect")?.facts;
    expect(facts).toMatchObject({ certificate: "DEPTH_ZERO_SELF_SIGNED_CERT", selfSigned: true });
  });
});

test("Y14: whoever would write IgnoreSslCertificate looks behind a self-signed certificate", async () => {
  await withYunzai({ age: "C", https: { ...selfSignedCertificate(), port: 0 } }, async ({ httpsPort }) => {
    const behind = { ...request, url: overTls(httpsPort), ignoreSelfSigned: true };
    const outcome = await verifyFor(ports, behind, new AbortController().signal, quiet);
    expect(outcome).toMatchObject({ kind: "registered", ok: true });
  });
});
