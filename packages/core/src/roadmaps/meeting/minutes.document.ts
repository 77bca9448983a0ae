import { Temporal } from "temporal-polyfill";
import { dateInWords } from "../../ground/calendar/index.ts";
import {
  type Block,
  type Document,
  type DocumentFile,
  type DocumentFormat,
  fileOf,
} from "../../ground/document/index.ts";
import { auditRead, type Ctx, type MeetingId, notFound } from "../../ground/shared/index.ts";
import type { Body } from "./body.ts";
import * as store from "./meeting.store.ts";
import type { MeetingView } from "./meeting.ts";
import { get } from "./meeting.view.ts";

/** The minutes as a paper to be signed: DOCX or PDF. Drafts say so. @throws Refusal not-found: it was not held */
export async function minutes(ctx: Ctx, id: MeetingId, format: DocumentFormat): Promise<DocumentFile> {
  const view = await get(ctx, id);
  if (view.status !== "held" && view.status !== "minuted") throw notFound();
  await auditRead(ctx, { subject: "tenant", action: "meeting.print", detail: { meetingId: id } });
  const { data: body } = await store.loadBody(ctx, view.bodyId as Body["bodyId"]);
  return fileOf(minutesDocument(view, body), format, "minutes");
}

const day = (date: string): string => dateInWords(Temporal.PlainDate.from(date)).ru;
const paragraph = (text: string): Block => ({ kind: "paragraph", text });

/** Number and date, who was there, what was heard and decided, by how many votes. */
function minutesDocument(view: MeetingView, body: Body): Document {
  const { on, time, place, number, status, agenda, decisions, corrections } = view;
  const seat = (id: string) => view.answers.find(({ agencyId }) => agencyId === id);
  const present = view.present ?? [];
  const absent = view.answers.filter(({ agencyId }) => !present.includes(agencyId));
  const who = (id: string): string => {
    const found = seat(id);
    const post = found?.standIn ? `${found.standIn} (вместо: ${found.post})` : found?.post;
    return `${found?.name ?? id} — ${post ?? ""}`;
  };
  return {
    title: "Протокол заседания",
    content: [
      { kind: "title", lines: [`Протокол № ${number}/${on.slice(0, 4)}`, `заседания: ${body.name}`] },
      ...(status === "held" ? [paragraph("Проект: протокол ещё не утверждён.")] : []),
      {
        kind: "facts",
        rows: [
          ["Дата и время", `${day(on)}, ${time}`],
          ["Место", view.video ? `${place}; видеосвязь` : place],
          [
            "Присутствовали",
            `${present.length} из ${view.answers.length}${view.quorate ? ", кворум есть" : ", кворума нет"}`,
          ],
        ],
      },
      { kind: "heading", text: "Присутствовали" },
      { kind: "lines", lines: present.length > 0 ? present.map(who) : ["никого из участников"] },
      ...(view.guests?.length
        ? [
            { kind: "heading" as const, text: "Приглашены" },
            { kind: "lines" as const, lines: view.guests },
          ]
        : []),
      ...(absent.length > 0
        ? [
            { kind: "heading" as const, text: "Отсутствовали" },
            {
              kind: "lines" as const,
              lines: absent.map(({ name, agencyId, post }) => `${name ?? agencyId} — ${post}`),
            },
          ]
        : []),
      { kind: "heading", text: "Повестка" },
      { kind: "lines", lines: agenda.map(({ n, title }) => `${n}. ${title}`) },
      ...agenda.flatMap(({ n, title, heard }) => [
        { kind: "heading" as const, text: `${n}. ${title}` },
        paragraph(`Слушали: ${heard ?? "не обсуждали"}`),
        ...decisions.filter(({ item }) => item === n).flatMap(decided),
      ]),
      ...(decisions.some(({ item }) => item === undefined)
        ? [
            { kind: "heading" as const, text: "Решили" },
            ...decisions.filter(({ item }) => item === undefined).flatMap(decided),
          ]
        : []),
      ...(corrections.length > 0
        ? [
            { kind: "heading" as const, text: "Исправления" },
            {
              kind: "lines" as const,
              lines: corrections.map(
                ({ at, items, reason }) => `${at.slice(0, 10)}, пункты ${items.join(", ")}: ${reason ?? ""}`,
              ),
            },
          ]
        : []),
      {
        kind: "signatures",
        of: [{ who: `Председатель: ${body.chair.post}` }, { who: `Секретарь: ${body.secretary.post}` }],
      },
    ],
  };
}

function decided({
  number,
  text,
  executions,
  executors,
  due,
  votes,
  status,
}: MeetingView["decisions"][number]): Block[] {
  const names = executions?.map(({ name, agencyId }) => name ?? agencyId);
  const asked =
    executors && due ? [`Исполнители: ${(names?.length ? names : executors).join(", ")}. Срок: ${day(due)}.`] : [];
  return [
    paragraph(`Решили (${number}): ${text}`),
    ...asked.map(paragraph),
    paragraph(`Голосовали: за — ${votes.for}, против — ${votes.against}, воздержались — ${votes.abstained}.`),
    ...(status === "withdrawn" ? [paragraph("Решение отозвано.")] : []),
  ];
}
