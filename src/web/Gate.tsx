import { lazy, Suspense, useEffect } from 'react';
import { getMe, getSetup } from '../modules/people/sign-in.schema.ts';
import { ActorContext } from '../platform/web/actor.ts';
import { forgetAnswers } from '../platform/offline/web/device.ts';
import { useEndpoint } from '../platform/web/api.ts';
import { ErrorState } from '../platform/web/ui/Loaded.tsx';
import { Shell } from './Shell.tsx';

const SignInScreen = lazy(async () => ({
  default: (await import('./SignInScreen.tsx')).SignInScreen,
}));
const SetupScreen = lazy(async () => ({
  default: (await import('./SetupScreen.tsx')).SetupScreen,
}));

const OwedScreen = lazy(async () => ({ default: (await import('./OwedScreen.tsx')).OwedScreen }));

/** Lets in who is signed in; otherwise asks who you are, and on the very first start, for the first administrator. */
export function Gate() {
  const me = useEndpoint(getMe, {}, { onDevice: true });
  const stranger = me.error?.status === 401;
  useNothingOfOthers(me.data?.personId, stranger);
  const setup = useEndpoint(getSetup, {}, { enabled: stranger });
  if (stranger && !setup.isLoading)
    return (
      <Suspense fallback={null}>{setup.data?.needed ? <SetupScreen /> : <SignInScreen />}</Suspense>
    );
  if (me.error && !stranger) return <ErrorState error={me.error} retry={() => void me.refetch()} />;
  if (!me.data) return null;
  if (me.data.owes)
    return (
      <Suspense fallback={null}>
        <OwedScreen owes={me.data.owes} name={me.data.name} />
      </Suspense>
    );
  return (
    <ActorContext value={me.data}>
      <Shell />
    </ActorContext>
  );
}

const lastHere = 'fairlead.person';

/** What the device kept to read belongs to one person: it goes when their session ends, or another one signs in. */
function useNothingOfOthers(personId: string | undefined, isStranger: boolean): void {
  useEffect(() => {
    const last = localStorage.getItem(lastHere);
    if (personId && (last === personId || !last)) return localStorage.setItem(lastHere, personId);
    if (!isStranger && !personId) return;
    localStorage.removeItem(lastHere);
    if (personId) localStorage.setItem(lastHere, personId);
    void forgetAnswers().catch(() => undefined); // there is no store to forget from
  }, [personId, isStranger]);
}
