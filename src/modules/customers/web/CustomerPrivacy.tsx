import { Button, Popconfirm, Switch } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { Status } from '../../../platform/web/ui/figures.tsx';
import { RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { purposes, type Purpose } from '../consent.rules.ts';
import { getCustomer, patchCustomer, postConsent } from '../customer.schema.ts';
import { NewRequest } from './NewRequest.tsx';
import type { Shown } from './CustomerScreen.tsx';

/** What somebody agreed to, took back, and asks of us (授权与免打扰). */
export function CustomerPrivacy({ customer, mayEdit }: { customer: Shown; mayEdit: boolean }) {
  const { t, format } = useWords();
  const [isAsking, setAsking] = useState(false);
  const refreshes = [getCustomer];
  const change = useCommand(patchCustomer, { refreshes });
  const say = useCommand(postConsent, { refreshes });
  const note = (purpose: Purpose, granted: boolean) =>
    say.mutate({ id: customer.id, purpose, granted, channel: 'phone' });
  return (
    <Card title={t('customers.privacy')}>
      <div className="in privacy">
        <RefusalNote error={change.error ?? say.error} />
        <p className="peace">
          <span>
            <b>{t('customers.doNotCall')}</b>
            <small>{t('customers.doNotCallHint')}</small>
          </span>
          <Switch
            aria-label={t('customers.doNotCall')}
            checked={customer.doNotCall}
            disabled={!mayEdit}
            loading={change.isPending}
            onChange={(doNotCall) => change.mutate({ id: customer.id, doNotCall })}
          />
        </p>
        {purposes.map((purpose) => {
          const last = customer.consents.find((one) => one.purpose === purpose);
          const isGranted = last?.granted ?? false;
          return (
            <p key={purpose}>
              <span>
                <b>{t(`customers.purposeOf.${purpose}`)}</b>
                <Status state={isGranted ? 'onTrack' : 'idle'}>
                  {t(
                    last
                      ? isGranted
                        ? 'customers.granted'
                        : 'customers.withdrawn'
                      : 'customers.neverAsked',
                  )}
                </Status>
                {last && <small>{format.shortMoment(last.at)}</small>}
              </span>
              {mayEdit && (
                <Popconfirm
                  title={t(isGranted ? 'customers.withdraw' : 'customers.grant')}
                  onConfirm={() => note(purpose, !isGranted)}
                >
                  <Button size="small">
                    {t(isGranted ? 'customers.withdraw' : 'customers.grant')}
                  </Button>
                </Popconfirm>
              )}
            </p>
          );
        })}
        {customer.identities.map(({ kind, shown }) => (
          <p key={`${kind} ${shown}`}>
            <span>{t(`customers.identityOf.${kind}`)}</span>
            <span className="tel">{shown}</span>
          </p>
        ))}
        {mayEdit && (
          <Button size="small" type="text" onClick={() => setAsking(true)}>
            {t('requests.new')}
          </Button>
        )}
        <NewRequest customerId={customer.id} open={isAsking} onClose={() => setAsking(false)} />
      </div>
    </Card>
  );
}
