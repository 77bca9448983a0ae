/** Invented people and organisations; the СНИЛС is one that checks. */
export const newChild = {
  person: {
    surname: "Соловьёва",
    givenName: "Алёна",
    patronymic: "Игоревна",
    birthDate: "2016-05-14",
    sex: "female",
    snils: "112-233-445 95",
  },
  municipality: "novokuznetsk",
  representatives: [
    { surname: "Соловьёва", givenName: "Мария", patronymic: "Павловна", relation: "parent", phone: "+7 900 000-00-00" },
  ],
  targetGroups: ["mental-disorder"],
  disability: true,
  educationalNeeds: true,
};

export const agenciesCsv = [
  "Полное название;Краткое название;Вид;Муниципалитет;E-mail",
  "Муниципальное бюджетное общеобразовательное учреждение «Школа № 17»;Школа № 17;школа;Новокузнецк;school-17@example.org",
].join("\n");

export const specialistsCsv = [
  "ФИО;Организация;Муниципалитет;Должность;Курс;Часы;Курс окончен;№ удостоверения",
  "Громова Ольга Сергеевна;Школа № 17;Новокузнецк;учитель-логопед;Ранняя помощь;72;20.11.2024;У-114",
].join("\n");

export const childrenCsv = [
  "Фамилия;Имя;Отчество;Дата рождения;Пол;Муниципалитет;Инвалидность;ОВЗ;Представитель: фамилия;Представитель: имя;Кем приходится;Телефон",
  "Соловьёва;Алёна;Игоревна;14.05.2016;ж;Новокузнецк;да;да;Соловьёва;Мария;мать;+7 900 000-00-00",
].join("\n");
