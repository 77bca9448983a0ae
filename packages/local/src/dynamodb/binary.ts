import { createRequire } from "node:module";
import path from "node:path";
import { StartError } from "../start-error/index.ts";

/** Path of the dynoxide executable for this machine. StartError when there is none. */
export function findBinary(): string {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
    return path.join(path.dirname(manifest), "dynoxide");
  } catch (cause) {
    throw new StartError(
      {
        ru: `Для этой машины нет встроенной DynamoDB (пакет ${name} не установлен). Запустите любую совместимую (например, DynamoDB Local) и укажите её адрес: DYNAMODB_ENDPOINT=http://127.0.0.1:8000.`,
        en: `There is no built-in DynamoDB for this machine (package ${name} is not installed). Run any compatible one (such as DynamoDB Local) and give its address: DYNAMODB_ENDPOINT=http://127.0.0.1:8000.`,
      },
      { cause },
    );
  }
}
