import { lookup } from "node:dns/promises";
import { expect, test } from "@playwright/test";
import { selfSignedCertificate } from "../support/certificate.ts";
import { stepIn, verifyAim } from "../support/probe-world.ts";
import { beside } from "../support/verify-world.ts";

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
    expect(stepIn(outcome, "connect").facts.tried).toContain("127.0.0.1");
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
