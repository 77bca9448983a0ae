import type { DocumentContent } from "../content.ts";
import {
  ask,
  askAddress,
  fromParent,
  line,
  ofOrganisation,
  ofPerson,
  only,
  parentSigns,
  text,
  title,
} from "./words.ts";

export const personalDataConsent: DocumentContent = {
  title: {
    ru: "Согласие на обработку персональных данных ребёнка",
    en: "Consent to the processing of the child's personal data",
  },
  audience: "family",
  dataClass: "identity",
  orientation: "portrait",
  source: "152-ФЗ, ст. 9 ч. 4, ст. 10 ч. 2; слова наши",
  asks: [
    askAddress,
    ask("identity", "Паспорт представителя: серия, номер, кем и когда выдан", "The representative's passport", {
      required: false,
    }),
    ask("operator-address", "Адрес организации", "The organisation's address", { required: false }),
    ask("until", "До какого дня действует согласие", "Until which day the consent stands", { kind: "day" }),
  ],
  parts: [
    ...fromParent,
    title("Согласие", "на обработку персональных данных ребёнка"),
    only(
      ofPerson,
      text(
        "Я, {representative.name}, паспорт: {given.identity?}, действую в интересах ребёнка — {child.name:genitive}, дата рождения {child.birthDate}, как законный представитель. Мои полномочия подтверждает {representative.authority?}.",
      ),
    ),
    only(
      ofOrganisation,
      text(
        "Я, {representative.name}, паспорт: {given.identity?}, действую от имени организации-опекуна ({representative.organisation}) в интересах ребёнка — {child.name:genitive}, дата рождения {child.birthDate}. Полномочия организации подтверждает {representative.authority?}.",
      ),
    ),
    text(
      "Я свободно, своей волей и в интересах ребёнка даю согласие организации «{organisation.shortName}» ({organisation.name}, адрес: {given.operator-address?}) на обработку его персональных данных, чтобы ребёнок и семья получали помощь по согласованному маршруту сопровождения.",
    ),
    text(
      "Согласие относится к таким сведениям: фамилия, имя, отчество, дата рождения, СНИЛС, адрес ребёнка; сведения о состоянии здоровья, об инвалидности, развитии и обучении; о том, какая помощь рекомендована, кем и когда она оказана и каков её результат; мои фамилия, имя, отчество, телефон и адрес электронной почты.",
    ),
    text(
      "С этими сведениями можно делать следующее: собирать, записывать, хранить, уточнять, использовать, передавать организациям — участникам маршрута ребёнка в том объёме, который нужен для их шага, обезличивать для отчётности, блокировать и уничтожать; с использованием средств автоматизации и без них.",
    ),
    text(
      "Согласие действует по {given.until} включительно. Я могу отозвать его в любой момент письменным заявлением или на странице семьи; после отзыва сведения больше никому не передаются и уничтожаются в срок, который установлен законом. Отзыв не влияет на то, что было сделано до него.",
    ),
    text(
      "Мне разъяснено, кто и зачем получает эти сведения, как узнать, кто их смотрел, и что отказ от согласия не лишает ребёнка помощи, на которую он имеет право по закону.",
    ),
    line("{document.date}"),
    parentSigns,
  ],
};

export const earlyHelpConsent: DocumentContent = {
  title: { ru: "Согласие на получение ранней помощи", en: "Consent to early help" },
  audience: "family",
  dataClass: "social",
  orientation: "portrait",
  source: "постановление Правительства РФ от 16.08.2024 № 1099; слова наши",
  asks: [askAddress],
  parts: [
    ...fromParent,
    title("Согласие", "на получение ранней помощи"),
    only(
      ofPerson,
      text(
        "Я, {representative.name}, законный представитель {child.name:genitive} (дата рождения {child.birthDate}), согласен (согласна) на то, чтобы организация «{organisation.shortName}» оказывала моему ребёнку и нашей семье услуги ранней помощи.",
      ),
    ),
    only(
      ofOrganisation,
      text(
        "Я, {representative.name}, действую от имени организации-опекуна ({representative.organisation}), законного представителя {child.name:genitive} (дата рождения {child.birthDate}), и согласен (согласна) на то, чтобы организация «{organisation.shortName}» оказывала ребёнку услуги ранней помощи.",
      ),
    ),
    text(
      "Мне рассказали, что ранняя помощь бесплатна, что её начинают с оценки развития ребёнка и потребностей семьи, что индивидуальную программу составляют вместе с семьёй и что занятия проходят там, где ребёнку привычно: дома, в организации или по видеосвязи.",
    ),
    text(
      "Я согласен (согласна) участвовать в оценке и в занятиях, выполнять с ребёнком то, о чём мы договоримся, и заранее сообщать, если прийти не получится.",
    ),
    text("Я могу отказаться от ранней помощи полностью или от отдельной услуги в любое время, без объяснения причин."),
    line("{document.date}"),
    parentSigns,
  ],
};
