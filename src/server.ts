import type { AddressInfo } from 'node:net';
import { signInsToShow } from './demo/sign-ins.ts';
import { actorOf } from './modules/people/index.ts';
import { backgroundOf, openDatabase, requestLimits } from './platform/db.ts';
import { drain } from './platform/drain.ts';
import type { RunningDatabase } from './platform/embedded-postgres.ts';
import { eventStreams } from './platform/events.ts';
import { startSealing } from './platform/audit/seal.ts';
import { startIndexing } from './platform/search/index-round.ts';
import { searchKinds } from './search-kinds.ts';
import { startDelivering } from './platform/webhook/deliver.ts';
import { startFolding } from './platform/facts/folding.ts';
import { ensureFactMonthsAround } from './platform/facts/partitions.ts';
import { healthOf } from './platform/health.ts';
import { httpServer } from './platform/http.ts';
import { startJobs } from './platform/jobs.ts';
import { makeLog } from './platform/log.ts';
import { servePages } from './platform/pages.ts';
import { keepSecretsIn } from './platform/secret.ts';
import type { Settings } from './platform/settings.ts';
import { eventRoute, serveSystem } from './platform/system.routes.ts';
import { readCertificate, renewCertificate } from './platform/tls.ts';
import { startTracing } from './platform/tracing.ts';
import { jobKinds, routes } from './routes.ts';

export type ServerParts = {
  settings: Settings;
  database: Pick<RunningDatabase, 'web' | 'owner'>;
  clock?: () => string;
};

/** Brings up the whole program on a migrated database; `close` stops it in the right order. */
export async function startServer({
  settings,
  database: connections,
  clock = wallClock,
}: ServerParts) {
  keepSecretsIn(settings.dataDir);
  const log = makeLog(settings.logLevel);
  const stopTracing = await startTracing(process.env['OTEL_EXPORTER_OTLP_ENDPOINT']);
  const database = await openDatabase(connections, { limits: requestLimits });
  const background = backgroundOf(database, connections);
  await ensureFactMonthsAround(database.owner, clock());
  const streams = eventStreams();
  await streams.listen(connections.web);
  const app = await httpServer({
    database,
    routes: [...routes, eventRoute(streams)],
    actorOf,
    clock,
    log,
    settings: {
      trustProxy: settings.trustProxy,
      secureCookies: settings.tls !== null || (settings.publicUrl?.startsWith('https:') ?? false),
      ...(settings.tls && { tls: readCertificate(settings.tls) }),
      uploadBytesMost: 2 * 1024 ** 3 - 1,
      publicUrl: settings.publicUrl,
    },
  });
  const health = healthOf(database);
  serveSystem(app, health);
  await servePages(app);
  const release = async () => {
    await streams.stop();
    await drain(app);
    await Promise.all([background.end(), database.end(), stopTracing()]);
  };
  // Nothing works in the background before the address is ours.
  await app.listen({ host: settings.host, port: settings.port }).catch(async (error: unknown) => {
    await release();
    throw error;
  });
  const stopRenewing = renewCertificate(app.server, settings.tls, log);
  const jobs = await startJobs({ database: background, clock, log }, jobKinds);
  const folding = startFolding(background, log);
  const sealing = startSealing(background, clock, log);
  const indexing = startIndexing({ database: background, clock, kinds: searchKinds }, log);
  const webhooks = { database: background, clock, inner: settings.webhookInner };
  const delivering = startDelivering(webhooks, log);
  health.watch(jobs.pulse);
  const { port } = app.server.address() as AddressInfo;

  return {
    signIns: settings.demo ? await signInsToShow(database) : [],
    address: `http${settings.tls ? 's' : ''}://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${port}`,
    close: async () => {
      health.leave();
      stopRenewing();
      const working = Promise.allSettled([
        jobs.stop(),
        folding.stop(),
        sealing.stop(),
        indexing.stop(),
        delivering.stop(),
      ]);
      await streams.stop();
      await Promise.all([drain(app), working]);
      await Promise.all([background.end(), database.end(), stopTracing()]);
    },
  };
}

const wallClock = () => new Date().toISOString();
