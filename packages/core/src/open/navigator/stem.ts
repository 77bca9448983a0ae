/**
 * The stem of a Russian word by the Snowball algorithm (M. F. Porter, «Russian stemming algorithm», snowballstem.org): «логопедом»,
 * «логопеда» and «логопеды» are one word to a search. The word is lower case, with е for ё. Packages that hold it are seldom kept, and
 * bring twenty languages (decision 0222).
 */
export function stem(word: string): string {
  const vowel = word.search(/[аеиоуыэюя]/);
  if (vowel < 0) return word;
  const head = word.slice(0, vowel + 1);
  let rv = word.slice(vowel + 1);
  const cut = (ending: RegExp): boolean => {
    const next = rv.replace(ending, "");
    const isCut = next !== rv;
    rv = next;
    return isCut;
  };
  if (!cut(perfective)) {
    cut(reflexive);
    if (cut(adjective)) cut(participle);
    else if (!cut(verb)) cut(noun);
  }
  cut(/и$/);
  if (/[^аеиоуыэюя][аеиоуыэюя]+[^аеиоуыэюя]+[аеиоуыэюя].*ость?$/.test(head.slice(-1) + rv)) cut(/ость?$/);
  if (!cut(/ь$/)) {
    cut(/ейше?$/);
    cut(/(?<=н)н$/);
  }
  return head + rv;
}

const perfective = /(ив|ивши|ившись|ыв|ывши|ывшись|(?<=[ая])(в|вши|вшись))$/;
const reflexive = /с[яь]$/;
const adjective = /(ее|ие|ые|ое|ими|ыми|ей|ий|ый|ой|ем|им|ым|ом|его|ого|ему|ому|их|ых|ую|юю|ая|яя|ою|ею)$/;
const participle = /(ивш|ывш|ующ|(?<=[ая])(ем|нн|вш|ющ|щ))$/;
const verb =
  /(ила|ыла|ена|ейте|уйте|ите|или|ыли|ей|уй|ил|ыл|им|ым|ен|ило|ыло|ено|ят|ует|уют|ит|ыт|ены|ить|ыть|ишь|ую|ю|(?<=[ая])(ла|на|ете|йте|ли|й|л|ем|н|ло|но|ет|ют|ны|ть|ешь|нно))$/;
const noun =
  /(а|ев|ов|ие|ье|е|иями|ями|ами|еи|ии|и|ией|ей|ой|ий|й|иям|ям|ием|ем|ам|ом|о|у|ах|иях|ях|ы|ь|ию|ью|ю|ия|ья|я)$/;
