import { Temporal } from "temporal-polyfill";
import { dateInWords, localDay } from "../../ground/calendar/index.ts";
import { type Document, type DocumentFile, type DocumentFormat, fileOf } from "../../ground/document/index.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { FamilyId } from "../../ground/shared/ids.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { type Sheet, sheet } from "./code.actions.ts";

/**
 * The sheet of paper for a member who has no mail: a QR code of the link, and a code to type. It names nobody, since paper lies about.
 * Each print is a new one. Staff only. @throws Refusal input.invalid, not-found
 */
export async function printSheet(
  ctx: Ctx,
  familyId: FamilyId,
  input: unknown,
  format: DocumentFormat,
): Promise<DocumentFile> {
  const made = await sheet({ ...ctx, idempotency: undefined }, familyId, input);
  const { name, zone, publicUrl } = await Tenant.load(ctx);
  const day = (at: string) => dateInWords(localDay(Temporal.Instant.from(at), zone)).ru;
  return fileOf(documentOf(made, { operator: name.ru, address: `${publicUrl}/family`, day }), format, "page");
}

interface Around {
  operator: string;
  address: string;
  day(at: string): string;
}

const documentOf = ({ url, urlUntil, code, codeUntil }: Sheet, { operator, address, day }: Around): Document => ({
  title: "Личная страница семьи",
  content: [
    { kind: "title", lines: ["Ваша личная страница", "что происходит сейчас, что будет дальше и когда"] },
    { kind: "heading", text: "Если у телефона есть камера" },
    { kind: "paragraph", text: "Наведите камеру на рисунок и откройте ссылку." },
    { kind: "qr", text: url },
    { kind: "paragraph", text: `Ссылка действует до ${day(urlUntil)}.` },
    { kind: "heading", text: "Если камеры нет" },
    { kind: "paragraph", text: "Откройте в любом браузере адрес и введите код:" },
    {
      kind: "facts",
      rows: [
        ["Адрес", address],
        ["Код", code],
        ["Код действует", `один раз, до ${day(codeUntil)}`],
      ],
    },
    {
      kind: "paragraph",
      text: "Лист — только для вас. Не показывайте его другим: кто откроет страницу, увидит то же, что и вы. Потеряли лист или телефон — скажите координатору, ссылку сразу отзовут. Каждое открытие записывается, и вы это видите.",
    },
    { kind: "lines", lines: [operator] },
  ],
});
