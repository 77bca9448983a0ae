import * as z from "zod";
import { caresFor } from "../../ground/shared/authorise.ts";
import { all, Unavailable } from "../../ground/shared/bank.ts";
import { auditWrite, by, type Ctx, retrying, save } from "../../ground/shared/context.ts";
import { errorCollector } from "../../ground/shared/errors.ts";
import type { ObligationId } from "../../ground/shared/ids.ts";
import { fault, mustBeRight, parse } from "../../ground/shared/input.ts";
import { notFound, unlessRefused } from "../../ground/shared/refusal.ts";
import { eachOnce, idText } from "../../ground/shared/schema.ts";
import * as Child from "../../people/child/index.ts";
import { filesOf } from "./files.ts";
import { isErased, keyOf, type Naming, namedIn, partition } from "./naming.store.ts";
import { mustSee } from "./obligation.actions.ts";
import * as store from "./obligation.store.ts";
import { removeFile } from "./remove-file.actions.ts";

const mostNamed = 20;

/** Whom a file tells of: all of them, each time. */
export const NameChildren = z.strictObject({
  childIds: eachOnce(z.array(idText("child")).max(mostNamed)),
});
export type NameChildren = z.infer<typeof NameChildren>;

/**
 * Whoever cares for children says of whom a file tells that came with a report: from then on each look at it is on record of these
 * children, and it goes with their data. @throws Refusal not-found, input.invalid (a child that is not the actor's business)
 */
export function nameChildren(ctx: Ctx, id: ObligationId, fileId: string, input: unknown): Promise<NameChildren> {
  const { childIds } = parse(NameChildren, input);
  return retrying(async () => {
    const { data, key, version } = await store.load(ctx, id);
    mustSee(ctx, data);
    const file = filesOf(data).find(({ noteId }) => noteId === fileId);
    if (!caresFor(ctx.actor, "each") || !file || file.removed) throw notFound();
    const known = await Promise.all(childIds.map((childId) => unlessRefused(() => Child.governed(ctx, childId))));
    mustBeRight(
      known.flatMap((one, i) =>
        one ? [] : [fault(`/childIds/${i}`, "ребёнок, которого вы сопровождаете", "a child whom you care for")],
      ),
    );
    const place = keyOf(ctx.tenant, id, fileId);
    const found = await ctx.bank.get<Naming>(place);
    const { noteId, agencyId } = { ...file, ...data };
    const naming: Naming = { obligationId: id, fileId: noteId, childIds, by: by(ctx.actor), at: ctx.now().toString() };
    const detail = { obligationId: id, attachmentId: noteId };
    await save(ctx, {
      writes: [
        { put: { key: place, kind: "report-file-naming", data: naming }, expect: found?.version ?? "absent" },
        { check: key, expect: version },
        ...childIds.map((subject) => auditWrite(ctx, { subject, action: "obligation.name-children", detail })),
      ],
      stream: store.tallyPartition(ctx.tenant, data.period, agencyId),
      events: [],
      audit: { subject: agencyId, action: "obligation.name-children", detail },
      ref: { kind: "obligation", id },
    });
    return { childIds };
  });
}

/** What was said, again. @throws Refusal not-found */
export async function childrenNamed(ctx: Ctx, id: ObligationId, fileId: string): Promise<NameChildren> {
  mustSee(ctx, (await store.load(ctx, id)).data);
  if (!caresFor(ctx.actor, "each")) throw notFound();
  return { childIds: await namedIn(ctx, id, fileId) };
}

const because = {
  reason:
    "Сведения о ребёнке, названном в файле, уничтожены. / The data of a child who is named in the file was destroyed.",
};

/**
 * Files that tell of a child whose data is destroyed go with it. For the platform's erasures; safe to repeat, and what cannot be done keeps
 * nothing else from it. @returns how many went @throws the first accident, after the others; Unavailable at once
 */
export async function forgetFiles(ctx: Ctx): Promise<number> {
  const errors = errorCollector((error) => error instanceof Unavailable);
  let gone = 0;
  for await (const { key, data } of all<Naming>(ctx.bank, "records", partition(ctx.tenant)))
    await errors.collect(async () => {
      if (!(await isErased(ctx, data.childIds))) return;
      await removeFile(ctx, data.obligationId, data.fileId, because);
      await ctx.bank.commit([{ remove: key, expect: "any" }]);
      gone += 1;
    });
  errors.rethrow();
  return gone;
}
