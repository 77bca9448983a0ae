import type { Ctx } from "../../ground/shared/context.ts";
import type { ResponseId } from "../../ground/shared/ids.ts";
import { type Answer, type Answers, isAnswered, own, type Row, rowsOf } from "../form/answers.ts";
import type { FormContent } from "../form/content.ts";
import { ownUrl } from "../form/fhir/questionnaire.ts";
import { loadVersion } from "../form/form.store.ts";
import { type Item, isQuestion, type Question } from "../form/item.ts";
import { isSealedDraft, read } from "./response.actions.ts";
import { answersOf } from "./response.scope.ts";
import type { FormResponse } from "./response.ts";

/** https://hl7.org/fhir/R4/questionnaireresponse.html */
interface Line {
  linkId: string;
  text?: string | undefined;
  answer?: Record<string, unknown>[] | undefined;
  item?: Line[] | undefined;
}

/** Answers as a FHIR R4 QuestionnaireResponse, on record. Nobody is named in it: the subject is an id of ours. @throws Refusal not-found */
export async function exportFhir(ctx: Ctx, id: ResponseId) {
  const { data } = await read(ctx, id, "response.export");
  const { content } = await loadVersion(ctx, data.formId, data.version);
  return toFhir(data, content, isSealedDraft(data) ? {} : ((await answersOf(ctx, data)) ?? {}));
}

export function toFhir(response: FormResponse, content: FormContent, answers: Answers) {
  const { responseId, formId, version, subject, status, submittedAt } = response;
  const about = Object.entries(subject).find(([name]) => name !== "kind")?.[1];
  return {
    resourceType: "QuestionnaireResponse",
    identifier: { system: "urn:marshrut", value: responseId },
    questionnaire: `${content.url ?? `${ownUrl}${formId}`}|${version}`,
    status: { asked: "in-progress", submitted: "completed", closed: "stopped" }[status],
    subject: about === undefined ? undefined : { identifier: { system: "urn:marshrut", value: about } },
    authored: submittedAt,
    item: linesIn(content.items, undefined, answers),
  };
}

/** Groups hold what was answered in them; a table comes once for each row. */
function linesIn(items: readonly Item[], above: string | undefined, answers: Answers | Row): Line[] {
  return items
    .filter((item) => item.in === above)
    .flatMap((item): Line[] => {
      const told = { linkId: item.key, text: item.text.ru ?? item.text.en };
      if (item.kind === "table")
        return rowsOf(own<Answers[string]>(answers, item.key)).map((row) => ({
          ...told,
          item: linesIn(items, item.key, row),
        }));
      if (item.kind === "group") {
        const inner = linesIn(items, item.key, answers);
        return inner.length > 0 ? [{ ...told, item: inner }] : [];
      }
      const value = own<Answers[string]>(answers, item.key);
      if (!isQuestion(item) || !isAnswered(value)) return [];
      return [{ ...told, answer: [value].flat().map((one) => codedAs(item, one as Answer)) }];
    });
}

function codedAs(question: Question, value: Answer): Record<string, unknown> {
  switch (question.kind) {
    case "choice":
    case "many": {
      const option = question.options.find(({ code }) => code === value);
      const display = option?.text.ru ?? option?.text.en;
      return { valueCoding: { system: option?.system, code: value, display } };
    }
    case "yes-no":
      return { valueBoolean: value };
    case "scale":
      return { valueInteger: value };
    case "number":
      return question.decimals === 0 ? { valueInteger: value } : { valueDecimal: value };
    case "date":
      return { valueDate: value };
    case "text":
      return { valueString: value };
  }
}
