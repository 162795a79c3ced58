import { expect, test } from "@playwright/test";
import { beside } from "../support/verify-world.ts";

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
