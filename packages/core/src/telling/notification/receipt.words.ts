import type { Text } from "../../ground/shared/text.ts";
import type { ReceivedReport, ReportReceiptNotice } from "./notice.ts";
import type { PlainPart } from "./plain.letter.ts";
import { referenceOf } from "./subject.ts";

/** Most reports that a receipt lists. */
const mostLines = 60;

/** What has come, when, under which number: nothing of what it says, and no name of a file, which may name somebody. */
export function receiptParts(
  { agencyName, reports, link }: Pick<ReportReceiptNotice, "agencyName" | "reports" | "link">,
  when: Text,
): PlainPart[] {
  const more = reports.length - mostLines;
  return [
    {
      kind: "text",
      text: {
        ru: `Уважаемые коллеги!\nОт организации «${agencyName}» по ссылке получено: ${when.ru}. Письмо — подтверждение, отвечать на него не нужно. Если вы ничего не сдавали, сообщите координатору.`,
        en: `Received from ${agencyName} by its link: ${when.en}. This is the receipt and needs no answer. If you have handed nothing in, tell the coordinator.`,
      },
    },
    {
      kind: "rows",
      rows: reports.slice(0, mostLines).map((report) => ({
        label: { ru: `№ ${referenceOf(report.obligationId)}`, en: `No. ${referenceOf(report.obligationId)}` },
        value: { ru: lines(report, "ru"), en: lines(report, "en") },
      })),
    },
    ...(more > 0 ? [{ kind: "text" as const, text: { ru: `И ещё ${more}.`, en: `And ${more} more.` } }] : []),
    { kind: "action", label: { ru: "Открыть отчёты", en: "Open the reports" }, url: link },
  ];
}

function lines({ measureKey, title, n, late, files }: ReceivedReport, lang: keyof Text): string {
  const ru = lang === "ru";
  const again = ru
    ? `сдан повторно, редакция ${n}: заменяет прежнюю`
    : `handed in again, revision ${n}: it replaces the former`;
  return [
    `${measureKey} ${title[lang]}`,
    ...(n > 1 ? [again] : []),
    ...(late ? [ru ? "после срока" : "after the due date"] : []),
    ...files.map(({ type, bytes, sha256 }) =>
      [
        `${ru ? "файл" : "file"}: ${type}, ${bytes} ${ru ? "байт" : "bytes"}`,
        ...(sha256 ? [`SHA-256 ${sha256}`] : []),
      ].join(", "),
    ),
  ].join("\n");
}
