declare module "petrovich" {
  interface Name {
    gender: "female" | "male";
    last: string;
    first: string;
    middle?: string;
  }
  export default function petrovich(name: Name, to: "genitive"): Omit<Name, "gender">;
}
