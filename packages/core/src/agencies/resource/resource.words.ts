import type { Text } from "../../ground/shared/text.ts";
import type { ResourceSheet } from "./resource.ts";

type Post = ResourceSheet["posts"][number]["post"];
type MoneySource = ResourceSheet["money"][number]["source"];
type RoomKind = ResourceSheet["rooms"][number]["kind"];
type AccessZone = keyof ResourceSheet["access"];

/** As staff lists call them. */
export const postWords: Record<Post, Text> = {
  psychologist: { ru: "педагог-психолог, психолог", en: "psychologist" },
  "speech-therapist": { ru: "учитель-логопед, логопед", en: "speech therapist" },
  "special-teacher": { ru: "учитель-дефектолог", en: "special teacher" },
  tutor: { ru: "тьютор", en: "tutor" },
  assistant: { ru: "ассистент (помощник)", en: "assistant" },
  teacher: { ru: "учитель, педагог допобразования", en: "teacher" },
  educator: { ru: "воспитатель", en: "educator" },
  "social-teacher": { ru: "социальный педагог", en: "social teacher" },
  "social-worker": { ru: "специалист по социальной работе", en: "social worker" },
  physician: { ru: "врач", en: "physician" },
  nurse: { ru: "медицинская сестра", en: "nurse" },
  "exercise-instructor": { ru: "инструктор-методист ЛФК", en: "exercise therapist" },
  "occupational-therapist": { ru: "эрготерапевт", en: "occupational therapist" },
  "adaptive-sport": { ru: "инструктор адаптивной физкультуры", en: "instructor of adaptive sport" },
  "career-counsellor": { ru: "специалист по профориентации", en: "career counsellor" },
  "early-help": { ru: "специалист ранней помощи", en: "early-help specialist" },
  other: { ru: "другая должность", en: "another post" },
};

export const moneyWords: Record<MoneySource, Text> = {
  federal: { ru: "федеральный бюджет", en: "federal budget" },
  regional: { ru: "бюджет региона", en: "regional budget" },
  municipal: { ru: "бюджет муниципалитета", en: "municipal budget" },
  own: { ru: "приносящая доход деятельность", en: "earned" },
  grant: { ru: "гранты и пожертвования", en: "grants and donations" },
};

export const roomWords: Record<RoomKind, Text> = {
  classroom: { ru: "учебный кабинет", en: "classroom" },
  specialist: { ru: "кабинет специалиста", en: "specialist's room" },
  sensory: { ru: "сенсорная комната", en: "sensory room" },
  gym: { ru: "спортзал, зал ЛФК", en: "gym" },
  workshop: { ru: "мастерская", en: "workshop" },
  "living-skills": { ru: "учебная квартира, кухня", en: "flat for living skills" },
  medical: { ru: "медицинский кабинет", en: "medical room" },
  consultation: { ru: "консультационный пункт", en: "consultation point" },
};

export const accessWords: Record<AccessZone, Text> = {
  site: { ru: "территория", en: "site" },
  entrance: { ru: "вход", en: "entrance" },
  inside: { ru: "пути внутри здания", en: "ways inside" },
  toilet: { ru: "санузел", en: "toilet" },
  signage: { ru: "указатели, тактильные знаки", en: "signs, tactile ones too" },
  lift: { ru: "лифт или подъёмник", en: "lift" },
  information: { ru: "информация для незрячих и глухих", en: "information for the blind and deaf" },
};
