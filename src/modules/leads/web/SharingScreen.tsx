import { Link } from '@tanstack/react-router';
import { Button, InputNumber, Popconfirm, Segmented, Select } from 'antd';
import type { z } from 'zod';
import { useActor, useMay } from '../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useEvents } from '../../../platform/web/events.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { Status } from '../../../platform/web/ui/figures.tsx';
import { Filter, FilterBar, useFilters } from '../../../platform/web/ui/filters.tsx';
import { Empty, Loaded, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import { getPeople, getStores } from '../../people/place.schema.ts';
import {
  deleteSeat,
  getSeats,
  postSeatReturn,
  putSeat,
  roles,
  type Seat,
} from '../allocation/seat.schema.ts';
import { getFairness } from '../allocation/fairness.schema.ts';
import { FairnessCard } from './FairnessCard.tsx';
import { SeatMore, type SeatChange } from './SeatMore.tsx';
import { SeatTrial } from './SeatTrial.tsx';
import './sharing.css';

type Shown = z.infer<typeof Seat>;
type Role = (typeof roles)[number];
const refreshes = [getSeats, getFairness];

/** How a store shares out its leads (分配): who has a seat, how each one stands, and how fair it was. */
export function SharingScreen() {
  const { t } = useWords();
  const actor = useActor();
  const [search, setSearch] = useFilters();
  const stores = useEndpoint(getStores, { limit: 200 });
  const here = stores.data?.rows.filter(({ closedOn }) => !closedOn) ?? [];
  const storeId = search['storeId'] ?? actor.storeId ?? here[0]?.id;
  const role = roles.find((one) => one === search['role']) ?? 'consultant';
  useEvents('lead', [getSeats]);
  return (
    <Page
      title={t('sharing.title')}
      note={t('sharing.note')}
      tools={<Link to="/leads/appeals">{t('appeals.short')}</Link>}
    >
      <FilterBar>
        {here.length > 1 && (
          <Filter name={t('leads.store')}>
            <Select
              value={storeId}
              onChange={(value: string) => setSearch({ storeId: value })}
              options={here.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Filter>
        )}
        <Segmented
          value={role}
          onChange={(value) => setSearch({ role: value })}
          options={roles.map((value) => ({ value, label: t(`seats.roleOf.${value}`) }))}
        />
      </FilterBar>
      {storeId && <Seats key={`${storeId} ${role}`} storeId={storeId} role={role} />}
      {storeId && <FairnessCard storeId={storeId} role={role} />}
    </Page>
  );
}

function Seats({ storeId, role }: { storeId: string; role: Role }) {
  const { t } = useWords();
  const mayBulk = useMay('lead', 'bulk');
  const seats = useEndpoint(getSeats, { storeId });
  const save = useCommand(putSeat, { refreshes });
  return (
    <Card title={t('sharing.seats')} note={t('sharing.seatsNote')}>
      <div className="in">
        <RefusalNote error={save.error} />
        <Loaded query={seats}>
          {({ rows }) => {
            const own = rows.filter((seat) => seat.role === role);
            const most = Math.max(1, ...own.map(({ level }) => level));
            return (
              <>
                {own.length === 0 && (
                  <Empty title={t('sharing.noSeats')}>{t('sharing.noSeatsHint')}</Empty>
                )}
                <ul className="seats">
                  {own.map((seat) => (
                    <SeatLine
                      key={seat.personId}
                      seat={seat}
                      most={most}
                      mayBulk={mayBulk}
                      save={save}
                    />
                  ))}
                </ul>
                {mayBulk && (
                  <div className="seats-foot">
                    <AddSeat
                      storeId={storeId}
                      role={role}
                      taken={own.map(({ personId }) => personId)}
                      save={save}
                    />
                    {own.length > 0 && <SeatTrial seats={own} />}
                  </div>
                )}
              </>
            );
          }}
        </Loaded>
      </div>
    </Card>
  );
}

type Save = ReturnType<typeof useCommand<typeof putSeat>>;
type LineProps = { seat: Shown; most: number; mayBulk: boolean; save: Save };

function SeatLine({ seat, most, mayBulk, save }: LineProps) {
  const { t, format } = useWords();
  const change = (change: SeatChange) => {
    const { storeId, role, personId, weight, dayCap, openCap } = seat;
    const { brandIds, languages, skills, licensedUntil } = seat;
    const conditions = { brandIds, languages, skills, licensedUntil };
    save.mutate({ storeId, role, personId, weight, dayCap, openCap, ...conditions, ...change });
  };
  const field = (key: 'weight' | 'dayCap' | 'openCap', least: number) => (
    <label>
      <span>{t(`sharing.${key}`)}</span>
      <InputNumber
        size="small"
        min={least}
        max={key === 'weight' ? 1000 : 10_000}
        value={seat[key]}
        placeholder={t('sharing.noCap')}
        disabled={!mayBulk}
        onBlur={({ target }) => {
          const value = target.value === '' ? null : Number(target.value);
          if (value !== seat[key] && !(key === 'weight' && !value)) change({ [key]: value });
        }}
      />
    </label>
  );
  return (
    <li>
      <div className="who">
        <b>{seat.personName}</b>
        <small>{seat.teamName}</small>
        {seat.bar ? (
          <Status state="idle">{t(`desk.barOf.${seat.bar}`)}</Status>
        ) : (
          <Status state="onTrack">{t('seats.statusOf.taking')}</Status>
        )}
      </div>
      <div className="level" title={t('sharing.levelNote')}>
        <span className="level-bar">
          <i style={{ width: `${(seat.level / most) * 100}%` }} />
        </span>
        <span>{t('desk.level', { level: format.decimal(seat.level / 1e6, 2) })}</span>
      </div>
      <div className="held">
        {t('desk.todayGot', { count: seat.today })} · {t('sharing.open', { count: seat.open })}
      </div>
      <div className="set">
        {field('weight', 1)}
        {field('dayCap', 0)}
        {field('openCap', 0)}
        {mayBulk && <SeatMore seat={seat} onChange={change} />}
        {mayBulk && <SeatActs seat={seat} />}
      </div>
    </li>
  );
}

function SeatActs({ seat: { storeId, role, personId } }: { seat: Shown }) {
  const { t } = useWords();
  const back = useCommand(postSeatReturn, { refreshes });
  const remove = useCommand(deleteSeat, { refreshes });
  const key = { storeId, role, personId };
  return (
    <>
      <Popconfirm
        title={t('sharing.backTitle')}
        description={t('sharing.backNote')}
        okText={t('sharing.backLevel')}
        cancelText={t('sharing.backCatchUp')}
        onConfirm={() => back.mutate({ ...key, choice: 'level' })}
        onCancel={() => back.mutate({ ...key, choice: 'catch_up' })}
      >
        <Button type="text" size="small">
          {t('sharing.back')}
        </Button>
      </Popconfirm>
      <Popconfirm
        title={t('sharing.removeTitle')}
        okText={t('sharing.remove')}
        onConfirm={() => remove.mutate(key)}
      >
        <Button type="text" size="small">
          {t('sharing.remove')}
        </Button>
      </Popconfirm>
    </>
  );
}

type AddProps = { storeId: string; role: Role; taken: readonly string[]; save: Save };

function AddSeat({ storeId, role, taken, save }: AddProps) {
  const { t } = useWords();
  const people = useEndpoint(getPeople, { limit: 200, filter: `storeName:in:${storeId}` });
  const free = people.data?.rows.filter(({ id, leftOn }) => !leftOn && !taken.includes(id)) ?? [];
  return (
    <Select<string>
      className="add-seat"
      value={null as never}
      placeholder={t('sharing.add')}
      showSearch={{ optionFilterProp: 'label' }}
      loading={save.isPending}
      onChange={(personId) => save.mutate({ storeId, role, personId })}
      options={free.map(({ id, name, position }) => ({
        value: id,
        label: [name, position].filter(Boolean).join(' · '),
      }))}
    />
  );
}
