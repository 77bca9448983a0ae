import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Unavailable } from "@marshrut/core/shared";
import { afterEach, expect, it, vi } from "vitest";

afterEach(() => vi.restoreAllMocks());

it("mail that the provider does not take now is told in the log, for the alarm, and fails as something to try again", async () => {
  const refusal = `<ErrorResponse><Error><Type>Sender</Type><Code>AccountSendingPausedException</Code>
    <Message>Email sending is disabled</Message></Error></ErrorResponse>`;
  const ses = createServer((_, answer) => answer.writeHead(400, { "content-type": "text/xml" }).end(refusal));
  await new Promise<void>((resolve) => ses.listen(0, "127.0.0.1", resolve));
  const table = { TABLE_RECORDS: "r", TABLE_VAULT: "v", TABLE_AUDIT: "a", TABLE_SAFE: "k", KEYRING: "file:/nowhere" };
  const of = { STATE_MACHINE_ARN_PREFIX: "arn:", AWS_ACCESS_KEY_ID: "local", AWS_SECRET_ACCESS_KEY: "local" };
  const at = {
    AWS_REGION: "eu-central-1",
    AWS_ENDPOINT_URL_SES: `http://127.0.0.1:${(ses.address() as AddressInfo).port}`,
  };
  Object.assign(process.env, table, of, at);
  const lines: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line)) > 0);

  const { relayDeps } = await import("../../packages/functions/src/container/relay.ts");
  const mail = {
    to: "a@example.org",
    from: "b@example.org",
    subject: "s",
    text: "t",
    html: "h",
    messageId: "1@example.org",
  };
  await expect(relayDeps().mailer.send(mail)).rejects.toThrow(Unavailable);
  vi.restoreAllMocks();
  ses.close();
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ level: "warn", what: "mail.held" }]);
  expect(lines.join()).not.toContain("example.org");
});
