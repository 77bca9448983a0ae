// npm run bench:rounds -- [answers] — how many answers to a round the local cloud takes in a minute, over HTTP and by links as families send
// them, that none is lost or counted twice, and how long its results take to read among so many. By three regions' municipalities.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as Form from "@marshrut/core/form";
import * as Round from "@marshrut/core/round";
import { type FormId, type RoundId, systemCtx } from "@marshrut/core/shared";
import * as Tenant from "@marshrut/core/tenant";
import { deps } from "@marshrut/functions";
import { startCloud } from "@marshrut/local";
import { manifest } from "@marshrut/local/product";
import { settingsOf } from "../../packages/core/test/worlds/region.ts";

const answers = Number(process.argv[2] ?? 20_000);
if (!Number.isSafeInteger(answers) || answers < 100) {
  console.error("Сколько ответов: npm run bench:rounds -- 20000 / How many answers: npm run bench:rounds -- 20000");
  process.exit(1);
}
/** So many telephones answer at the same time. */
const atOnce = 16;
const wanted = 2000;

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

const home = mkdtempSync(path.join(tmpdir(), "rounds-"));
const cloud = await startCloud({ home, port: 0, now: "2026-01-12T10:00", frozen: true, quiet: true, manifest });
const write = process.stdout.write.bind(process.stdout);
// The service's own lines are not what is told here.
process.stdout.write = (() => true) as typeof process.stdout.write;
const tell = (line: string) => write(`${line}\n`);
try {
  const ctx = systemCtx(deps(), "pilot", "bench");
  await Tenant.configure(ctx, settingsOf(cloud.urls.api));
  const places = (await Tenant.load(ctx)).municipalities.map(({ key }) => key);
  const { formId } = await Form.draft(ctx, { model: "family-needs" });
  await Form.approve(ctx, formId as FormId, { act: { number: "1", date: "2026-01-10" } });
  const begun = await Round.create(ctx, formId as FormId, { audience: { kind: "families" }, closesOn: "2026-01-30" });
  const roundId = begun.roundId as RoundId;
  const { data: round } = await Round.loadRound(ctx, roundId);
  const { content } = await Form.get(ctx, formId as FormId);
  const required = content!.items.flatMap((item) =>
    item.kind === "choice" && item.required ? [[item.key, item.options.map(({ code }) => code)] as const] : [],
  );
  const answerOf = (i: number) => ({
    ...Object.fromEntries(required.map(([key, codes], n) => [key, codes[(i + n) % codes.length]])),
    satisfied: 1 + (i % 5),
  });
  const links = await Promise.all(
    Array.from({ length: answers }, (_, i) =>
      Round.tokenTo(ctx, round, { municipality: places[i % places.length], ticket: Round.newTicket() }),
    ),
  );

  const took: number[] = [];
  let next = 0;
  const telephone = async () => {
    for (let i = next++; i < answers; i = next++) {
      const from = performance.now();
      const body = JSON.stringify({ token: links[i], action: "submit", answers: answerOf(i) });
      const headers = { "content-type": "application/json" };
      const answer = await fetch(`${cloud.urls.api}/v1/forms/respond`, { method: "POST", headers, body });
      if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
      await answer.arrayBuffer();
      took.push(performance.now() - from);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: atOnce }, telephone));
  const minutes = (performance.now() - began) / 60_000;
  const aMinute = Math.round(answers / minutes);
  tell(`Node ${process.version}; ${answers} answers by ${atOnce} at once, in ${minutes.toFixed(1)} minutes`);
  tell(`taken in a minute      ${aMinute}${aMinute < wanted ? `   ← fewer than ${wanted}` : ""}`);
  tell(`median of an answer    ${Math.round(median(took))} ms`);

  await Round.close(ctx, roundId, { reason: "Измерение." });
  const token = await cloud.identity.token("coordinator");
  const results: number[] = [];
  let counted = 0;
  for (let n = 0; n < 11; n++) {
    const from = performance.now();
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${cloud.urls.api}/v1/rounds/${roundId}/results`, { headers });
    const shown = (await answer.json()) as { total: { answered: number } };
    results.push(performance.now() - from);
    counted = shown.total.answered;
  }
  tell(`median of results      ${Math.round(median(results))} ms`);
  tell(`answers in the results ${counted}${counted === answers ? "" : `   ← ${answers} were taken`}`);
  tell("Times are of this machine, as busy as it is now.");
  if (counted !== answers) process.exitCode = 1;
} finally {
  await cloud.close();
  rmSync(home, { recursive: true, force: true });
}
