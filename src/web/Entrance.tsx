import { Outlet, useLocation } from '@tanstack/react-router';
import { Gate } from './Gate.tsx';

/** Pages that a secret link opens for somebody without a session. */
const isOpen = (path: string) => path.startsWith('/invite/');

/** Every page stands behind the gate but those of a secret link. */
export function Entrance() {
  const path = useLocation({ select: (location) => location.pathname });
  return isOpen(path) ? <Outlet /> : <Gate />;
}
