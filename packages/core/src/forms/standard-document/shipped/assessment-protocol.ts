import type { DocumentContent } from "../content.ts";
import { ask, facts, heading, signed, text, title } from "./words.ts";

export const assessmentProtocol: DocumentContent = {
  title: { ru: "Протокол оценки развития ребёнка", en: "Protocol of a child's assessment" },
  audience: "office",
  dataClass: "health",
  orientation: "portrait",
  source: "постановление Правительства РФ от 16.08.2024 № 1099; слова наши",
  asks: [
    ask("present", "Кто участвовал", "Who took part"),
    ask("how", "Как оценивали: методики, наблюдение, беседа", "How: methods, observation, talk"),
    ask("movement", "Движение и осанка", "Movement"),
    ask("communication", "Общение и речь", "Communication"),
    ask("learning", "Познание и игра", "Learning and play"),
    ask("self-care", "Самообслуживание", "Self-care"),
    ask("family", "Потребности семьи", "What the family needs"),
    ask("conclusion", "Заключение: нуждается ли в ранней помощи и почему", "Conclusion"),
    ask("advice", "Рекомендации", "Advice"),
  ],
  parts: [
    title("Протокол № {document.number}", "оценки развития ребёнка и потребностей семьи"),
    facts(
      ["Дата", "{document.date}"],
      ["Организация", "{organisation.name}"],
      ["Ребёнок", "{child.name}"],
      ["Дата рождения", "{child.birthDate} ({child.age})"],
      ["Законный представитель", "{representative.name?}"],
      ["Участвовали", "{given.present}"],
    ),
    text("Оценка проведена так: {given.how}"),
    heading("Что увидели"),
    facts(
      ["Движение", "{given.movement}"],
      ["Общение и речь", "{given.communication}"],
      ["Познание и игра", "{given.learning}"],
      ["Самообслуживание", "{given.self-care}"],
      ["Семья", "{given.family}"],
    ),
    heading("Заключение"),
    text("{given.conclusion}"),
    heading("Рекомендации"),
    text("{given.advice}"),
    signed(
      ["{specialist.post?}", "{specialist.name:initials?}"],
      ["С протоколом ознакомлен(а), законный представитель"],
    ),
  ],
};
