/**
 * Group commit in the application (合批): calls that arrive while one batch is being written form the next.
 * Nobody waits for a timer, so a lone call is as fast as without batching. When a batch fails its items
 * run one by one, so that a bad one fails alone: `work` must be all or nothing.
 */
export function batched<Item, Done>(work: (items: Item[]) => Promise<Done[]>, most = 64) {
  type Waiting = { item: Item; resolve: (done: Done) => void; reject: (error: unknown) => void };
  let waiting: Waiting[] = [];
  let running = false;

  return (item: Item): Promise<Done> =>
    new Promise<Done>((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (running) return;
      running = true;
      queueMicrotask(() => void run());
    });

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, most);
      waiting = waiting.slice(most);
      await write(batch);
    }
    running = false;
  }

  async function write(batch: Waiting[]): Promise<void> {
    try {
      const done = await work(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, i) => resolve(done[i]!));
    } catch (error) {
      if (batch.length === 1) return batch[0]!.reject(error);
      for (const one of batch) await write([one]);
    }
  }
}

/** A batch holds items of one lane (车道); a lane writes one batch at a time, lanes run side by side. */
export function inLanes<Item, Done>(
  laneOf: (item: Item) => string,
  work: (items: Item[]) => Promise<Done[]>,
) {
  const lanes = new Map<string, (item: Item) => Promise<Done>>();
  return (item: Item): Promise<Done> => {
    const name = laneOf(item);
    const lane = lanes.get(name) ?? batched(work);
    lanes.set(name, lane);
    return lane(item);
  };
}

/** Which of so many lanes a key always falls in. */
export function laneNumber(key: string, lanes: number): number {
  let sum = 0;
  for (const letter of key) sum = (sum * 31 + letter.codePointAt(0)!) >>> 0;
  return sum % lanes;
}
