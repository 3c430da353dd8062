import { Outlet, useLocation } from '@tanstack/react-router';
import { Gate } from './Gate.tsx';

/** Pages for somebody without a session: behind a link, and back from an outside provider. */
const isOpen = (path: string) =>
  ['/invite/', '/sign-in/', '/f/', '/a/', '/c/', '/s/', '/q/', '/v/', '/ht/', '/album/'].some(
    (start) => path.startsWith(start),
  );

/** Every page stands behind the gate but those. */
export function Entrance() {
  const path = useLocation({ select: (location) => location.pathname });
  return isOpen(path) ? <Outlet /> : <Gate />;
}
