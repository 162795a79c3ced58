import {
  type PracticeYunzai,
  type PracticeYunzaiOptions,
  startPracticeYunzai,
} from "../../electron/practice/yunzai-server.ts";

/** Runs `play` against one practice Yunzai and closes it whatever happens. */
export async function withYunzai(
  options: PracticeYunzaiOptions,
  play: (yunzai: PracticeYunzai) => Promise<void>,
): Promise<void> {
  const yunzai = await startPracticeYunzai(options);
  try {
    await play(yunzai);
  } finally {
    await yunzai.close();
  }
}
