/** A person as lists and headings write one. What has no name yet is called by its label. */
export const fullName = (of: {
  surname?: string | undefined;
  givenName?: string | undefined;
  patronymic?: string | undefined;
}) => [of.surname, of.givenName, of.patronymic].filter(Boolean).join(" ");
