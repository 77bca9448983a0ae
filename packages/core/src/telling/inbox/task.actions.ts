import * as Agency from "../../agencies/agency/index.ts";
import { changing } from "../../ground/change/index.ts";
import {
  type Actor,
  auditRead,
  by,
  Conflict,
  type Ctx,
  caresFor,
  type DomainEvent,
  getAll,
  type Key,
  notFound,
  type Page,
  type PageRequest,
  type Range,
  Refusal,
  type Stored,
  save,
  type TaskId,
  type Write,
} from "../../ground/shared/index.ts";
import { fault, mustBeRight } from "../../ground/shared/input.ts";
import { known } from "../../ground/shared/known.ts";
import { type NotePlace, readNote, readNotesOf, writeNote } from "../../ground/vault/index.ts";
import type { DoneTask, Task, TaskKind, TaskView } from "./task.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

export const keyOf = (tenant: string, taskId: TaskId): Key => ({
  table: "records",
  pk: `T#${tenant}#TASK#${taskId}`,
  sk: "TASK",
});
/** Guards that there is one open task of a kind about a subject, however many events ask for it. */
export const openKey = (tenant: string, { kind, subject }: Pick<Task, "kind" | "subject">): Key => ({
  table: "records",
  pk: `T#${tenant}#TASKOF#${subject}`,
  sk: kind,
});
/** gsi1: all of the tenant's by state and time; gsi2: those of one kind. */
export const tenantTasks = (tenant: string) => `T#${tenant}#TASKS`;
const tasksOfKind = (tenant: string, kind: TaskKind) => `T#${tenant}#TASKS#${kind}`;

const put = (tenant: string, task: Task, expect: "absent" | number): Write => ({
  put: {
    key: keyOf(tenant, task.taskId),
    kind: "task",
    data: task,
    index: {
      gsi1: { pk: tenantTasks(tenant), sk: `${task.status}#${task.openedAt}#${task.taskId}` },
      gsi2: { pk: tasksOfKind(tenant, task.kind), sk: `${task.status}#${task.openedAt}#${task.taskId}` },
    },
  },
  expect,
});

/** What a task is about; its municipality is the agency's, unless another one is said. */
export type TaskAbout = Partial<Omit<Task, "taskId" | "kind" | "subject" | "openedAt" | "status">>;

/** Opens a task that an event asks for, unless one of its kind about the same subject is open. @returns true when new */
export async function openTask(
  ctx: Ctx,
  event: Pick<DomainEvent, "eventId">,
  kind: TaskKind,
  subject: string,
  about: TaskAbout,
) {
  const taskId: TaskId = `task_${event.eventId.slice("event_".length)}`;
  const agency = !about.municipality && about.agencyId && (await Agency.load(ctx, about.agencyId)).agency;
  const task: Task = {
    taskId,
    kind,
    subject,
    ...about,
    municipality: about.municipality ?? (agency ? agency.municipality : undefined),
    openedAt: ctx.now().toString(),
    status: "open",
  };
  try {
    await save(ctx, {
      writes: [
        put(ctx.tenant, task, "absent"),
        { put: { key: openKey(ctx.tenant, task), kind: "task-open", data: { taskId } }, expect: "absent" },
      ],
      stream: keyOf(ctx.tenant, taskId).pk,
      events: [],
      audit: { subject: about.agencyId ?? about.childId ?? "tenant", action: "task.open", detail: { taskId, kind } },
    });
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false;
    throw error;
  }
}

/** Nobody puts such a look aside. */
const toBeReviewed = () =>
  new Refusal("forbidden", {
    ru: "Эту задачу закрывает рассмотрение экстренного доступа: `POST /v1/emergency-access/…/review`.",
    en: "This task ends by the review of the emergency access: `POST /v1/emergency-access/…/review`.",
  });

/** A family waits for a word about its paper: nobody puts that aside either. */
const toBeDecided = () =>
  new Refusal("forbidden", {
    ru: "Эту задачу закрывает решение о документе: примите его или верните семье с причиной.",
    en: "This task ends by a word about the paper: take it in, or return it to the family with why.",
  });

/**
 * A coordinator has seen to it; done twice is done once. An alert takes the words of what was found, nothing else takes any.
 * @throws Refusal not-found, forbidden, input.invalid
 */
export async function doneTask(ctx: Ctx, taskId: TaskId, { words }: DoneTask = {}): Promise<TaskView> {
  const after = await changed(ctx, taskId, { action: "task.done" }, async ({ data }) => {
    if (data.status === "done") return { events: [] };
    if (data.kind === "emergency-access" && ctx.actor.kind !== "system") throw toBeReviewed();
    if (data.kind === "paper-handed-in" && ctx.actor.kind !== "system") throw toBeDecided();
    if ((data.kind === "audit-alert") !== (words !== undefined)) mustBeRight([wordsFault(data)]);
    const note = words === undefined ? undefined : await writeNote(ctx, words, wordsOf(taskId));
    return {
      events: [],
      after: { ...data, status: "done", doneAt: ctx.now().toString(), doneBy: by(ctx.actor), wordsId: note?.noteId },
      writes: [{ remove: openKey(ctx.tenant, data), expect: "any" }, ...(note ? [note.write] : [])],
    };
  });
  const { wordsId } = after.data;
  return { ...taskView(after), words: wordsId && (await readNote(ctx, wordsId, wordsOf(taskId))) };
}

