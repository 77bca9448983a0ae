import type { NewAgency } from "@marshrut/core/agency";
import type { City } from "./cities.ts";

/** How each kind of organisation is called, reached, and what it offers. Names are usual ones; the addresses exist nowhere. */

export const resourceCentre = (city: City): NewAgency => ({
  kind: "resourceCentre",
  name: "Региональный центр психолого-педагогической, медицинской и социальной помощи",
  shortName: "РЦППМС",
  municipality: city.key,
  contacts: [
    { email: "priemnaya@centre.kuzbass.example", role: "приёмная" },
    { email: "konsultacii@centre.kuzbass.example", role: "служба консультаций для семей" },
  ],
  services: [
    "family-consultation",
    "psychological-help",
    "speech-therapy",
    "special-pedagogy",
    "early-help",
    "early-help-assessment",
  ],
});

export const commission = (city: City): NewAgency => ({
  kind: "pmpc",
  name: `Психолого-медико-педагогическая комиссия, г. ${city.name.ru} (при РЦППМС)`,
  shortName: `ПМПК, г. ${city.name.ru}`,
  municipality: city.key,
  contacts: [{ email: `pmpk-${city.key}@centre.kuzbass.example`, role: "секретарь ПМПК" }],
  services: ["pmpk-examination"],
});

export const department = (city: City): NewAgency => ({
  kind: "department",
  name: "Департамент образования и науки Кемеровской области",
  shortName: "Департамент образования",
  municipality: city.key,
  contacts: [{ email: "otdel@department.kuzbass.example", role: "отдел специального образования" }],
  services: [],
});

/** Every tenth is a grammar school, every sixteenth one with adapted programmes only. */
export function school(city: City, number: number): NewAgency {
  const [name, short] =
    number % 16 === 0
      ? [`Муниципальное казённое общеобразовательное учреждение «Специальная школа № ${number}»`, "МКОУ СШ"]
      : number % 10 === 0
        ? [`Муниципальное бюджетное общеобразовательное учреждение «Гимназия № ${number}»`, "МБОУ Гимназия"]
        : [
            `Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № ${number}»`,
            "МБОУ СОШ",
          ];
  return {
    kind: "school",
    name: `${name}, г. ${city.name.ru}`,
    shortName: `${short} № ${number}`,
    municipality: city.key,
    contacts: [{ email: `priemnaya@school-${number}.${city.key}.example`, role: "приёмная" }],
    services: ["adapted-education", "psychological-help", number % 3 === 0 ? "speech-therapy" : "tutor-support"],
  };
}

export const kindergarten = (city: City, number: number): NewAgency => ({
  kind: "kindergarten",
  name: `Муниципальное бюджетное дошкольное образовательное учреждение «Детский сад № ${number}», г. ${city.name.ru}`,
  shortName: `МБДОУ Детский сад № ${number}`,
  municipality: city.key,
  contacts: [{ email: `zaveduyushaya@kindergarten-${number}.${city.key}.example`, role: "заведующая" }],
  // The document: kindergartens «имеющих в своем составе Консультационные пункты».
  services: ["early-help-consultation", "adapted-education", ...(number % 2 === 0 ? ["speech-therapy"] : [])],
});

type Listed = [domain: string, name: string, shortName: string, services: string[]];

const socialOf: Record<City["key"], Listed[]> = {
  novokuznetsk: [
    ["semya", "Центр социальной помощи семье и детям", "ЦСПСиД", ["social-accompaniment", "family-training"]],
    ["kcson", "Комплексный центр социального обслуживания населения", "КЦСОН", ["home-care", "assistive-devices"]],
  ],
  kemerovo: [
    ["semya", "Центр социальной помощи семье и детям", "ЦСПСиД", ["social-accompaniment", "family-training"]],
    ["kcson", "Комплексный центр социального обслуживания населения", "КЦСОН", ["home-care", "assistive-devices"]],
    [
      "reabcentr",
      "Реабилитационный центр для детей и подростков с ограниченными возможностями",
      "Реабилитационный центр",
      ["social-rehabilitation", "day-care"],
    ],
  ],
};

const healthOf: Record<City["key"], Listed[]> = {
  novokuznetsk: [
    ["dgkb", "Детская городская клиническая больница", "ДГКБ", ["medical-rehabilitation", "medical-supervision"]],
    ["poliklinika", "Городская детская поликлиника", "Детская поликлиника", ["medical-supervision"]],
  ],
  kemerovo: [
    ["dokb", "Областная детская клиническая больница", "ОДКБ", ["medical-rehabilitation", "medical-supervision"]],
  ],
};

const ngoOf: Record<City["key"], Listed> = {
  novokuznetsk: ["shag", "Общественная организация семей «Шаг навстречу»", "ОО «Шаг навстречу»", ["adaptive-sport"]],
  kemerovo: [
    "vmeste",
    "Общественная организация родителей детей с синдромом Дауна «Вместе»",
    "ОО «Вместе»",
    ["adaptive-sport", "parent-group"],
  ],
};

export const social = (city: City): NewAgency[] => socialOf[city.key].map((one) => listed("social", city, one));
export const health = (city: City): NewAgency[] => healthOf[city.key].map((one) => listed("health", city, one));
export const ngo = (city: City): NewAgency => listed("ngo", city, ngoOf[city.key]);

export const college = (city: City): NewAgency => listed("college", city, collegeOf[city.key]);
export const employer = (city: City): NewAgency[] => employersOf[city.key].map((one) => listed("employer", city, one));

const collegeOf: Record<City["key"], Listed> = {
  novokuznetsk: ["college", "Новокузнецкий колледж сферы услуг", "Колледж сферы услуг", []],
  kemerovo: ["college", "Кемеровский техникум сервиса и дизайна", "Техникум сервиса", []],
};

const employersOf: Record<City["key"], Listed[]> = {
  novokuznetsk: [
    ["masterskie", "Производственно-интеграционные мастерские «Ремесло»", "Мастерские «Ремесло»", []],
    ["hleb", "Хлебокомбинат «Колос»", "«Колос»", []],
  ],
  kemerovo: [["teplica", "Тепличное хозяйство «Зелёный дом»", "«Зелёный дом»", []]],
};

const listed = (kind: NewAgency["kind"], city: City, [domain, name, shortName, services]: Listed): NewAgency => ({
  kind,
  name: `${name}, г. ${city.name.ru}`,
  shortName,
  municipality: city.key,
  contacts: [{ email: `priemnaya@${domain}.${city.key}.example`, role: "приёмная" }],
  services,
});
