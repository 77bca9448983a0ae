import type { DataClass, Purpose } from "../../people/consent/consent.ts";
import type { SignUpStatus } from "../../people/occasion/sign-up.ts";
import type { PeerStatus, Topic as PeerTopic } from "../../people/peer/peer.ts";
import type { Area } from "../accompaniment/accompaniment.ts";
import type { AppointmentStatus, Topic } from "../appointment/appointment.ts";
import type { EnrolmentStatus } from "../enrolment/enrolment.ts";
import type { PaperKind, PaperStatus } from "../family-paper/family-paper.ts";
import type { InstrumentKind } from "../instrument/instrument.kinds.ts";
import type { RequestKind, RequestStatus } from "../request/request.ts";

// Codes of the family's copy of everything, as people say them.

export const purposes: Record<Purpose, string> = {
  "support-route": "помощь ребёнку по маршруту",
  "quality-assessment": "оценка качества помощи",
  employment: "помощь в трудоустройстве",
  events: "участие в мероприятиях",
};
export const dataClasses: Record<DataClass, string> = {
  identity: "имя и дата рождения",
  health: "здоровье",
  education: "обучение",
  social: "жизнь семьи",
};
export const consentStatuses = { given: "дано", withdrawn: "отозвано", ended: "больше не действует" };

export const papers: Record<InstrumentKind, string> = {
  ipra: "ИПРА",
  pmpk: "Заключение ПМПК",
  iprp: "Программа ранней помощи",
  vk: "Направление на МСЭ",
};

export const enrolments: Record<EnrolmentStatus, string> = {
  waiting: "в очереди",
  offered: "предложено место",
  enrolled: "занимается",
  completed: "программа завершена",
  left: "занятия прекращены",
};

export const appointments: Record<AppointmentStatus, string> = {
  waiting: "ждёт времени",
  offered: "предложено время",
  booked: "запись",
  attended: "состоялась",
  missed: "не состоялась",
  cancelled: "отменена",
};
export const signUps: Record<SignUpStatus, string> = {
  unconfirmed: "не подтверждена",
  coming: "есть место",
  waiting: "лист ожидания",
  offered: "предложено место",
  cancelled: "снята",
  lapsed: "не состоялась",
  attended: "посещено",
  absent: "не пришли",
};
export const peers: Record<PeerStatus, string> = {
  asked: "ищут родителя",
  proposed: "ждёт ответа",
  running: "идёт",
  ended: "закончена",
};
export const peerTopics: Record<PeerTopic, string> = {
  expecting: "ожидание ребёнка",
  "first-years": "первые годы",
  kindergarten: "детский сад",
  school: "школа",
  "growing-up": "взросление",
  foster: "приёмная семья",
  papers: "документы и права",
  "daily-life": "быт и уход",
  communication: "речь и общение",
  feelings: "просто поговорить",
};
export const topics: Record<Topic, string> = {
  development: "развитие",
  behaviour: "поведение",
  speech: "речь",
  learning: "обучение",
  rehabilitation: "реабилитация",
  rights: "права и льготы",
  family: "отношения в семье",
  route: "маршрут и план",
  other: "другое",
};

export const areas: Record<Area, string> = {
  psychological: "психологическая помощь",
  legal: "юридическая помощь",
  medical: "медицинская помощь",
  social: "социальная помощь",
  educational: "педагогическая помощь",
};

export const handed: Record<PaperKind, string> = {
  ipra: "ИПРА ребёнка-инвалида",
  pmpk: "заключение ПМПК",
  certificate: "справка",
  authority: "документ о полномочиях",
  other: "другой документ",
};
export const handedStatuses: Record<PaperStatus, string> = {
  handed: "ждёт решения",
  taken: "принят",
  returned: "возвращён",
  withdrawn: "вы забрали его назад",
};
export const requests: Record<RequestKind, string> = {
  need: "просьба",
  question: "вопрос",
  complaint: "жалоба",
  correction: "исправление данных",
};
export const requestStatuses: Record<RequestStatus, string> = {
  asked: "ждёт ответа",
  answered: "есть ответ",
  withdrawn: "отозвано",
};
