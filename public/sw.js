// Keeps the program on the device, so that it opens without a network, and shows pushes. What is kept is the
// program only: answers of the API never pass through here. The build fills in the two lines below.
const version = '__VERSION__';
const files = /* __FILES__ */ [];

const shell = `fairlead-${version}`;
const kept = new Set(files);
const patienceMs = 4_000;
// Pages of customers and of sign-in come with rules of their own from the server, and never from here.
const outside = /^\/(api|f|a|c|s|q|invite|sign-in)\//;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(shell)
      .then((cache) =>
        cache.addAll(['/', ...files].map((file) => new Request(file, { cache: 'reload' }))),
      ),
  );
});

self.addEventListener('activate', (event) => {
  const drop = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name !== shell).map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(drop());
});

self.addEventListener('message', (event) => {
  if (event.data === 'take over') void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== 'GET' || address.origin !== self.location.origin) return;
  if (outside.test(address.pathname)) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (kept.has(address.pathname)) event.respondWith(file(request));
});

/** The server's page where it answers in time; else the kept one, with the policy that it came with. */
async function page(request) {
  const ours = () => caches.match('/', { cacheName: shell });
  const late = new Promise((resolve) => setTimeout(resolve, patienceMs)).then(ours);
  const fresh = fetch(request).then((reply) => (reply.status >= 500 ? ours() : reply));
  const first = await Promise.race([fresh.catch(ours), late]);
  return first ?? fresh;
}

const file = async (request) =>
  (await caches.match(request, { cacheName: shell })) ?? fetch(request);

self.addEventListener('push', (event) => {
  const { title, body, link, tag } = event.data.json();
  event.waitUntil(
    self.registration.showNotification(title, { body, tag, icon: '/mark.svg', data: { link } }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const address = new URL(event.notification.data.link, self.location.origin);
  if (address.origin !== self.location.origin) return;
  event.waitUntil(
    self.clients.matchAll({ type: 'window' }).then(async (pages) => {
      const [open] = pages;
      if (!open) return self.clients.openWindow(address.href);
      await open.focus();
      return open.navigate(address.href);
    }),
  );
});
