import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { demoPassword } from '../src/demo/sign-ins.ts';
import { withClient } from '../src/platform/database-roles.ts';
import { joinDatabase } from '../src/platform/embedded-postgres.ts';
import { freePort } from '../src/platform/postgres-cluster.ts';
import { acknowledged, emptyLedger, untilImported, verdictOf } from './faults-ledger.ts';
import { asking, emptyTally, importFiles, setGoals, signIn, work } from './faults-users.ts';
import type { Ask, Office, Seat, Tally } from './faults-users.ts';
import { p95, type Measurement, type Stage } from './measurement.ts';

const users = 200;
const leastKills = 20;
const root = path.resolve(import.meta.dirname, '..');
const seconds = Number(process.env['FAULTS_SECONDS'] ?? 120);

/**
 * The soak (耐久试验): 200 people read and write while the database is killed (SIGKILL) twice for each time
 * that the server is, at random moments. What was acknowledged is kept by the client and looked for at the end.
 */
export async function faults({ dataDir }: Stage): Promise<Measurement[]> {
  const home = path.join(dataDir, 'faults');
  const server = await runningServer(home);
  try {
    const tally = emptyTally();
    const ask = asking(server.address, tally);
    let isOpen = true;
    const room = await openOffice(ask);
    const office = { ...room, ask, ledger: emptyLedger(), isOpen: () => isOpen };
    const everybody = atWork(office, await seats(ask, room.token));
    const recoveries = await killInTurn(server, home, tally);
    await sleep(3_000);
    isOpen = false;
    await everybody;
    process.stderr.write(`looking for ${acknowledged(office.ledger)} acknowledged writes …\n`);
    return await judged(office, home, { tally, recoveries, crashes: server.crashes() });
  } finally {
    await server.stop();
  }
}

type Server = Awaited<ReturnType<typeof runningServer>>;

/** The program on a port that stays, which a kill is followed by a new start of, as an operator's systemd does. */
async function runningServer(home: string) {
  const port = await freePort();
  const env = {
    ...process.env,
    ...{ HOST: '127.0.0.1', PORT: String(port), DATA_DIR: home, DATABASE_URL: '' },
    ...{ FAIRLEAD_DEMO: '1', NODE_ENV: 'test', LOG_LEVEL: 'silent' },
  };
  let child: ChildProcess;
  let isAsked = false;
  let crashes = 0;
  const start = async (): Promise<void> => {
    child = spawn(process.execPath, [path.join(root, 'src/main.ts'), 'start', '--json'], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    await Promise.race([once(child.stdout!, 'data'), ended]);
    void ended.then(() => {
      if (isAsked) return;
      crashes += 1;
      void start();
    });
  };
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    isAsked = true;
    const gone = child.exitCode === null ? once(child, 'exit') : undefined;
    child.kill(signal);
    await gone;
  };
  await start();
  return {
    address: `http://127.0.0.1:${port}`,
    crashes: () => crashes,
    kill: async () => {
      await end('SIGKILL');
      isAsked = false;
      await start();
    },
    stop: () => end('SIGTERM'),
  };
}

type Room = Pick<Office, 'planId' | 'personId' | 'store'> & { token: string };

async function openOffice(ask: Ask): Promise<Room> {
  const credentials = { login: 'director', password: demoPassword };
  const opened = await ask('/api/session', { method: 'POST', body: credentials });
  const token = opened!.session!;
  const me = await ask('/api/me', { token });
  const stores = await ask('/api/stores', { token });
  return {
    token,
    planId: await planOf(ask, token, 2031),
    personId: String(me!.body['personId']),
    store: (stores!.body['rows'] as { name: string }[])[0]!.name,
  };
}

async function planOf(ask: Ask, token: string, year: number): Promise<string> {
  const plan = await ask('/api/plans', { method: 'POST', body: { year }, token });
  return String(plan!.body['id']);
}

async function seats(ask: Ask, token: string): Promise<Seat[]> {
  const made: Seat[] = [];
  for (let number = 0; number < users; number += 1) {
    const answer = await ask('/api/tokens', {
      method: 'POST',
      token,
      body: { name: `seat ${number}` },
    });
    made.push({ token: String(answer!.body['token']), number });
  }
  return made;
}

