import { type Schema, take } from "@marshrut/client";
import { useNavigate } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import type { Act } from "../../parts/act.ts";
import { useDistinct } from "../../parts/distinct.ts";
import type { Field, FieldValues } from "../../parts/fields.tsx";
import { useMunicipality } from "../../parts/municipality.names.ts";
import { useTexts } from "../../texts/texts.tsx";
import { useWords } from "../../texts/words.ts";
import { registerTexts } from "./register.texts.ts";

type Body = Schema<"RegisterChildBody">;
const groups = ["mental-disorder", "down-syndrome", "foster-family", "abandonment-risk"] as const;
const relations = ["parent", "guardian", "foster-parent", "other"] as const;
/** The one representative with whom a card begins; others are entered in the card. */
const first = "representatives/0";

/** A child is put on record by hand. Fields are called by their place in the body, so that a refusal finds them. */
export function useRegister(): Act {
  const say = useTexts(registerTexts);
  const words = useWords();
  const go = useNavigate();
  const municipality = useMunicipality();
  const { region, municipality: own } = useMe();
  const distinct = useDistinct(say("another"), say("another.help"));
  const line = (name: string, label: keyof (typeof registerTexts)["ru"], required = false): Field => ({
    kind: "line",
    name,
    label: say(label),
    required,
  });
  const fields: Field[] = [
    line("person/surname", "surname", true),
    line("person/givenName", "givenName", true),
    line("person/patronymic", "patronymic"),
    { kind: "day", name: "person/birthDate", label: say("birthDate"), required: true },
    {
      kind: "choice",
      name: "person/sex",
      label: say("sex"),
      required: true,
      options: (["female", "male"] as const).map((value) => ({ value, label: words(`sex.${value}`) })),
    },
    line("person/snils", "snils"),
    line("person/address", "address"),
    {
      kind: "choice",
      name: "municipality",
      label: say("municipality"),
      required: true,
      options: region.municipalities.map(({ key }) => ({ value: key, label: municipality(key) })),
    },
    { kind: "check", name: "disability", label: say("disability") },
    { kind: "check", name: "educationalNeeds", label: say("ovz") },
    ...groups.map((value): Field => ({ kind: "check", name: `group/${value}`, label: words(`group.${value}`) })),
    { kind: "agency", name: "attachments/school", label: say("school"), only: ({ kind }) => kind === "school" },
    {
      kind: "agency",
      name: "attachments/kindergarten",
      label: say("kindergarten"),
      only: ({ kind }) => kind === "kindergarten",
    },
    line(`${first}/surname`, "representative.surname", true),
    line(`${first}/givenName`, "representative.givenName", true),
    line(`${first}/patronymic`, "representative.patronymic"),
    {
      kind: "choice",
      name: `${first}/relation`,
      label: say("relation"),
      required: true,
      options: relations.map((value) => ({ value, label: words(`relation.${value}`) })),
    },
    line(`${first}/phone`, "phone"),
    line(`${first}/email`, "email"),
    distinct.field,
  ];
  return {
    key: "child.register",
    label: say("label"),
    happens: say("happens"),
    undo: say("undo"),
    initial: { municipality: own },
    fields,
    run: (values, once) =>
      distinct.tried(
        take(
          api.POST("/v1/children", {
            params: { header: once },
            body: { ...bodyOf(values), confirmedDistinctFrom: distinct.from(values) },
          }),
        ),
      ),
    done: say("done"),
    after: (made) => void go(`/children/${(made as Schema<"Child">).childId}`),
    touches: [["children"]],
  };
}

function bodyOf(values: FieldValues): Body {
  const part = (prefix: string) =>
    Object.fromEntries(
      Object.entries(values)
        .filter(([name, value]) => name.startsWith(`${prefix}/`) && value !== undefined)
        .map(([name, value]) => [name.slice(prefix.length + 1), value]),
    );
  return {
    person: part("person") as Body["person"],
    municipality: String(values.municipality),
    disability: values.disability === true,
    educationalNeeds: values.educationalNeeds === true,
    targetGroups: groups.filter((group) => values[`group/${group}`] === true),
    attachments: part("attachments"),
    representatives: [part(first)] as unknown as Body["representatives"],
  };
}
