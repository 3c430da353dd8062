/** One line on a terminal that says where a long command is (进度); silent in a pipe. */
export function progressLine(stream: NodeJS.WriteStream = process.stderr) {
  let saidAt = 0;
  const clear = () => stream.isTTY && stream.write('\r\u001b[K');
  return {
    say: (step: string) => {
      const now = performance.now();
      if (!stream.isTTY || now - saidAt < 100) return;
      saidAt = now;
      clear();
      stream.write(step);
    },
    end: clear,
  };
}
