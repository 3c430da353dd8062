import { Button, Popconfirm, Popover, Select } from 'antd';
import { useState } from 'react';
import { useCommand, useEndpoint, type Refused } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { getPeople, getStores } from '../../place.schema.ts';
import { deleteTeam, postTeamMove } from '../places.schema.ts';

type Props = {
  team: { id: string; name: string };
  storeId: string;
  onRefused: (error: Refused | undefined) => void;
};

/** What can be done with a team beside renaming it: moving it with its people, or deleting an empty one. */
export function TeamActions({ team, storeId, onRefused }: Props) {
  const { t } = useWords();
  const drop = useCommand(deleteTeam, { refreshes: [getStores] });
  const answered = { onError: onRefused, onSuccess: () => onRefused(undefined) };
  return (
    <span className="team-actions">
      <MoveTeam team={team} storeId={storeId} onRefused={onRefused} />
      <Popconfirm
        title={t('places.deleteAsk', { name: team.name })}
        okText={t('places.delete')}
        cancelText={t('cancel')}
        onConfirm={() => drop.mutate({ id: team.id }, answered)}
      >
        <Button type="link" size="small" loading={drop.isPending}>
          {t('places.delete')}
        </Button>
      </Popconfirm>
    </span>
  );
}

function MoveTeam({ team, storeId, onRefused }: Props) {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  const [target, setTarget] = useState<string>();
  const stores = useEndpoint(getStores, {});
  const move = useCommand(postTeamMove, { refreshes: [getStores, getPeople] });
  const open = (stores.data?.rows ?? []).filter((one) => one.id !== storeId && !one.closedOn);
  const go = () =>
    move.mutate(
      { id: team.id, storeId: target! },
      {
        onSuccess: () => onRefused(undefined),
        onError: onRefused,
        onSettled: () => setAsking(false),
      },
    );
  return (
    <Popover
      open={asking}
      onOpenChange={setAsking}
      trigger="click"
      content={
        <div className="team-move">
          <p className="soft">{t('places.moveNote')}</p>
          <Select
            style={{ width: '100%' }}
            aria-label={t('places.moveTo')}
            placeholder={t('places.moveTo')}
            value={target ?? null}
            options={open.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id: string | null) => setTarget(id ?? undefined)}
          />
          <Button type="primary" disabled={!target} loading={move.isPending} onClick={go}>
            {t('places.move')}
          </Button>
        </div>
      }
    >
      <Button type="link" size="small">
        {t('places.move')}
      </Button>
    </Popover>
  );
}
