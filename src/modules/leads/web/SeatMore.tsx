import { Button, DatePicker, Popover, Select } from 'antd';
import dayjs from 'dayjs';
import type { z } from 'zod';
import { useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { getModels } from '../../catalog/model.schema.ts';
import type { Seat } from '../allocation/seat.schema.ts';

type Shown = z.infer<typeof Seat>;
export type SeatChange = Partial<
  Pick<
    Shown,
    'weight' | 'dayCap' | 'openCap' | 'brandIds' | 'languages' | 'skills' | 'licensedUntil'
  >
>;
type Props = { seat: Shown; onChange: (change: SeatChange) => void };

/** What else a seat takes into account (接单条件): brands, languages, skills, and how long the licence holds. */
export function SeatMore({ seat, onChange }: Props) {
  const { t } = useWords();
  const set = [
    seat.brandIds.length > 0 && t('sharing.brandsSet', { count: seat.brandIds.length }),
    ...seat.languages,
    ...seat.skills,
    seat.licensedUntil && t('sharing.licensedTo', { day: seat.licensedUntil }),
  ].filter(Boolean);
  return (
    <Popover
      trigger="click"
      destroyOnHidden
      content={<Conditions seat={seat} onChange={onChange} />}
      title={t('sharing.conditions')}
    >
      <Button type="text" size="small">
        {set.length > 0 ? set.join(' · ') : t('sharing.conditions')}
      </Button>
    </Popover>
  );
}

function Conditions({ seat, onChange }: Props) {
  const { t } = useWords();
  const models = useEndpoint(getModels, {});
  const own = models.data?.rows.filter((model) => model.own) ?? [];
  const brands = [...new Map(own.map(({ brandId, brandName }) => [brandId, brandName]))];
  const words = (key: 'languages' | 'skills', options: readonly string[]) => (
    <label>
      <span>{t(`sharing.${key}`)}</span>
      <Select
        mode="tags"
        defaultValue={seat[key]}
        placeholder={t('sharing.anyOf')}
        options={options.map((value) => ({ value }))}
        onChange={(value: string[]) => onChange({ [key]: value })}
      />
    </label>
  );
  return (
    <div className="seat-more">
      <label>
        <span>{t('sharing.brands')}</span>
        <Select
          mode="multiple"
          defaultValue={seat.brandIds}
          placeholder={t('sharing.anyOf')}
          options={brands.map(([value, label]) => ({ value, label }))}
          onChange={(brandIds: string[]) => onChange({ brandIds })}
        />
      </label>
      {words('languages', ['粤语', 'English'])}
      {words('skills', ['新能源', '置换', '直播跟进'])}
      <label>
        <span>{t('sharing.licence')}</span>
        <DatePicker
          defaultValue={seat.licensedUntil ? dayjs(seat.licensedUntil) : null}
          placeholder={t('sharing.noEnd')}
          onChange={(day) => onChange({ licensedUntil: day?.format('YYYY-MM-DD') ?? null })}
        />
      </label>
    </div>
  );
}
