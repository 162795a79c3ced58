import { assertNever } from "../../core/assert-never.ts";
import { pageHeaders, readPageFile } from "../common/page.ts";
import { isOwnPage } from "./security.ts";

/** Answers a request for the page's own scheme out of the built page in `folder`. */
export async function answerPage(
  folder: string,
  { method, url }: Pick<Request, "method" | "url">,
): Promise<Response> {
  if (!isOwnPage(url)) return refusal(403);
  if (method !== "GET") return refusal(405);
  const file = await readPageFile(folder, new URL(url).pathname);
  switch (file.kind) {
    case "file":
      return new Response(file.bytes, { headers: { ...pageHeaders, "Content-Type": file.type } });
    case "missing":
      return refusal(404);
    case "forbidden":
      return refusal(403);
    default:
      return assertNever(file);
  }
}

function refusal(status: 403 | 404 | 405): Response {
  return new Response(null, { status, headers: pageHeaders });
}
