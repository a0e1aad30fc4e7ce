/** How a list is read page by page: each page names the next, the last one none. */
export const pageByPage = {
  initialPageParam: undefined,
  getNextPageParam: ({ next }: { readonly next: string | null }): string | undefined => next ?? undefined,
} as const;
