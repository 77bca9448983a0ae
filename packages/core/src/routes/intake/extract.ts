import { Temporal } from "temporal-polyfill";
import { fault } from "../../ground/shared/input.ts";
import type { FieldFault } from "../../ground/shared/refusal.ts";
import type { Text } from "../../ground/shared/text.ts";
import { Unreadable } from "../../ground/shared/unreadable.ts";
import { readName } from "../../ground/table/index.ts";
import { digits } from "../../ground/vault/fold.ts";
import { isSnils } from "../../people/child/snils.ts";
import type { Block, NewInstrumentInput } from "../instrument/index.ts";
import type { Said, Who } from "./intake.ts";
import { allAt, textAt, treeOf, within, type XmlNode } from "./tree.ts";

/**
 * What the extracts of ИПРА in a file say (XML of the ЕАВИИАС МСЭ, as importers of other systems read it [P]): one, as a rule, by
 * itself or in the envelope that it was sent in. Only what is marked as needed becomes a measure; a day of the year 1 or 9999 means
 * that there is none.
 * @throws Unreadable when there is no such extract
 */
export function readExtracts(xml: string): Said[] {
  const found = within(treeOf(xml), isExtract);
  if (found.length === 0)
    throw new Unreadable(
      "это не выписка из ИПРА (нет элемента IPRA)",
      "this is no extract of an ИПРА (no element IPRA)",
    );
  return found.map(readExtract);
}

/** By its name, or by what it has where some version names it otherwise. */
const isExtract = (node: XmlNode): boolean =>
  node.name.toUpperCase() === "IPRA" ||
  (textAt(node, "Person/FIO/LastName") !== undefined && textAt(node, "Number") !== undefined);

function readExtract(root: XmlNode): Said {
  const reading = new Reading(root);
  const who = reading.who();
  const paper = reading.paper(who);
  const { faults, notes } = reading;
  return { who, paper: faults.length === 0 ? paper : undefined, tellsMeasures: true, faults, notes };
}

/** Days before these years stand for none. */
const firstOfPapers = 1990;
const firstOfPeople = 1901;

/** An extract while it is read: what is wrong with it and how it was understood is gathered. */
class Reading {
  readonly faults: FieldFault[] = [];
  readonly notes: Text[] = [];
  readonly #root: XmlNode;

  constructor(root: XmlNode) {
    this.#root = root;
  }

  who(): Who {
    return {
      surname: this.#name("Person/FIO/LastName", true),
      givenName: this.#name("Person/FIO/FirstName", true),
      patronymic: this.#name("Person/FIO/SecondName", false),
      birthDate: this.#day("Person/BirthDate", true, firstOfPeople),
      snils: this.#snils(),
    };
  }

  paper(who: Who): NewInstrumentInput {
    return {
      kind: "ipra",
      number: this.#must("Number") ?? "",
      issuer: textAt(this.#root, "Buro/FullName") ?? `Бюро МСЭ № ${textAt(this.#root, "Buro/Number") ?? "не указан"}`,
      validFrom: this.#begins() ?? "",
      ...this.#ends(who),
      measures: this.#measures(),
    };
  }

  /** The day of its making, by which its measures begin; else that of the protocol, of its issue. */
  #begins(): string | undefined {
    const day = ["DevelopDate", "ProtocolDate", "IssueDate"]
      .map((path) => this.#day(path, false))
      .find((found) => found !== undefined);
    if (day === undefined) this.#missing("DevelopDate", "дата разработки ИПРА", "the day on which the ИПРА was made");
    return day;
  }

  /** Without a day of its end it goes to the age of 18 where the disability does, else it has none. */
  #ends({ birthDate }: Who): Pick<NewInstrumentInput, "validTo" | "term"> {
    const end = this.#day("EndDate", false);
    if (end !== undefined) return { validTo: end };
    const disabledTo = this.#day("DisabilityEndDate", false);
    const adult = birthDate && Temporal.PlainDate.from(birthDate).add({ years: 18 }).toString();
    const term = disabledTo !== undefined && disabledTo === adult ? ("until-18" as const) : ("indefinite" as const);
    this.notes.push(
      term === "until-18"
        ? {
            ru: "ИПРА без срока, инвалидность до 18-летия: прочитано как «до 18 лет»",
            en: "the ИПРА has no end and the disability ends at 18: read as to the age of 18",
          }
        : { ru: "день окончания прочитан как «без срока»", en: "the day of its end is read as no end" },
    );
    return { term };
  }

