import type { DocumentContent } from "../content.ts";
import {
  ask,
  askAddress,
  bothSign,
  facts,
  heading,
  line,
  measures,
  ofOrganisation,
  ofPerson,
  only,
  text,
  title,
} from "./words.ts";

export const agreement: DocumentContent = {
  title: { ru: "Договор с семьёй о ранней помощи", en: "Agreement with the family on early help" },
  audience: "family",
  dataClass: "social",
  orientation: "portrait",
  source: "постановление Правительства РФ от 16.08.2024 № 1099; слова наши",
  asks: [
    askAddress,
    ask("by-whom", "Кто подписывает за организацию и на основании чего", "Who signs for the organisation, and by what"),
    ask("until", "До какого дня действует договор", "Until which day it stands", { kind: "day" }),
    ask("place", "Где проходят занятия", "Where sessions take place", { required: false }),
  ],
  parts: [
    title("Договор № {document.number}", "об оказании услуг ранней помощи"),
    line("{document.date}"),
    only(
      ofPerson,
      text(
        "{organisation.name} (далее — организация), от имени которой действует {given.by-whom}, и {representative.name} (далее — семья), законный представитель {child.name:genitive} (дата рождения {child.birthDate}), договорились о следующем.",
      ),
    ),
    only(
      ofOrganisation,
      text(
        "{organisation.name} (далее — организация), от имени которой действует {given.by-whom}, и {representative.organisation} (далее — семья), законный представитель {child.name:genitive} (дата рождения {child.birthDate}), в лице {representative.name:genitive}, договорились о следующем.",
      ),
    ),
    heading("1. О чём договор"),
    text(
      "Организация безвозмездно оказывает ребёнку и семье услуги ранней помощи по индивидуальной программе, которую стороны составляют и пересматривают вместе.",
    ),
    {
      ...text("Программа № {iprp.number} действует с {iprp.from} по {iprp.until?}."),
      when: [{ field: "iprp.number", is: "known" }],
    },
    { ...text("Занятия проходят: {given.place}."), when: [{ field: "given.place", is: "known" }] },
    measures,
    heading("2. Что делает организация"),
    text(
      "Оценивает развитие ребёнка и потребности семьи; составляет с семьёй программу и проводит занятия; назначает ведущего специалиста, к которому семья обращается с любым вопросом; объясняет, что и зачем делается; не реже одного раза в полгода пересматривает с семьёй цели и результаты; хранит в тайне то, что узнала о ребёнке и семье.",
    ),
    heading("3. Что делает семья"),
    text(
      "Участвует в оценке, выборе целей и в занятиях; рассказывает о том, что изменилось; предупреждает о пропуске заранее, если это возможно; может просить о замене специалиста, места и времени.",
    ),
    heading("4. Срок и завершение"),
    text(
      "Договор действует по {given.until}. Семья может прекратить его в любой день, сообщив об этом. Организация прекращает его, когда цели достигнуты, ребёнок достиг предельного возраста или переехал, и предупреждает семью не позже чем за месяц, рассказав, куда обратиться дальше.",
    ),
    heading("5. Стороны"),
    facts(
      ["Организация", "{organisation.name}, {organisation.email}"],
      ["Семья", "{representative.name}, адрес: {given.address?}, телефон: {representative.phone?}"],
    ),
    only(ofOrganisation, facts(["Организация-опекун", "{representative.organisation}"])),
    bothSign,
  ],
};
