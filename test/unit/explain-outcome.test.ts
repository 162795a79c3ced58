import { expect, test } from "@playwright/test";
import { explainOutcome } from "../../electron/locales/explain.ts";
import { en } from "../../electron/locales/en/index.ts";
import { zhCn } from "../../electron/locales/zh-cn/index.ts";
import { outcomeOf } from "../support/evidence.ts";

for (const locale of [en, zhCn]) {
  test(`${locale.tag}: a certificate that nobody vouches for is told as that, and so is its cure`, () => {
    const facts = { address: "127.0.0.1", certificate: "DEPTH_ZERO_SELF_SIGNED_CERT", selfSigned: true };
    const outcome = outcomeOf("tls", { steps: [{ stage: "connect", status: "failed", ms: 1, facts }] });
    const { meaning, next } = explainOutcome(locale, outcome);
    expect(next).toContain("IgnoreSslCertificate");
    expect(meaning).not.toContain("wss");
  });

  test(`${locale.tag}: a mix-up of ws and wss is told as that`, () => {
    const facts = { address: "127.0.0.1", code: "ERR_SSL_WRONG_VERSION_NUMBER", listens: "ws" } as const;
    const outcome = outcomeOf("tls", { steps: [{ stage: "connect", status: "failed", ms: 1, facts }] });
    const { meaning, next } = explainOutcome(locale, outcome);
    expect(`${meaning}${next}`).not.toContain("IgnoreSslCertificate");
    expect(meaning).toContain("wss");
  });
}
