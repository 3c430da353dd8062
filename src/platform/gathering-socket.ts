import { Socket } from 'node:net';

/**
 * A socket that sends in one packet what is written in one turn of the event loop (合并发送). A transaction asks
 * several statements at once; each in a packet of its own would cost a system call here and wake the database there.
 */
export function gatheringSocket(): Socket {
  const socket = new Socket();
  const write = socket.write.bind(socket) as (...args: unknown[]) => boolean;
  let isGathering = false;
  socket.write = (...args: unknown[]) => {
    if (!isGathering) {
      isGathering = true;
      socket.cork();
      process.nextTick(() => {
        isGathering = false;
        socket.uncork();
      });
    }
    return write(...args);
  };
  return socket;
}