  /** Of whichever section: what its groups need. */
  #measures(): NewInstrumentInput["measures"] {
    const sections = within(this.#root, ({ children }) => children.some(({ name }) => name === "EventGroups"));
    return sections.flatMap((section) =>
      allAt(section, "EventGroups/Group").flatMap((group) => {
        const title = textAt(group, "GroupType/Value");
        if (!/^(?:true|1|да)$/i.test(textAt(group, "Need") ?? "") || !title) return [];
        const [from, to] = [this.#dayOf(group, "PeriodFrom"), this.#dayOf(group, "PeriodTo")];
        return [{ block: blockOf(section.name, title), title, from, to }];
      }),
    );
  }

  #name(path: string, isRequired: boolean): string | undefined {
    const text = isRequired ? this.#must(path) : textAt(this.#root, path);
    if (text === undefined) return undefined;
    const read = readName(text.replace(/\s+/g, " "));
    return "fault" in read ? text : read.value;
  }

  /** Repeated, it is one; of two different ones none is believed. */
  #snils(): string | undefined {
    const given = new Set(allAt(this.#root, "Person/SNILS").map(({ text }) => digits(text)));
    given.delete("");
    const [snils, another] = given;
    if (snils === undefined) return undefined;
    if (another === undefined && isSnils(snils)) return snils;
    this.notes.push(
      another === undefined
        ? {
            ru: "контрольное число СНИЛС не сходится, номер не учтён",
            en: "the СНИЛС does not check, it is left aside",
          }
        : { ru: "в выписке два разных СНИЛС, ни один не учтён", en: "two different СНИЛС, both are left aside" },
    );
    return undefined;
  }

  #must(path: string): string | undefined {
    const text = textAt(this.#root, path);
    if (text === undefined) this.#missing(path, "должно быть указано", "must be given");
    return text;
  }

  #missing(path: string, ru: string, en: string): void {
    this.faults.push(fault(`/${path}`, `${path}: ${ru}`, `${path}: ${en}`));
  }

  #day(path: string, isRequired: boolean, earliest?: number): string | undefined {
    const day = this.#dayOf(this.#root, path, earliest);
    if (day === undefined && isRequired && !this.faults.some(({ pointer }) => pointer === `/${path}`))
      this.#missing(path, "нужна дата ГГГГ-ММ-ДД", "a date YYYY-MM-DD");
    return day;
  }

  /** Sentinels are no days. */
  #dayOf(node: XmlNode, path: string, earliest = firstOfPapers): string | undefined {
    const text = textAt(node, path);
    if (text === undefined) return undefined;
    const day = dayIn(text);
    if (day === undefined) {
      this.#missing(path, "нужна дата ГГГГ-ММ-ДД, которая есть в календаре", "an existing date YYYY-MM-DD");
      return undefined;
    }
    const year = Number(day.slice(0, 4));
    return year < earliest || year > 2100 ? undefined : day;
  }
}

/**
 * The day of `2015-05-14`, `14.05.2015`, `2015-05-14T00:00:00+07:00`. In UTC it is the midnight of some zone to the east, so that
 * half a day later the same day has come everywhere from there to Greenwich.
 */
function dayIn(text: string): string | undefined {
  const [, date = text.replace(/^(\d{2})\.(\d{2})\.(\d{4})$/, "$3-$2-$1"), time = "", zone] =
    /^(\d{4}-\d{2}-\d{2})(T[\d:.]+)?(Z|[+-]\d{2}:\d{2})?$/.exec(text) ?? [];
  try {
    const day = Temporal.PlainDate.from(date, { overflow: "reject" });
    const isTheNext = zone === "Z" && time >= "T12";
    return (isTheNext ? day.add({ days: 1 }) : day).toString();
  } catch {
    return undefined;
  }
}

/** By the name of the section, else by the words of the measure; what is neither is for social protection to place. */
const bySection: ReadonlyArray<[RegExp, Block]> = [
  [/tsr|tech/i, "assistive-devices"],
  [/med/i, "health"],
  [/psych|ped|educ|learn/i, "education"],
  [/prof|work|labou?r|employ/i, "employment"],
  [/phys|sport/i, "sport"],
  [/soc/i, "social"],
];
const byWords: ReadonlyArray<[RegExp, Block]> = [
  [/техническ/i, "assistive-devices"],
  [/медицинск|хирург|протез|ортез|санатор|лекарств/i, "health"],
  [/педагог|обучен|образован|психолог|логопед/i, "education"],
  [/професси|трудоустр|занятост/i, "employment"],
  [/физическ|физкультур|спорт/i, "sport"],
];
const blockOf = (section: string, title: string): Block =>
  (bySection.find(([name]) => name.test(section)) ?? byWords.find(([word]) => word.test(title)))?.[1] ?? "social";
