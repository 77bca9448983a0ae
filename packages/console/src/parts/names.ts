import { useCommon } from "../texts/texts.tsx";

interface Named {
  surname?: string | undefined;
  givenName?: string | undefined;
  patronymic?: string | undefined;
}

/** A person as lists and headings write one. What has no name yet is called by its label. */
export const fullName = (of: Named) => [of.surname, of.givenName, of.patronymic].filter(Boolean).join(" ");

/** The same of an adult, who may stay unnamed before a birth: said in words, and not left empty. */
export function useAdultName(): (of: Named) => string {
  const common = useCommon();
  return (of) => fullName(of) || common("unnamed");
}
