import { checkCertificate } from "@marshrut/core/internship";
import type * as Navigator from "@marshrut/core/navigator";
import { type Ctx, unlessRefused } from "@marshrut/core/shared";
import { certificatesPage } from "./certificates.page.ts";
import type { Html, Manner } from "./frame.ts";

/** What a code is of, or that there is none: the same whatever is wrong with it. */
export async function checkCode(
  ctx: Ctx,
  { form, all }: { form: URLSearchParams; all: Navigator.Directory },
  manner: Manner,
): Promise<{ page: Html; status: 200 | 404 }> {
  const code = form.get("code")?.slice(0, 100) ?? "";
  const found = await unlessRefused(() => checkCertificate(ctx, code, ctx.requestId ?? ""));
  return { page: certificatesPage(all, found ? { found } : { wrong: code }, manner), status: found ? 200 : 404 };
}