const wordsOf = (taskId: TaskId): NotePlace => ({ subject: taskId, field: "words" });
const wordsFault = ({ kind }: Task) =>
  kind === "audit-alert"
    ? fault("/words", "что выяснили, словами", "what was found, in words")
    : fault("/words", "слова нужны только о тревоге журнала", "only an alert of the log takes words");

/**
 * Whose business a task is: its municipality's, or each coordinator's. An alert is the whole region's, and not theirs whom it is about:
 * to them it is not there.
 */
export function isFor(actor: Actor, { kind, municipality, account }: Task): boolean {
  if (kind === "audit-alert") return caresFor(actor, "region") && account !== by(actor);
  return caresFor(actor, municipality === undefined ? "each" : { municipality });
}

/** @throws Refusal not-found */
export const loadTask = (ctx: Bank, taskId: TaskId): Promise<Stored<Task>> =>
  known<Task>("task", taskId, () => ctx.bank.get(keyOf(ctx.tenant, taskId)));

export const changed = changing<TaskId, Task, never>({
  load: loadTask,
  authorise: ({ actor }, task) => {
    if (!isFor(actor, task)) throw notFound();
  },
  writes: ({ tenant }, before, after) => [put(tenant, after, before.version)],
  stream: (tenant, { taskId }) => keyOf(tenant, taskId).pk,
  audit: ({ taskId, agencyId, childId, kind }) => ({
    subject: agencyId ?? childId ?? "tenant",
    detail: { taskId, kind },
  }),
  ref: ({ taskId }) => ({ kind: "task", id: taskId }),
});

/** The open task of a kind about a subject, if there is one. */
export async function openTaskOf(ctx: Bank, kind: TaskKind, subject: string): Promise<Task | undefined> {
  const open = await ctx.bank.get<{ taskId: TaskId }>(openKey(ctx.tenant, { kind, subject }));
  return open && (await ctx.bank.get<Task>(keyOf(ctx.tenant, open.data.taskId)))?.data;
}

/** Closes the open task about a subject, if there is one: what it asked for has happened by itself. */
export async function closeTask(ctx: Ctx, kind: TaskKind, subject: string): Promise<void> {
  const open = await ctx.bank.get<{ taskId: TaskId }>(openKey(ctx.tenant, { kind, subject }));
  if (open) await doneTask(ctx, open.data.taskId);
}

/** Closes those of several kinds, each about its subject. */
export async function closeTasks(ctx: Ctx, about: readonly (readonly [kind: TaskKind, subject: string])[]) {
  const keys = about.map(([kind, subject]) => openKey(ctx.tenant, { kind, subject }));
  for (const open of await getAll<{ taskId: TaskId }>(ctx.bank, keys)) if (open) await doneTask(ctx, open.data.taskId);
}

/** Open tasks, the oldest first; eventually consistent. */
export const openTasks = (ctx: Bank, page: PageRequest, kind?: TaskKind): Promise<Page<Stored<Task>>> =>
  find(ctx, { prefix: "open#" }, page, kind);

/** Those that somebody has seen to, the one that was opened last first; eventually consistent. */
export const settledTasks = (ctx: Bank, page: PageRequest, kind?: TaskKind): Promise<Page<Stored<Task>>> =>
  find(ctx, { prefix: "done#", descending: true }, page, kind);

const find = (ctx: Bank, range: Range, page: PageRequest, kind: TaskKind | undefined): Promise<Page<Stored<Task>>> =>
  kind
    ? ctx.bank.find<Task>("gsi2", tasksOfKind(ctx.tenant, kind), range, page)
    : ctx.bank.find<Task>("gsi1", tenantTasks(ctx.tenant), range, page);

/** Settled tasks with who settled them, and in which words: of each page that has any, on record. */
export async function settledViews(ctx: Ctx, tasks: readonly Stored<Task>[]): Promise<TaskView[]> {
  const places = new Map(
    tasks.flatMap(({ data: { wordsId, taskId } }) => (wordsId ? [[wordsId, wordsOf(taskId)] as const] : [])),
  );
  if (places.size > 0)
    await auditRead(ctx, { subject: "tenant", action: "task.words", detail: { tasks: places.size } });
  const words = await readNotesOf(ctx, places);
  return tasks.map((task) => {
    const { doneBy, wordsId } = task.data;
    return { ...taskView(task), doneBy, words: wordsId && words.get(wordsId) };
  });
}

export function taskView({ data, version }: Pick<Stored<Task>, "data" | "version">): TaskView {
  const { subject: _, municipality: __, doneBy: ___, wordsId: ____, ...shown } = data;
  return { ...shown, version };
}
