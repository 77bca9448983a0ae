import { notifications } from "@mantine/notifications";
import { type Page, ProblemError, type Taken, take } from "@marshrut/client";
import { type QueryKey, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useCommon, useSpeech } from "../texts/texts.tsx";
import { isOffline, wantsSecond } from "./problem.ts";
import { untilReady } from "./waiting.ts";

/** A request of the typed client: `api.GET("/v1/me")`. */
interface Call<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}
type ItemOf<Data> = Taken<Data> extends Page<infer Item> ? Item : never;

/**
 * One record, or a list that has no pages. `on` false: not yet, or not for this role. `unready`: what it brings about is still being
 * made, so it is read again until it is there (`untilReady`).
 */
export const useRead = <Data>(
  key: QueryKey,
  call: () => Promise<Call<Data>>,
  { on = true, unready = () => false }: { on?: boolean; unready?: (data: Taken<Data>) => boolean } = {},
) => {
  const [again] = useState(untilReady<Taken<Data>>);
  return useQuery({
    queryKey: key,
    queryFn: () => take(call()),
    enabled: on,
    refetchInterval: (query) => again(query, unready),
  });
};

/**
 * How long a page of a list is that opens people's records: the first one is there sooner, and not more of them is put on record as looked at
 * than a screen or two; what is scrolled to comes by the hundred.
 */
export const pageFrom = (cursor: string | undefined) => ({ cursor, limit: cursor === undefined ? 50 : 100 });

/** A list by its cursor: the pages that have been asked for, as one. */
export function useList<Data>(
  key: QueryKey,
  call: (cursor: string | undefined) => Promise<Call<Data>>,
  { on = true } = {},
): List<ItemOf<Data>> {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: async ({ pageParam }) => (await take(call(pageParam))) as Page<ItemOf<Data>>,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    enabled: on,
  });
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query;
  const items = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  return {
    items,
    error,
    waiting: isPending && on,
    hasMore: hasNextPage,
    fetching: isFetchingNextPage,
    more: () => void fetchNextPage(),
    again: () => void refetch(),
  };
}

export interface List<Item> {
  items: readonly Item[];
  error: unknown;
  /** Nothing is known yet. */
  waiting: boolean;
  hasMore: boolean;
  fetching: boolean;
  more: () => void;
  again: () => void;
}

/**
 * Something is done, and what it has changed (`touches`) is read again. What is refused is told where it was asked for, so that
 * nothing that was typed is lost.
 */
export function useAct<Input, Data>({
  act,
  touches,
  done,
}: {
  act: (input: Input) => Promise<Data>;
  touches: readonly QueryKey[];
  done?: (data: Data, input: Input) => string;
}) {
  const client = useQueryClient();
  const common = useCommon();
  // Its cross says what it does.
  const closing = { closeButtonProps: { "aria-label": common("close") } };
  return useMutation({
    mutationFn: act,
    onSuccess: async (data, input) => {
      if (done) notifications.show({ message: done(data, input), color: "green", ...closing });
      await Promise.all(touches.map((queryKey) => client.invalidateQueries({ queryKey })));
    },
    onError: (error) => {
      // Not refused, but waiting for a colleague: it is kept, and nothing is lost.
      if (wantsSecond(error)) notifications.show({ message: common("second.wanted"), ...closing });
    },
  });
}

/** The words in which a refusal or an accident is told. */
export function useProblemWords(): (error: unknown) => { title: string; detail: string } {
  const { language } = useSpeech();
  const common = useCommon();
  return (error) => {
    if (isOffline(error)) return { title: common("problem.offline"), detail: common("problem.offline.detail") };
    if (!(error instanceof ProblemError))
      return { title: common("problem.failed"), detail: common("problem.failed.detail") };
    const { title, titleEn, detail, detailEn } = error.problem;
    return language === "ru" ? { title, detail } : { title: titleEn, detail: detailEn };
  };
}
