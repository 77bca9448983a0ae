import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { ourPublished } from "../api/src/openapi/index.ts";
import { typesOf } from "./types.ts";

/** Where the types are kept: in the repository, so that a change of the API shows in the types of whoever calls it. */
export const target = fileURLToPath(new URL("src/api.generated.ts", import.meta.url));

/** The types of the API as this source has it. */
export const ourTypes = (): Promise<string> => typesOf(ourPublished({ issuer: "https://issuer.example" }));

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(target, await ourTypes());
