import type { Text } from "@marshrut/core/shared";
import { html } from "hono/html";
import { type Described, type JsonSchema, type OpenApiDocument, problemsOf, rolesOf } from "../openapi/index.ts";
import { addressOf } from "../operation/index.ts";
import { problemStatus } from "../problems/index.ts";
import { fieldsTable } from "./docs.schema.ts";

type Html = ReturnType<typeof html>;

/** Both languages; the style shows one of them. */
export const both = ({ ru, en }: Text): Html =>
  html`<span lang="ru">${code(ru)}</span><span lang="en">${code(en)}</span>`;

/** Text whose `words` in backticks are code. */
const code = (text: string): Html =>
  html`${text.split("`").map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : part))}`;

const roleNames: Record<string, Text> = {
  admin: { ru: "администратор", en: "administrator" },
  coordinator: { ru: "координатор", en: "coordinator" },
  specialist: { ru: "специалист организации", en: "agency specialist" },
  representative: { ru: "законный представитель", en: "legal representative" },
};

/** One operation: what it does, who may, what it takes, an example, what it answers, how it may be refused. */
export function operationArticle(op: Described, document: OpenApiDocument): Html {
  const { schemas } = document.components;
  const described = document.paths[addressOf(op)]![op.method]!;
  const [example] = Object.values(op.examples ?? {});
  const who = op.open
    ? [html`<span lang="ru">токен не нужен</span><span lang="en">no token needed</span>`]
    : rolesOf(op.operationId).map((role) => both(roleNames[role]!));
  return html`<article id="${op.operationId}">
<h3>${both(op.summary)}</h3>
<p class="address"><span class="method ${op.method}">${op.method.toUpperCase()}</span> <span>${addressOf(op)}</span></p>
<p>${both(op.description)}</p>
<p class="roles">${both({ ru: "Кому можно: ", en: "Who may: " })}${who.map((name, i) => html`${i > 0 ? ", " : ""}${name}`)}</p>
${parameters(described)}
${op.body ? section({ ru: "Тело запроса", en: "Body" }, fieldsTable(bodySchema(described), schemas)) : ""}
${example ? section({ ru: "Пример", en: "Example" }, html`<pre tabindex="0">${curl(op, example.value)}</pre>`) : ""}
<details><summary>${both({ ru: `Ответ ${op.answer.status} и отказы`, en: `Answer ${op.answer.status} and refusals` })}</summary>
<p>${both(op.answer.description)}</p>
${op.answer.schema ? fieldsTable(answerSchema(described, op.answer.status), schemas) : (op.files ?? []).map((type) => html`<code>${type}</code> `)}
<p class="refusals">${refusals(op)}</p>
</details>
</article>`;
}

const refusals = (op: Described): Html[] =>
  problemsOf(op)
    .toSorted((a, b) => problemStatus[a] - problemStatus[b])
    .map((name) => html`<a href="#${name}"><code>${problemStatus[name]} ${name}</code></a>`);

const section = (title: Text, content: Html): Html => html`<div><h4>${both(title)}</h4>${content}</div>`;

function parameters(described: JsonSchema): Html {
  const all = (described.parameters ?? []) as Array<{
    name: string;
    in: string;
    required: boolean;
    schema: JsonSchema;
  }>;
  const shown = all.filter((p) => p.in !== "path");
  if (shown.length === 0) return html``;
  const properties = Object.fromEntries(shown.map((p) => [p.name, p.schema]));
  const required = shown.filter((p) => p.required).map((p) => p.name);
  return section(
    { ru: "Параметры и заголовки", en: "Query and headers" },
    fieldsTable({ type: "object", properties, required }, {}),
  );
}

const inContent = (part: unknown): JsonSchema => {
  const { content } = part as { content: { "application/json": { schema: JsonSchema } } };
  return content["application/json"].schema;
};
const bodySchema = (described: JsonSchema) => inContent(described.requestBody);
const answerSchema = (described: JsonSchema, status: number) =>
  inContent((described.responses as Record<string, unknown>)[String(status)]);

function curl(op: Described, body: unknown): string {
  return [
    `curl -X ${op.method.toUpperCase()} "$API${addressOf(op).replaceAll("{", "$").replaceAll("}", "")}"`,
    ...(op.open ? [] : ['-H "Authorization: Bearer $TOKEN"', '-H "Idempotency-Key: $(uuidgen)"']),
    ...(op.ifMatch === "required" ? ["-H 'If-Match: \"v1\"'"] : []),
    '-H "Content-Type: application/json"',
    `-d '${JSON.stringify(body, null, 2)}'`,
  ].join(" \\\n  ");
}
