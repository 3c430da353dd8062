import { Link, useNavigate } from '@tanstack/react-router';
import type { z } from 'zod';
import { List } from '../../../platform/list/web/List.tsx';
import { useMay } from '../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Status, type State } from '../../../platform/web/ui/figures.tsx';
import { Empty, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import { getPeople } from '../../people/place.schema.ts';
import { actionList, putActionStatus, type ActionRow } from '../actions/action-list.schema.ts';
import { getPlanActions } from '../plan.schema.ts';

type Row = z.infer<typeof ActionRow>;
const { page, summary } = actionList.contracts;

/** The actions of all plans within reach: as a list, or as cards that move from column to column. */
export function PlanActionsScreen() {
  const { t } = useWords();
  const navigate = useNavigate();
  const mayBulk = useMay('plan', 'bulk');
  const mayRead = useMay('person', 'read');
  const people = useEndpoint(getPeople, { limit: 200 }, { enabled: mayBulk && mayRead });
  const here = people.data?.rows.filter(({ leftOn }) => !leftOn) ?? [];
  const move = useCommand(putActionStatus, { refreshes: [page, summary, getPlanActions] });
  return (
    <Page title={t('action.list')} tools={<Link to="/plan">{t('plan.title')}</Link>}>
      <RefusalNote error={move.error} />
      <List<Row>
        list={actionList}
        onOpen={({ planId }) => void navigate({ to: `/plan/${planId}/swot` })}
        cells={cells}
        card={cardOf}
        board={{
          refuses: ({ mayMove }) => (mayMove ? undefined : t('action.notYours')),
          onMove: ({ id }, to) => move.mutate({ id, status: to as Row['status'] }),
        }}
        options={{ person: here.map(({ id, name }) => ({ value: id, label: name })) }}
        empty={
          <Empty title={t('action.none')} action={<Link to="/plan">{t('plan.title')}</Link>}>
            {t('action.noneHint')}
          </Empty>
        }
      />
    </Page>
  );
}

const cells = {
  title: ({ title }: Row) => <b>{title}</b>,
  status: (row: Row) => <ActionState status={row.status} />,
  storeName: (row: Row) => <Scope row={row} />,
};
const cardOf = (row: Row) => ({
  title: row.title,
  note: `${row.ownerName} · ${row.startsOn} – ${row.endsOn}`,
  mark: <ActionState status={row.status} />,
});

const marks: Partial<Record<Row['status'], State>> = { doing: 'idle', done: 'onTrack' };

/** Where an action stands, in a word with its mark. */
export function ActionState({ status }: Pick<Row, 'status'>) {
  const { t } = useWords();
  const word = t(`action.status.${status}`);
  const mark = marks[status];
  return mark ? <Status state={mark}>{word}</Status> : <span className="soft">{word}</span>;
}

function Scope({ row: { storeName } }: { row: Row }) {
  const { t } = useWords();
  return storeName ?? t('plan.group');
}