/** Everybody at once, until the office closes: 200 at their desks, goals, files and sign-ins beside them. */
async function atWork(office: Office & Room, desks: readonly Seat[]): Promise<void> {
  const { ask, token } = office;
  const years = [2032, 2033, 2034, 2035, 2036];
  const plans: string[] = [];
  for (const year of years) plans.push(await planOf(ask, token, year));
  await Promise.all([
    ...desks.map((desk) => work(office, desk)),
    ...plans.map((planId) => setGoals(office, token, planId)),
    ...[0, 1].map(() => importFiles(office, token)),
    signIn(office, 'manager', demoPassword),
  ]);
}

/** Kills one after the other until the time is up, never fewer than 20; answers how long each recovery took. */
async function killInTurn(server: Server, home: string, tally: Tally): Promise<number[]> {
  const recoveries: number[] = [];
  const until = performance.now() + seconds * 1_000;
  while (performance.now() < until || recoveries.length < leastKills) {
    await sleep(500 + Math.random() * 2_500);
    const killedAt = performance.now();
    if (recoveries.length % 3 < 2) process.kill(postmasterOf(home), 'SIGKILL');
    else await server.kill();
    recoveries.push(await untilWritten(tally, killedAt));
    process.stderr.write(`kill ${recoveries.length}: ${Math.round(recoveries.at(-1)!)} ms\n`);
  }
  return recoveries;
}

const postmasterOf = (home: string): number =>
  Number(readFileSync(path.join(home, 'pg/postmaster.pid'), 'utf8').split('\n')[0]);

/** Milliseconds from the kill to the first write that was acknowledged after the service had been away. */
async function untilWritten(tally: Tally, killedAt: number): Promise<number> {
  const givenUp = killedAt + 60_000;
  await sleep(200); // replies that were on their way when it died
  const since = Math.max(performance.now(), killedAt);
  while (tally.lastWriteAt <= since) {
    if (performance.now() > givenUp) throw new Error('nothing was written for a minute');
    await sleep(20);
  }
  return tally.lastWriteAt - killedAt;
}

type Seen = { tally: Tally; recoveries: readonly number[]; crashes: number };

async function judged(
  office: Office,
  home: string,
  { tally, recoveries, crashes }: Seen,
): Promise<Measurement[]> {
  const { ask, ledger } = office;
  const isLetIn = async (token: string) => (await ask('/api/me', { token }))?.status === 200;
  const running = await joinDatabase({ dataDir: home, databaseUrl: null });
  const { lost, twice } = await withClient(running.owner, async (owner) => {
    await untilImported(ledger, owner, 60_000);
    return verdictOf(ledger, owner, isLetIn);
  });
  const wordless = tally.refusedWithoutWords;
  for (const one of [...lost, ...twice, ...wordless].slice(0, 20))
    process.stderr.write(`  ${one}\n`);
  const each = `${users} people, ${recoveries.length} kills (SIGKILL) of database and server`;
  const figure = (name: string, value: number, unit: string, against = each): Measurement => ({
    name: `faults.${name}`,
    value,
    unit,
    against,
  });
  return [
    figure('kills', recoveries.length, 'kills', `at least ${leastKills}`),
    figure('requests', tally.requests, 'requests'),
    figure('acknowledged', acknowledged(ledger), 'writes', 'replies that said done'),
    figure('acknowledged_lost', lost.length, 'writes', 'none may be lost'),
    figure('written_twice', twice.length, 'writes', 'none, thanks to Idempotency-Key'),
    figure('refused_in_words', tally.refusedInWords, 'replies', '503 while the database was away'),
    figure('refused_without_words', wordless.length, 'replies', 'none may be wordless'),
    figure('crashed', crashes, 'times', 'the server ended though nobody killed it'),
    figure('unanswered', tally.unanswered, 'requests', 'under way in a process that was killed'),
    figure(
      'recovery_p95_ms',
      Math.round(p95(recoveries)),
      'ms',
      'kill to the next acknowledged write',
    ),
    figure('slowest_ms', Math.round(tally.slowestMs), 'ms', 'longest wait for an answer'),
  ];
}
