import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, expect, it } from "vitest";
import { manualClock, startStates } from "./index.ts";

const home = mkdtempSync(path.join(tmpdir(), "lent-"));
afterAll(() => rmSync(home, { recursive: true }));

const definition = JSON.stringify({
  QueryLanguage: "JSONata",
  StartAt: "Wait",
  States: { Wait: { Type: "Wait", Seconds: 60, Next: "End" }, End: { Type: "Succeed" } },
});
const roleArn = "arn:aws:iam::123456789012:role/any";

/** What an engine has on the database of somebody else, who keeps it or lets it go. */
async function played(keeps: boolean, work: (call: Call) => Promise<object>): Promise<object> {
  const database = new DatabaseSync(path.join(home, "others.sqlite"));
  database.exec("create table if not exists others (n integer); begin");
  const states = await startStates({ home, database, clock: manualClock(0) });
  try {
    return await work(states.call);
  } finally {
    await states.close();
    database.exec(keeps ? "commit" : "rollback");
    database.close();
  }
}
type Call = (operation: string, input: object) => Promise<object>;

it("keeps what the owner of its database keeps, and no more; operations are had without the wire", async () => {
  const made = await played(true, (call) => call("CreateStateMachine", { name: "waiting", definition, roleArn }));
  const { stateMachineArn } = made as { stateMachineArn: string };
  const start = (name: string) => (call: Call) => call("StartExecution", { stateMachineArn, name, input: "{}" });
  await played(true, start("kept"));
  await played(false, start("let-go"));
  const listed = await played(false, (call) => call("ListExecutions", { stateMachineArn, statusFilter: undefined }));
  expect(listed).toMatchObject({ executions: [{ name: "kept", status: "RUNNING" }] });
  await expect(played(false, start("a name that is none"))).rejects.toMatchObject({ name: "InvalidName" });
});
