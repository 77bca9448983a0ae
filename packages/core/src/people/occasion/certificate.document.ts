import { Temporal } from "temporal-polyfill";
import { dateInWords } from "../../ground/calendar/index.ts";
import type { Document } from "../../ground/document/index.ts";
import type { Occasion } from "./occasion.ts";

/** What it is of: an event, or an internship by its first and last day. */
type Of = Pick<Occasion, "title" | "kind" | "hours" | "times" | "course">;

interface Certificate {
  number: string;
  code: string;
  on: string;
  name: string;
  post?: string | undefined;
  organiser: string;
  publicUrl: string;
}

const courses: Record<Occasion["kind"], string> = {
  conference: "участие в конференции",
  seminar: "участие в семинаре",
  webinar: "участие в вебинаре",
  "mass-event": "участие в мероприятии",
  course: "обучение на курсе",
  internship: "прохождение стажировки",
};

/**
 * What somebody has of an event with hours. It is no document of qualification in the sense of 273-ФЗ, art. 60, which takes a licence: the
 * organiser that has one writes its own on the form of it, by this number.
 */
export function certificateDocument(
  { number, code, on, name, post, organiser, publicUrl }: Certificate,
  { title, kind, hours = 0, times, course }: Of,
): Document {
  const day = (iso: string) => dateInWords(Temporal.PlainDate.from(iso.slice(0, 10))).ru;
  const [first, last] = [day(times[0]!.from), day(times.at(-1)!.until)];
  return {
    title: "Сертификат",
    content: [
      { kind: "lines", lines: [organiser] },
      { kind: "title", lines: ["Сертификат", `№ ${number}`] },
      { kind: "paragraph", text: `Настоящим подтверждается ${courses[kind]} «${title}».` },
      {
        kind: "facts",
        rows: [
          ["Кому выдан", name],
          ...(post ? [["Должность", post] as [string, string]] : []),
          ["Когда", first === last ? first : `${first} — ${last}`],
          ...(course ? [["Программа", `${course.title} (версия ${course.version})`] as [string, string]] : []),
          ["Объём, академических часов", String(hours)],
          ["Дата выдачи", day(on)],
        ],
      },
      { kind: "signatures", of: [{ who: "Руководитель организации" }] },
      { kind: "paragraph", text: `Проверить: ${publicUrl}/certificates, код ${code}` },
      { kind: "qr", text: `${publicUrl}/certificates#${code.replaceAll("-", "")}` },
    ],
  };
}
