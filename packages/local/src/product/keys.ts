import { existsSync } from "node:fs";
import { type DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { localWrapper } from "@marshrut/aws/keyring";
import { StartError } from "../start-error/index.ts";

/**
 * Refuses to start beside sealed data whose keys are gone: new ones would be made at the first use, and nothing that was sealed
 * before could ever be opened again, or told from what is sealed since; nor with keys that cannot be read, by which each request for personal
 * data would fail. @param vault name of the table @throws StartError
 */
export async function keysAreThere(tables: DynamoDBClient, vault: string): Promise<void> {
  const file = process.env.KEYRING?.match(/^file:(.+)$/)?.[1];
  if (!file) return;
  if (existsSync(file)) return mustOpen(file);
  const { Count } = await tables.send(new ScanCommand({ TableName: vault, Limit: 1, Select: "COUNT" }));
  if (!Count) return;
  throw new StartError({
    ru: `Нет файла ключей ${file}, а зашифрованные данные есть: без него их не прочесть. Верните файл из копии, или начните с пустой папки: MARSHRUT_HOME.`,
    en: `The file of keys ${file} is gone, and there is sealed data, which cannot be read without it. Restore the file from a copy, or begin with an empty folder: MARSHRUT_HOME.`,
  });
}

async function mustOpen(file: string): Promise<void> {
  try {
    await localWrapper(file).generate({});
  } catch (cause) {
    const { message } = cause as Error;
    throw new StartError(
      {
        ru: `Файл ключей ${file} не прочесть (${message}). Верните его из копии; без него личные данные не открыть.`,
        en: `The file of keys ${file} cannot be read (${message}). Restore it from a copy: without it no personal data can be opened.`,
      },
      { cause },
    );
  }
}
