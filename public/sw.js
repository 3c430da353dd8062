// Shows pushes and opens their record. It caches nothing: pages always come from the server.
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
      const [page] = pages;
      if (!page) return self.clients.openWindow(address.href);
      await page.focus();
      return page.navigate(address.href);
    }),
  );
});
