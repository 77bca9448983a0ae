import { useRef } from "react";
import { alikeIn } from "../api/problem.ts";
import type { Field, FieldValues } from "./fields.tsx";

/**
 * What the API refuses because it is like something that is there can be sent again, once a person has looked and says that it is another
 * one: that is asked then, and not before.
 */
export function useDistinct(label: string, help: string) {
  const alike = useRef<readonly string[]>([]);
  const field: Field = { kind: "check", name: "another", label, help, when: () => alike.current.length > 0 };
  return {
    field,
    /** For `confirmedDistinctFrom` of what is sent. */
    from: ({ another }: FieldValues) => (another === true && alike.current.length > 0 ? [...alike.current] : undefined),
    /** Runs what may be refused so. */
    tried: async <Answer>(asked: Promise<Answer>): Promise<Answer> => {
      try {
        const answer = await asked;
        alike.current = [];
        return answer;
      } catch (error) {
        alike.current = [...new Set([...alike.current, ...alikeIn(error)])];
        throw error;
      }
    },
  };
}
