import { foldName } from "../../ground/vault/fold.ts";

/** «№ 12», «N12», «No. 12», «#12»: the number alone. */
const numberSign = /(?:№|#|(?<![\p{L}\p{N}])(?:n|no|nr|н)(?!\p{L})\.?)\s*(?=\d)/giu;
/** The town behind the name: «…, г. Новокузнецк». */
const town = /[\s,]+(?:[гГ]\.|[гГ]ор\.|[гГ]ород(?:а)?|ГОРОД)\s*\p{Lu}\p{L}+(?:[-\s]\p{Lu}\p{L}+)*\s*(?:\)|$)/u;

/** What an owner, a form and a field say in full before the name begins: «муниципальное бюджетное общеобразовательное учреждение». */
const owner = "(?:федеральн|государственн|муниципальн|областн|краев|городск|районн|частн|негосударственн)\\p{L}*";
const form = "(?:бюджетн|казенн|автономн|некоммерческ|унитарн|общественн|благотворительн|региональн)\\p{L}*";
const field = "(?:дошкольн|(?:обще)?образовательн|лечебно-профилактическ)\\p{L}*";
const behind =
  "(?:\\s+(?:здравоохранения|образования|культуры|социального обслуживания|дополнительного образования))?(?:\\s+населения)?";
const inFull = new RegExp(
  `^(?:(?:${owner}|${form}|${field})\\s+)*(?:учреждение|организация|предприятие|общество с ограниченной ответственностью)(?!\\p{L})${behind}`,
  "iu",
);

/**
 * The same in capitals (Civil Code, art. 50 and 123.21–123.25, with the owners that regions write before it): МБОУ, МКДОУ, ГБУЗ,
 * ФКУ, АНО ДО, СО НКО, ООО.
 */
const inCapitals =
  /^(?:(?:м|г|ф|ч|н|фг|кг|ог)[бкан]?(?:д?оу|у)(?:з|со|до|к|дпо)?|доу|ано(?:\s+д?п?о)?|(?:со\s*)?нко|[мр]?роо|ооо|[опз]?ао|бф|ип)(?!\p{L})/iu;

/** Kinds of schools and kindergartens, said in full or short. */
const kinds: ReadonlyArray<[RegExp, string]> = [
  [/(?:средн|основн|начальн)\p{L}*\s+(?:общеобразовательн\p{L}*\s+)?школ\p{L}*|(?<!\p{L})[сон]ош(?!\p{L})/giu, "школа"],
  [/общеобразовательн\p{L}*\s+школ\p{L}*/giu, "школа"],
  [/детск\p{L}*\s+сад\p{L}*|(?<!\p{L})(?:детсад|д[./]\s?с\.?)(?!\p{L})/giu, "сад"],
];

/**
 * An organisation's name as it is compared with others of its municipality: «МБДОУ «Детский сад № 7 „Звёздочка“», г. Новокузнецк»,
 * «детский сад N7 "Звездочка"» and «Д/с №7 Звездочка» are one. A name that is nothing but its form and a number keeps the form, or
 * the school 12 and the kindergarten 12 would be one.
 */
export function foldTitle(name: string): string {
  const plain = name.normalize("NFC").replace(town, " ").replace(numberSign, " ").replace(/ё/giu, "е").trim();
  const said = kinds.reduce((text, [kind, word]) => text.replace(kind, word), plain);
  const bare = foldName(said.replace(inFull, "").trim().replace(inCapitals, ""));
  return /\p{L}/u.test(bare) ? bare : foldName(said) || foldName(name);
}
