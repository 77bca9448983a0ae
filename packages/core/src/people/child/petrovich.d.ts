declare module "petrovich" {
  interface Name {
    gender: "female" | "male";
    last: string;
    first: string;
    middle?: string;
  }
  type Case = "genitive" | "dative" | "accusative" | "instrumental" | "prepositional";
  export default function petrovich(name: Name, to: Case): Omit<Name, "gender">;
}
