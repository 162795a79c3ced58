import {
  type PracticeLagrange,
  type PracticeLagrangeLink,
  startPracticeLagrange,
} from "../../electron/practice/lagrange-client.ts";

/** Runs `play` beside one practice Lagrange that dials 127.0.0.1 unless told otherwise, and closes it whatever happens. */
export async function withLagrange(
  link: Partial<PracticeLagrangeLink> & { readonly port: number },
  play: (lagrange: PracticeLagrange) => Promise<void>,
): Promise<void> {
  const usual = { host: "127.0.0.1", suffix: "/OneBotv11", uin: 1234567890 };
  const lagrange = startPracticeLagrange({ ...usual, ...link });
  try {
    await play(lagrange);
  } finally {
    lagrange.close();
  }
}
