import { cutShort } from './backup.halts.ts';

/** Reads a stream of chunks in sizes of the reader's choosing. */
export function byteReader(source: AsyncIterable<Buffer>) {
  const chunks = source[Symbol.asyncIterator]();
  let held: Buffer[] = [];
  let size = 0;
  const upTo = async (wanted: number): Promise<Buffer> => {
    while (size < wanted) {
      const { done, value } = await chunks.next();
      if (done) break;
      held.push(value);
      size += value.length;
    }
    const all = Buffer.concat(held);
    const taken = all.subarray(0, wanted);
    held = [all.subarray(taken.length)];
    size = all.length - taken.length;
    return taken;
  };
  return {
    /** At most `wanted` bytes; fewer only where the stream ends. */
    upTo,
    async exactly(wanted: number): Promise<Buffer> {
      const taken = await upTo(wanted);
      if (taken.length < wanted) throw cutShort();
      return taken;
    },
  };
}
