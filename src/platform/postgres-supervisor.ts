import { setTimeout as sleep } from 'node:timers/promises';
import { databaseRestarts } from './metrics.ts';
import { startCluster, type Cluster, type ClusterOptions } from './postgres-cluster.ts';
import type { Programs } from './postgres-programs.ts';

/** Between tries to start again, in milliseconds: at once, then slower, for as long as it takes. */
const pauses = [0, 100, 200, 300, 500, 500, 1_000, 1_000, 2_000, 5_000];

/**
 * Keeps the embedded PostgreSQL alive (数据库看护): where it ends without being asked, it is started again, on the
 * same port if that is still free; `onBack` hears which. A full disk, or memory of the dead process that is not
 * given back yet, lets starts fail for a while: it goes on trying until it is stopped.
 */
export async function superviseCluster(
  programs: Programs,
  options: ClusterOptions,
  onBack: (cluster: Cluster) => void,
): Promise<Cluster> {
  let current = await startCluster(programs, options);
  let isStopping = false;
  let watching = watch();

  async function watch(): Promise<void> {
    await current.ended;
    if (isStopping) return;
    say('PostgreSQL ended by itself, starting it again', '数据库意外退出,正在重新启动');
    for (let tries = 0; !isStopping; tries += 1) {
      await sleep(pauses[Math.min(tries, pauses.length - 1)]);
      if (isStopping) return;
      try {
        current = await startCluster(programs, { ...options, port: current.port });
      } catch (error) {
        if (tries % 10 === 3) say((error as Error).message, '仍在重试');
        continue;
      }
      databaseRestarts.inc();
      onBack(current);
      say('PostgreSQL is back', '数据库已恢复');
      watching = watch();
      return;
    }
  }

  return {
    host: current.host,
    get port() {
      return current.port;
    },
    get pid() {
      return current.pid;
    },
    get ended() {
      return current.ended;
    },
    stop: async () => {
      isStopping = true;
      await current.stop(); // ends the watch, unless it is in the middle of a start
      await watching;
      await current.stop();
    },
  };
}

const say = (english: string, chinese: string) =>
  void process.stderr.write(`fairlead: ${english} · ${chinese}\n`);
