/** Answers at once what it always answers, by the target of the request: the other end of `npm run bench:wire`. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const step = (n: number) => ({
  pk: { S: "ROUTE#01JN3V5QK8" },
  sk: { S: `STEP#${n}` },
  kind: { S: "step" },
  version: { N: "7" },
  commit: { S: "3f6b2c1e-6d0c-4f7a-9a53-0b1f2f9d9a11" },
  gsi1pk: { S: "novokuznetsk#open" },
  gsi1sk: { S: `2026-03-12#${n}` },
  data: {
    M: {
      stepId: { S: `01JN3V5QK8${n}` },
      routeId: { S: "01JN3V5QK8" },
      status: { S: "requested" },
      attempts: { N: "2" },
      remind: { BOOL: true },
      agency: { M: { agencyId: { S: "01JM0" }, name: { S: "Школа № 12 города Новокузнецка" }, kind: { S: "school" } } },
      history: {
        L: Array.from({ length: 5 }, (_, i) => ({
          M: {
            at: { S: `2026-03-0${i + 1}T10:00:00Z` },
            what: { S: "asked" },
            by: { S: "system" },
            turn: { N: String(i) },
          },
        })),
      },
      words: { S: "Занятия с логопедом дважды в неделю, по расписанию школы, до конца учебного года." },
    },
  },
});

const answers: Record<string, string> = {
  "DynamoDB_20120810.GetItem": JSON.stringify({ Item: step(1) }),
  "DynamoDB_20120810.BatchGetItem": JSON.stringify({
    Responses: { records: Array.from({ length: 10 }, (_, i) => step(i)) },
  }),
  "DynamoDB_20120810.Query": JSON.stringify({
    Items: Array.from({ length: 50 }, (_, i) => step(i)),
    Count: 50,
    ScannedCount: 50,
  }),
  "AWSStepFunctions.StartExecution": JSON.stringify({
    executionArn: "arn:aws:states:eu-central-1:123456789012:execution:m:n",
    startDate: 1772445600,
  }),
};

const server = createServer((request, response) => {
  request.resume().once("end", () => {
    const target = String(request.headers["x-amz-target"]);
    const dynamo = target.startsWith("Dynamo");
    const headers = {
      "content-type": `application/x-amz-json-1.0`,
      "x-amzn-requestid": "4KBNVRGD25RG1KEO9UT4V3FQDJVV4KQNSO5AEMVJF66Q9ASUAAJG",
    };
    response
      .writeHead(200, dynamo ? { ...headers, "x-amz-crc32": "2745614147" } : headers)
      .end(answers[target] ?? "{}");
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
