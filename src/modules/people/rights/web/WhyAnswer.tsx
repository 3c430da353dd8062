import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Verb } from '../../../../kernel/actor.ts';
import type { OutputOf } from '../../../../kernel/endpoint.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import type { getExplanation } from '../explain.schema.ts';

type Told = OutputOf<typeof getExplanation>;
type Step = Told['verbs'][number];
type AnswerProps = { told: Told; verb: Verb; onVerb: (verb: Verb) => void };

/** The verdict on one verb, the workings behind it, and the same for the other verbs and the fields. */
export function WhyAnswer({ told, verb, onVerb }: AnswerProps) {
  const step = told.verbs.find((one) => one.verb === verb);
  if (!step) return null;
  return (
    <div className="why-answer">
      <Verdict told={told} step={step} />
      <Verbs told={told} verb={verb} onVerb={onVerb} />
      <FieldRights told={told} />
      {told.tokens.length > 0 && <Tokens told={told} />}
    </div>
  );
}

function Verdict({ told, step }: { told: Told; step: Step }) {
  const { t } = useWords();
  const roleName = useRoleName(told);
  const { person, record } = told;
  const verb = t(`right.verb.${step.verb}`).toLowerCase();
  const place = (parts: readonly (string | null)[]) =>
    parts.filter((part) => part !== null).join(' · ') || t('why.nowhere');
  const general = step.allowed ? 'why.yes' : 'why.no';
  return (
    <Card
      className="verdict"
      title={
        <>
          <Answer yes={step.allowed} />{' '}
          {record
            ? t(step.allowed ? 'why.can' : 'why.cannot', { name: person.name, verb })
            : `${person.name}: ${t(`right.verb.${step.verb}`)} ${t(general)}`}
        </>
      }
      {...(!record && { note: t('why.inGeneral') })}
    >
      <dl className="in">
        <Line name={t('why.roles')}>
          {person.roles.map(({ key }) => roleName(key)).join(t('why.and')) || t('why.noRole')}
        </Line>
        <Line name={t('why.place')}>{place([person.storeName, person.teamName])}</Line>
        {record && (
          <>
            <Line name={t('why.recordIs')}>
              <Link to={record.address}>{record.title}</Link>
            </Line>
            <Line name={t('why.belongs')}>
              {place([record.storeName, record.teamName, record.personName])}
            </Line>
          </>
        )}
      </dl>
      <Workings told={told} step={step} />
    </Card>
  );
}

function Workings({ told, step }: { told: Told; step: Step }) {
  const { t } = useWords();
  const roleName = useRoleName(told);
  const { byRole, scope, compared, standIn, shared } = step;
  const reach = (of: Step['scope']) => t(`right.reach.${of}`);
  const standing = (part: string | null) => part ?? t('why.nowhere');
  return (
    <ol className="workings">
      {byRole.map((grant) => (
        <Rung key={grant.role} yes={grant.scope !== 'no'}>
          {t('why.step.role', { role: roleName(grant.role), scope: reach(grant.scope) })}
        </Rung>
      ))}
      {byRole.length > 1 && (
        <Rung yes={scope !== 'no'}>{t('why.step.merged', { scope: reach(scope) })}</Rung>
      )}
      {scope === 'no' && <Rung yes={false}>{t('why.step.none')}</Rung>}
      {told.record && scope === 'all' && <Rung yes>{t('why.step.all')}</Rung>}
      {compared && (
        <Rung yes={compared.same}>
          {t(`why.step.${compared.part}`, {
            record: standing(compared.record),
            person: standing(compared.person),
          })}
          {t('why.so')}
          {t(compared.same ? 'why.step.inside' : 'why.step.outside')}
        </Rung>
      )}
      {standIn && (
        <Rung yes={standIn.entrusts}>
          {t(standIn.entrusts ? 'why.step.standIn' : 'why.step.standInNot', { name: standIn.name })}
        </Rung>
      )}
      {told.record && scope !== 'all' && (
        <Rung yes={shared !== null}>
          {shared
            ? t('why.step.shared', { verb: t(`right.verb.${shared}`).toLowerCase() })
            : t('why.step.notShared')}
        </Rung>
      )}
    </ol>
  );
}

function Verbs({ told, verb, onVerb }: AnswerProps) {
  const { t } = useWords();
  return (
    <Card title={t('why.verbs')}>
      <ul className="answers in">
        {told.verbs.map((one) => (
          <li key={one.verb}>
            <button type="button" aria-pressed={one.verb === verb} onClick={() => onVerb(one.verb)}>
              {t(`right.verb.${one.verb}`)}
              <Reach step={one} />
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function FieldRights({ told }: { told: Told }) {
  const { t } = useWords();
  return (
    <Card title={t('why.fields')} note={t('why.fieldsNote')}>
      <table className="field-rights in">
        <thead>
          <tr>
            <th>{t('why.fields')}</th>
            <th>{t('right.verb.read')}</th>
            <th>{t('right.verb.edit')}</th>
          </tr>
        </thead>
        <tbody>
          {told.fields.map(({ right, read, edit }) => (
            <tr key={right}>
              <td>{t(`right.of.${right}`)}</td>
              <td>
                <Reach step={read} />
              </td>
              <td>
                <Reach step={edit} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Tokens({ told }: { told: Told }) {
  const { t } = useWords();
  const roleName = useRoleName(told);
  const list = (words: readonly string[]) => words.join(t('why.and'));
  return (
    <Card title={t('why.tokens')} note={t('why.tokensNote')}>
      <dl className="in">
        {told.tokens.map(({ name, roles, allowed }) => (
          <Line key={name} name={`${name} (${list(roles.map(roleName))})`}>
            {t('why.tokenMay')}{' '}
            {list(allowed.map((verb) => t(`right.verb.${verb}`))) || t('why.nothing')}
          </Line>
        ))}
      </dl>
    </Card>
  );
}

function useRoleName(told: Told) {
  const { either } = useWords();
  return (key: string): string => {
    const role = told.person.roles.find((one) => one.key === key);
    return role ? either(role) : key;
  };
}

function Reach({ step }: { step: Step }) {
  const { t } = useWords();
  return (
    <span className="reach">
      <Answer yes={step.allowed} />
      <small>{t(`right.reach.${step.scope}`)}</small>
    </span>
  );
}

function Answer({ yes }: { yes: boolean }) {
  const { t } = useWords();
  return (
    <span className={`status ${yes ? 'onTrack' : 'idle'}`}>{t(yes ? 'why.yes' : 'why.no')}</span>
  );
}

const Line = ({ name, children }: { name: ReactNode; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const Rung = ({ yes, children }: { yes: boolean; children: ReactNode }) => (
  <li className={yes ? 'yes' : 'no'}>{children}</li>
);
