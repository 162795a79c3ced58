/** Like `Promise.all`, but nothing is still under way when it rejects. */
export async function allEnded<T extends readonly unknown[] | []>(
  running: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(running);
  return Promise.all(running);
}
