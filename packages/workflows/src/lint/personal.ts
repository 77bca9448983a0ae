/**
 * Names that personal data goes by. Executions, their input and their history hold ids only (DESIGN §9): they stay readable
 * for ninety days after the end, to everybody who may look at the console.
 */
const personal = new Set(
  `name firstname givenname lastname surname familyname middlename patronymic fullname fio displayname
  birthdate birthday birth dateofbirth dob age sex gender
  snils passport policy documentnumber inn
  address street phone telephone mobile email mail
  diagnosis icd health disability disorder conclusion
  person child guardian representative parent mother father family
  note comment freetext`.split(/\s+/),
);

/** Whether a field of this name would hold personal data; `birth_date` and `birthDate` are the same name. */
export const isPersonal = (field: string): boolean =>
  personal.has(field.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, ""));
