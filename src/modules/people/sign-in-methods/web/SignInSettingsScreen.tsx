import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useMay } from '../../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { Loaded, RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../../platform/web/ui/Page.tsx';
import { useRoleNames } from '../../accounts/web/role-names.ts';
import { getSignInPolicy, putSignInPolicy } from '../policy.schema.ts';
import { ProvidersCard } from './ProvidersCard.tsx';
import './second-factor.css';

/** Ways to sign in besides a password, and whose second factor is demanded. */
export function SignInSettingsScreen() {
  const { t } = useWords();
  return (
    <Page title={t('nav.signIn')} className="narrow">
      <ProvidersCard />
      <PolicyCard />
    </Page>
  );
}

function PolicyCard() {
  const { t } = useWords();
  const policy = useEndpoint(getSignInPolicy, {});
  return (
    <Card title={t('policy.title')} note={t('policy.note')}>
      <div className="in">
        <Loaded query={policy}>
          {({ roleKeys, missing }) => (
            <PolicyForm key={roleKeys.join()} roleKeys={roleKeys} missing={missing} />
          )}
        </Loaded>
      </div>
    </Card>
  );
}

function PolicyForm({ roleKeys, missing }: { roleKeys: string[]; missing: number }) {
  const { t } = useWords();
  const mayEdit = useMay('role', 'edit');
  const { known } = useRoleNames();
  const [chosen, setChosen] = useState(roleKeys);
  const save = useCommand(putSignInPolicy, { refreshes: [getSignInPolicy] });
  const isChanged = chosen.toSorted().join() !== roleKeys.toSorted().join();
  return (
    <div className="setUp">
      <RefusalNote error={save.error} />
      <Checkbox.Group
        className="roles"
        disabled={!mayEdit}
        value={chosen}
        onChange={setChosen}
        options={[...known].map(([value, label]) => ({ value, label }))}
      />
      <p className="note">
        {roleKeys.length === 0 ? t('policy.nobody') : t('policy.missing', { count: missing })}
      </p>
      {mayEdit && (
        <Button
          type="primary"
          disabled={!isChanged}
          loading={save.isPending}
          onClick={() => save.mutate({ roleKeys: chosen })}
        >
          {t('policy.save')}
        </Button>
      )}
    </div>
  );
}
