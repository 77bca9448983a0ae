import { both, department, type Entry, entry, span } from "./entry.ts";

const measure = entry("III");

/** Section III: ранняя помощь. */
export const earlyHelp: Entry[] = [
  measure(
    "1",
    span,
    both,
    ["Информирование о ранней помощи", "Informing about early help"],
    ["Население и организации знают о ранней помощи", "People know about early help"],
    ["publications", "families-informed"],
  ),
  measure(
    "2",
    span,
    both,
    ["Семинары для специалистов служб ранней помощи", "Seminars for early-help specialists"],
    ["Опыт изучен и передан", "Experience passed on"],
    ["events", "participants"],
  ),
  measure(
    "3",
    span,
    both,
    ["Критерии нуждаемости в ранней помощи", "Criteria of who needs early help"],
    ["Подход к оценке единый", "One way of assessing need"],
    ["acts"],
  ),
  measure(
    "4",
    span,
    both,
    ["Мониторинг ранней помощи", "Monitoring of early help"],
    ["Эффективность оценивается в динамике", "Effect is followed over time"],
    ["early-help", "children-0-3"],
  ),
  measure(
    "5",
    span,
    department,
    ["Внедрение программ ранней помощи", "Bringing in early-help programmes"],
    ["Система ранней помощи определена", "The system is defined"],
    ["early-help", "programmes-in-use", "children-helped"],
  ),
  measure(
    "6",
    span,
    both,
    ["Примерные программы для детей раннего возраста с ОВЗ", "Model programmes for small children"],
    ["Программы внедрены", "Programmes are in use"],
    ["programmes-in-use", "children-helped"],
  ),
  measure(
    "7",
    span,
    both,
    ["Оценка качества услуг ранней помощи", "Quality of early help"],
    ["Качество услуг растёт", "Quality grows"],
    ["parents-surveyed"],
  ),
  measure(
    "8",
    span,
    both,
    ["Типовые документы ранней помощи", "Standard documents of early help"],
    ["Условия для всех детей равные", "Equal conditions for all children"],
    ["acts"],
  ),
  measure(
    "9",
    span,
    both,
    ["Стандарты услуг ранней помощи", "Standards of early help"],
    ["Услуги доступны и едины", "Services are open and alike"],
    ["children-in-programmes", "children-helped", "months-below-norm"],
  ),
  measure(
    "10",
    span,
    both,
    ["Повышение квалификации по ранней помощи", "Training in early help"],
    ["Компетентность специалистов растёт", "Specialists know more"],
    ["specialists-trained"],
  ),
];
