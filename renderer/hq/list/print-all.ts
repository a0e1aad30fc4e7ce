type Loader = () => Promise<void>;

const loaders = new Set<Loader>();

/** A list that is read page by page says here how the rest of it is read; the answer takes the word back. */
export function offerRest(loader: Loader): () => void {
  loaders.add(loader);
  return () => {
    loaders.delete(loader);
  };
}

/** Prints the page with every list on it read to its end. A list that cannot be read on prints what it has, and says how much that is. */
export async function printAll(): Promise<void> {
  await Promise.allSettled([...loaders].map((load) => load()));
  // The rows are on the page when the browser has drawn once more.
  await new Promise((resolve) => requestAnimationFrame(resolve));
  window.print();
}
