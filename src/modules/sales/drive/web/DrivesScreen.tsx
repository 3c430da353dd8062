import { LeftOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { addDays, dayIn } from '../../../../kernel/period.ts';
import { useNow } from '../../../leads/web/Clock.tsx';
import { getStores } from '../../../people/place.schema.ts';
import { useActor, useMay } from '../../../../platform/web/actor.ts';
import { useEndpoint } from '../../../../platform/web/api.ts';
import { useEvents } from '../../../../platform/web/events.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { useLooks } from '../../../../platform/web/looks.tsx';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { FilterBar, useFilters } from '../../../../platform/web/ui/filters.tsx';
import { Empty, Loaded } from '../../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../../platform/web/ui/Page.tsx';
import { getDrives } from '../drive.schema.ts';
import { BookDrive, type Wanted } from './BookDrive.tsx';
import { dayToBook } from './clock-times.ts';
import { DriveCalendar } from './DriveCalendar.tsx';
import { DriveEffect } from './DriveEffect.tsx';
import { DriveList } from './DriveList.tsx';
import { DriveRoutes } from './DriveRoutes.tsx';
import './drive.css';

/** Test drives of a store (试驾): its cars by the hour or by the day, a list on the phone; routes and their effect. */
export function DrivesScreen() {
  const { t, format } = useWords();
  const { phone } = useLooks();
  const actor = useActor();
  const mayEdit = useMay('deal', 'edit');
  const [search, setSearch] = useFilters();
  const [wanted, setWanted] = useState<Wanted>();
  const stores = useEndpoint(getStores, { limit: 200 }, { enabled: !actor.storeId });
  const choices = stores.data?.rows ?? [];
  const storeId = actor.storeId ?? search['storeId'] ?? choices[0]?.id ?? '';
  const now = useNow(undefined);
  const today = dayIn(now);
  const day = search['day'] ?? today;
  const isWeek = search['by'] === 'week';
  const days = isWeek ? 7 : 1;
  const asked = { storeId, from: day, days };
  const board = useEndpoint(getDrives, asked, { enabled: storeId !== '', everyMs: 60_000 });
  useEvents('drive', [getDrives]);
  const go = (by: number) => setSearch({ day: addDays(day, by * days) });
  return (
    <Page
      title={t('drives.title')}
      note={isWeek ? undefined : format.longDay(day)}
      tools={
        mayEdit && (
          <Button
            type="primary"
            icon={<PlusOutlined />}
            disabled={!board.data?.cars.length}
            onClick={() => setWanted({ day: dayToBook(day < today ? today : day, now) })}
          >
            {t('drives.book')}
          </Button>
        )
      }
    >
      <FilterBar>
        {!actor.storeId && (
          <Select
            value={storeId || null}
            aria-label={t('drives.store')}
            className="reception-store"
            onChange={(value: string) => setSearch({ storeId: value })}
            options={choices.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <span className="day-steps">
          <Button icon={<LeftOutlined />} aria-label={t('drives.before')} onClick={() => go(-1)} />
          <Button disabled={day === today} onClick={() => setSearch({ day: undefined })}>
            {t('drives.today')}
          </Button>
          <Button icon={<RightOutlined />} aria-label={t('drives.after')} onClick={() => go(1)} />
        </span>
        <Segmented
          value={isWeek ? 'week' : 'day'}
          onChange={(by) => setSearch({ by: by === 'week' ? by : undefined })}
          options={(['day', 'week'] as const).map((value) => ({
            value,
            label: t(`drives.${value}`),
          }))}
        />
      </FilterBar>
      <Loaded query={board}>
        {(shown) =>
          shown.cars.length === 0 ? (
            <Card>
              <Empty title={t('drives.noCars')}>{t('drives.noCarsHint')}</Empty>
            </Card>
          ) : phone ? (
            <DriveList board={shown} />
          ) : (
            <DriveCalendar
              board={shown}
              day={day}
              days={days}
              now={now}
              {...(mayEdit && { onFree: setWanted })}
            />
          )
        }
      </Loaded>
      <div className="drives-two">
        {board.data && <DriveRoutes storeId={storeId} routes={board.data.routes} />}
        {storeId && <DriveEffect storeId={storeId} today={today} />}
      </div>
      {wanted && board.data && (
        <BookDrive storeId={storeId} wanted={wanted} onClose={() => setWanted(undefined)} />
      )}
    </Page>
  );
}
