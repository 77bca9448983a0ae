import { Temporal } from "temporal-polyfill";
import { inForce } from "../../routes/instrument/instrument.decide.ts";
import type { InstrumentKind, InstrumentRecord } from "../../routes/instrument/instrument.ts";
import { endless, type Span } from "./contribution.counts.ts";

const { compare } = Temporal.PlainDate;

/**
 * Papers of one kind as they count one after the other, each with its span. They are counted from the day on which the last of them was
 * recorded, since nobody reads before it: what had begun by then says no `from`. Where another one follows, a span ends on its last day,
 * else in its last month: few cells are enough for many children.
 */
export function inTurn(
  all: readonly InstrumentRecord[],
  kind: InstrumentKind,
  zone: string,
): Array<{ paper: InstrumentRecord; span: Span }> {
  const papers = all.filter((one) => one.kind === kind);
  const turns: Array<{ paper: InstrumentRecord; from: Temporal.PlainDate; until: Temporal.PlainDate | undefined }> = [];
  const days = turningDays(papers, zone);
  for (const [i, from] of days.entries()) {
    const paper = inForce(papers, kind, from);
    const until = days[i + 1]?.subtract({ days: 1 });
    const last = turns.at(-1);
    if (paper && paper === last?.paper) last.until = until;
    else if (paper) turns.push({ paper, from, until });
  }
  return turns.map(({ paper, from, until }, i) => ({
    paper,
    span: {
      from: from === days[0] ? undefined : from.toString(),
      until: (i < turns.length - 1 ? until?.toString() : paper.validTo?.slice(0, 7)) ?? endless,
    },
  }));
}

/** The first day, and those on which a paper begins or is over. */
function turningDays(papers: readonly InstrumentRecord[], zone: string): Temporal.PlainDate[] {
  const recorded = papers
    .map((one) => recordedOn(one, zone))
    .toSorted(compare)
    .at(-1);
  if (!recorded) return [];
  const days = papers.flatMap(({ validFrom, validTo }) => [
    Temporal.PlainDate.from(validFrom),
    ...(validTo === undefined ? [] : [Temporal.PlainDate.from(validTo).add({ days: 1 })]),
  ]);
  return [recorded, ...days.filter((day) => compare(day, recorded) > 0).toSorted(compare)];
}

/** Its first day, where that lies behind the day of its recording. */
export function beginningLate(paper: InstrumentRecord, zone: string): string | undefined {
  return paper.validFrom > recordedOn(paper, zone).toString() ? paper.validFrom : undefined;
}

const recordedOn = ({ recordedAt }: InstrumentRecord, zone: string): Temporal.PlainDate =>
  Temporal.Instant.from(recordedAt).toZonedDateTimeISO(zone).toPlainDate();
