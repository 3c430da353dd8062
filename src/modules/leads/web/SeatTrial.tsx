import { Button, Drawer, InputNumber } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useCommand } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { postSeatTrial, putSeat, type Seat } from '../allocation/seat.schema.ts';
import { getSeats } from '../allocation/seat.schema.ts';

type Shown = z.infer<typeof Seat>;
type Drafts = Record<string, Partial<Pick<Shown, 'weight' | 'dayCap'>>>;

/** What other weights and caps would have made of last month's leads (试算), before anybody's seat is changed. */
export function SeatTrial({ seats }: { seats: readonly Shown[] }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('trial.open')}</Button>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        size={560}
        title={t('trial.title')}
        destroyOnHidden
      >
        <Trial seats={seats} onDone={() => setOpen(false)} />
      </Drawer>
    </>
  );
}

function Trial({ seats, onDone }: { seats: readonly Shown[]; onDone: () => void }) {
  const { t, format } = useWords();
  const [drafts, setDrafts] = useState<Drafts>({});
  const tried = useCommand(postSeatTrial);
  const keep = useCommand(putSeat, { refreshes: [getSeats] });
  const drafted = seats.map((seat) => ({ ...seat, ...drafts[seat.personId] }));
  const changed = drafted.filter(({ personId }) => drafts[personId]);
  const set = (personId: string, change: Drafts[string]) =>
    setDrafts((before) => ({ ...before, [personId]: { ...before[personId], ...change } }));
  const run = () => {
    const [{ storeId, role }] = seats as [Shown];
    const asked = drafted.map(
      ({ personId, weight, dayCap, brandIds, languages, skills, licensedUntil }) => ({
        personId,
        weight,
        dayCap,
        brandIds,
        languages,
        skills,
        licensedUntil,
      }),
    );
    tried.mutate({ storeId, role, seats: asked });
  };
  const takeOver = async () => {
    for (const {
      storeId,
      role,
      personId,
      weight,
      dayCap,
      openCap,
      brandIds,
      languages,
      skills,
      licensedUntil,
    } of changed)
      await keep.mutateAsync({
        storeId,
        role,
        personId,
        weight,
        dayCap,
        openCap,
        brandIds,
        languages,
        skills,
        licensedUntil,
      });
    onDone();
  };
  const result = tried.data;
  const of = (personId: string) => result?.rows.find((row) => row.personId === personId);
  const jain = (value: number | null) => (value === null ? format.none : format.decimal(value, 3));
  return (
    <div className="trial">
      <p>{t('trial.note')}</p>
      <table className="fair">
        <thead>
          <tr>
            <th>{t('receipt.who')}</th>
            <th>{t('sharing.weight')}</th>
            <th>{t('sharing.dayCap')}</th>
            <th>{t('trial.before')}</th>
            <th>{t('trial.after')}</th>
          </tr>
        </thead>
        <tbody>
          {drafted.map((seat) => (
            <tr key={seat.personId} className={drafts[seat.personId] ? 'on' : ''}>
              <td>{seat.personName}</td>
              <td>
                <InputNumber
                  size="small"
                  min={1}
                  max={1000}
                  value={seat.weight}
                  onChange={(weight) => weight && set(seat.personId, { weight })}
                />
              </td>
              <td>
                <InputNumber
                  size="small"
                  min={0}
                  max={10_000}
                  value={seat.dayCap}
                  placeholder={t('sharing.noCap')}
                  onChange={(dayCap) => set(seat.personId, { dayCap })}
                />
              </td>
              <td>{of(seat.personId)?.before ?? ''}</td>
              <td>{of(seat.personId)?.after ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <RefusalNote error={tried.error ?? keep.error} />
      {result && (
        <p>
          {t('trial.result', {
            leads: result.leads,
            from: format.shortDay(result.from),
            to: format.shortDay(result.to),
          })}{' '}
          {t('trial.jain', { before: jain(result.before.jain), after: jain(result.after.jain) })}{' '}
          {result.undealt > 0 && t('trial.undealt', { count: result.undealt })}
          {result.isCut && t('trial.cut')}
        </p>
      )}
      <div className="acts">
        <Button type="primary" loading={tried.isPending} onClick={run}>
          {t('trial.run')}
        </Button>
        <Button
          disabled={changed.length === 0}
          loading={keep.isPending}
          onClick={() => void takeOver()}
        >
          {t('trial.keep', { count: changed.length })}
        </Button>
      </div>
    </div>
  );
}
