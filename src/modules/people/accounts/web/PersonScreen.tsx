import { LockOutlined } from '@ant-design/icons';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Drawer, Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { Attachments } from '../../../../platform/file/web/Attachments.tsx';
import { useMay } from '../../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { Loaded, RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../../platform/web/ui/Page.tsx';
import { LeavingCard } from '../../handover/web/LeavingCard.tsx';
import { getPeople } from '../../place.schema.ts';
import { ShareButton } from '../../rights/web/ShareButton.tsx';
import { PersonForm } from '../../web/PersonForm.tsx';
import { getPerson, type PersonPage } from '../person-page.schema.ts';
import { deletePersonRole, postPersonRole } from '../role-grid.schema.ts';
import { PersonSessionsCard } from '../../sign-in-methods/web/PersonSessionsCard.tsx';
import { AccountCard } from './AccountCard.tsx';
import { HistoryCard, StandingInCard } from './PersonCards.tsx';
import { useRoleNames } from './role-names.ts';
import './accounts.css';

type Person = z.infer<typeof PersonPage>;

/** One person: who they are, what they may do, their account, and their leaving. */
export function PersonScreen() {
  const { t } = useWords();
  const { id } = useParams({ strict: false }) as { id: string };
  const person = useEndpoint(getPerson, { id });
  const seesAccount = useMay('login', 'read');
  const seesLog = useMay('audit', 'read');
  const explains = useMay('role', 'read');
  return (
    <Page
      title={person.data?.name ?? t('people.title')}
      note={person.data?.position}
      tools={
        <>
          {explains && (
            <Link to="/settings/why" search={{ person: id } as never}>
              {t('person.why')}
            </Link>
          )}
          <ShareButton resource="person" recordId={id} />
        </>
      }
    >
      <Loaded query={person}>
        {(one) => (
          <div className="person-page">
            <div>
              <FactsCard person={one} />
              {seesAccount && <AccountCard person={one} />}
              <Attachments key={one.id} home="person" recordId={one.id} />
            </div>
            <div>
              <RolesCard person={one} />
              <StandingInCard person={one} />
              {(one.mayEdit || one.handoverId) && <LeavingCard person={one} />}
            </div>
            {seesAccount && <PersonSessionsCard id={one.id} />}
            {seesLog && <HistoryCard person={one} />}
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function FactsCard({ person }: { person: Person }) {
  const { t, format } = useWords();
  const [editing, setEditing] = useState(false);
  const facts: [string, React.ReactNode][] = [
    ['people.store', person.storeName ?? t('people.headOffice')],
    ['people.team', person.teamName ?? format.none],
    ['people.position', person.position || format.none],
    [
      'people.phone',
      person.hidden?.includes('phone') ? (
        <span key="hidden" className="quiet" title={t('error.whomToAsk')}>
          <LockOutlined /> {t('people.phoneHidden')}
        </span>
      ) : (
        person.phone || format.none
      ),
    ],
    ['people.email', person.email || format.none],
    ['people.gender', person.gender ? t(`choice.${person.gender}`) : format.none],
    ['people.joinedOn', person.joinedOn ?? format.none],
  ];
  return (
    <Card
      title={t('people.facts')}
      end={
        person.mayEdit && (
          <Button size="small" onClick={() => setEditing(true)}>
            {t(person.activatedAt ? 'edit' : 'people.complete')}
          </Button>
        )
      }
    >
      <div className="in">
        <dl>
          {facts.map(([word, value]) => (
            <div key={word} style={{ display: 'contents' }}>
              <dt>{t(word)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <Drawer
        open={editing}
        onClose={() => setEditing(false)}
        title={t('people.edit')}
        size={480}
        destroyOnHidden
      >
        <PersonForm person={person} onDone={() => setEditing(false)} />
      </Drawer>
    </Card>
  );
}

function RolesCard({ person }: { person: Person }) {
  const { t } = useWords();
  const { known, nameOf } = useRoleNames();
  const refreshes = [getPerson, getPeople];
  const grant = useCommand(postPersonRole, { refreshes });
  const take = useCommand(deletePersonRole, { refreshes });
  const mayGrant = useMay('role', 'edit') && person.leftOn === null;
  const open = [...known.keys()].filter((key) => !person.roles.includes(key));
  return (
    <Card title={t('people.roles')} note={t('roles.atOnce')}>
      <div className="in">
        <RefusalNote error={grant.error ?? take.error} />
        <div className="held-roles">
          {person.roles.length === 0 && <span className="quiet">{t('roles.none')}</span>}
          {person.roles.map((role) => (
            <span key={role} className="chip">
              {nameOf(role)}
              {mayGrant && (
                <Button
                  type="link"
                  size="small"
                  aria-label={t('roles.take', { role: nameOf(role) })}
                  onClick={() => take.mutate({ id: person.id, role })}
                >
                  ×
                </Button>
              )}
            </span>
          ))}
        </div>
        {mayGrant && (
          <Select
            showSearch
            optionFilterProp="label"
            style={{ width: 220 }}
            value={null}
            loading={grant.isPending}
            placeholder={t('roles.grant')}
            aria-label={t('roles.grant')}
            options={open.map((key) => ({ value: key, label: nameOf(key) }))}
            onChange={(role: string | null) => role && grant.mutate({ id: person.id, role })}
          />
        )}
      </div>
    </Card>
  );
}
