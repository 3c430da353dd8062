import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useCommand } from '../../../platform/web/api.ts';
import { RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { postClick } from '../link/link.schema.ts';
import './coupon.css';

/** Follows a short link to its form (短链跳转); nothing is shown on the way. */
export function FollowScreen() {
  const { code } = useParams({ strict: false }) as { code: string };
  const navigate = useNavigate();
  const { mutate, error } = useCommand(postClick);
  useEffect(() => {
    mutate(
      { code },
      {
        onSuccess: ({ formCode, utm }) =>
          void navigate({ href: `/f/${formCode}?${new URLSearchParams(utm)}`, replace: true }),
      },
    );
  }, [code, mutate, navigate]);
  return <main className="coupon-page">{error && <RefusalNote error={error} />}</main>;
}
