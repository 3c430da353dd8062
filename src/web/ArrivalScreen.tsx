import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { Button, Spin } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { postArrival, postTrip } from '../modules/people/sign-in-methods/provider.schema.ts';
import {
  arrivalIn,
  forgetTrip,
  isInApp,
  leaveFor,
} from '../modules/people/sign-in-methods/web/departure.ts';
import { useCommand } from '../platform/web/api.ts';
import { useWords } from '../platform/web/language.ts';
import { RefusalNote } from '../platform/web/ui/Loaded.tsx';
import { Doorway } from './Doorway.tsx';
import { SecondStep } from './SecondStep.tsx';

/** `/sign-in/<slug>`: opened bare it sends the browser to the provider, opened by the provider it lets in. */
export function ArrivalScreen() {
  const { t } = useWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  const slug = useRouterState({ select: ({ location }) => location.pathname.split('/')[2] ?? '' });
  const start = useCommand(postTrip);
  const arrive = useCommand(postArrival);
  const [arrival] = useState(() => arrivalIn(location.search));
  const begun = useRef(false);

  const enter = (to: string) => {
    void navigate({ to: to.startsWith('/sign-in/') ? '/' : to, replace: true });
    void client.resetQueries();
  };
  const leave = () =>
    start.mutate(
      { slug, inApp: isInApp(navigator.userAgent) },
      { onSuccess: (departure) => leaveFor(departure, '/') },
    );

  // The address itself is the request: it is answered once, however often React runs the effect.
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    if (!arrival) return leave();
    const { go, ...answer } = arrival;
    history.replaceState(history.state, '', location.pathname);
    forgetTrip(answer.state);
    arrive.mutate(
      { slug, ...answer },
      { onSuccess: ({ admission }) => admission?.secondFactor || enter(go) },
    );
  });

  const token = arrive.data?.admission?.secondFactor?.token;
  const error = arrive.error ?? start.error;
  return (
    <Doorway
      title={t(token ? 'factor.title' : error ? 'arrival.stopped' : 'arrival.title')}
      lead={t(token ? 'factor.lead' : error ? 'arrival.stoppedLead' : 'arrival.lead')}
    >
      {token && <SecondStep token={token} onIn={() => enter(arrival?.go ?? '/')} onBack={leave} />}
      {!token && !error && <Spin />}
      <RefusalNote error={error} />
      {error && (
        <div className="doors">
          <Button type="primary" block loading={start.isPending} onClick={leave}>
            {t('arrival.again')}
          </Button>
          <Button block onClick={() => enter('/')}>
            {t('arrival.byPassword')}
          </Button>
        </div>
      )}
    </Doorway>
  );
}
