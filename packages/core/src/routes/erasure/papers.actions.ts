import { type DocumentFile, type DocumentFormat, fileOf } from "../../ground/document/index.ts";
import { auditRead, type Ctx } from "../../ground/shared/context.ts";
import type { ErasureId } from "../../ground/shared/ids.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { get } from "./erasure.actions.ts";
import * as store from "./erasure.store.ts";
import type { Done, Erasure, Paper } from "./erasure.ts";

/**
 * A paper of an erasure as a file: the act and the extract of the log when all is destroyed, the letter to whoever asked as soon as it
 * is decided. They name no child, only its number in the system. For staff, and the family as long as it has the child.
 * @throws Refusal not-found, report.not-ready for a paper that is not to be had yet
 */
export async function paper(ctx: Ctx, id: ErasureId, which: Paper, format: DocumentFormat): Promise<DocumentFile> {
  const { data } = await store.load(ctx, id);
  const shown = await get(ctx, id);
  await auditRead(ctx, { subject: data.childId, action: "erasure.paper", detail: { erasureId: id, paper: which } });
  const { name } = await Tenant.load(ctx);
  const operator = name.ru;
  const refusal = data.status === "refused" ? shown.refused?.reason : undefined;
  return fileOf(
    await documentOf[which](data, operator, refusal),
    format,
    `${which}-${data.ended?.number ?? id.slice(-6)}`,
  );
}

/** The words of papers, loaded for who asks for one (decision 0101). */
const papers = () => import("./papers.ts");

const documentOf = {
  act: async (data: Erasure, operator: string) => (await papers()).actDocument(mustBeDone(data), operator),
  journal: async (data: Erasure, operator: string) => (await papers()).journalDocument(mustBeDone(data), operator),
  letter: async (data: Erasure, operator: string, reason?: string) => {
    if (data.status !== "refused" && data.status !== "erased") throw notYet();
    return (await papers()).letterDocument(data, operator, reason);
  },
} satisfies Record<Paper, unknown>;

const notYet = () =>
  new Refusal("report.not-ready", {
    ru: "Этой бумаги ещё нет: письмо — после решения, акт и выгрузка — когда всё уничтожено.",
    en: "There is no such paper yet: the letter comes with the decision, act and extract when all is destroyed.",
  });

function mustBeDone(data: Erasure): Done {
  const { begun, ended } = data;
  if (!begun || !ended) throw notYet();
  return { ...data, begun, ended };
}
