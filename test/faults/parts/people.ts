// Bodies of requests for the n-th child of a test; no two are alike.

const names = ["Анна", "Борис", "Вера", "Глеб", "Дарья", "Егор", "Жанна", "Захар", "Инна", "Кирилл"];
const syllables = ["ба", "ве", "го", "ду", "жи", "за", "ко", "лу", "ми", "не"];

/** Another surname for each n: `Бабабаев`. */
const surnameOf = (n: number): string => {
  const word = [...String(n).padStart(3, "0")].map((digit) => syllables[Number(digit)]).join("");
  return `${word[0]!.toUpperCase()}${word.slice(1)}ев`;
};

export function childBody(n: number, agencies: Record<string, string>) {
  const surname = surnameOf(n);
  const day = String((n % 27) + 1).padStart(2, "0");
  return {
    person: { surname, givenName: names[n % names.length]!, birthDate: `2015-0${(n % 9) + 1}-${day}`, sex: "male" },
    municipality: "novokuznetsk",
    representatives: [{ surname, givenName: "Пётр", relation: "parent" }],
    targetGroups: ["mental-disorder"],
    disability: true,
    educationalNeeds: true,
    attachments: { school: agencies.school, health: agencies.health, social: agencies.social },
  };
}

export const consentBody = (representativeId: string) => ({
  representativeId,
  recipient: "route",
  purpose: "support-route",
  dataClasses: ["identity", "health", "education", "social"],
  signedOn: "2026-01-10",
  expiresOn: "2029-01-10",
});

export const ipraBody = (n: number) => ({
  kind: "ipra",
  number: `${n}.13.42/2026`,
  issuer: "Бюро медико-социальной экспертизы № 7",
  validFrom: "2026-01-01",
  validTo: "2027-12-31",
  measures: [
    { block: "education", title: "Занятия с логопедом" },
    { block: "health", title: "Массаж" },
  ],
});
