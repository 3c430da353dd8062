import { Link } from '@tanstack/react-router';
import { Button, Checkbox, Drawer, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useMay } from '../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { Status } from '../../../platform/web/ui/figures.tsx';
import { FilterBar, useFilters } from '../../../platform/web/ui/filters.tsx';
import { Empty, Loaded, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { getModelRoles, modelRoles, putModelRole, type Model } from '../model.schema.ts';
import { getTrims, postTrimClosing, type Trim } from '../trim.schema.ts';
import { TrimForm } from './TrimForm.tsx';
import { useModels } from './use-models.ts';

type Own = z.infer<typeof Model>;
type Shown = z.infer<typeof Trim>;
type Editing = { model: Own; trim?: Shown };

/** Models of ours with their role of the year and their trims (车型与车款). */
export function ModelsTab() {
  const { t } = useWords();
  const [search, setSearch] = useFilters();
  const [editing, setEditing] = useState<Editing>();
  const { models, own } = useModels();
  const withClosed = search['closed'] === 'true';
  const trims = useEndpoint(getTrims, withClosed ? { closed: 'true' } : {});
  return (
    <>
      <FilterBar>
        <Checkbox
          checked={withClosed}
          onChange={({ target }) => setSearch({ closed: target.checked ? 'true' : undefined })}
        >
          {t('catalog.withClosed')}
        </Checkbox>
      </FilterBar>
      <Loaded query={models}>
        {() =>
          own.length === 0 ? (
            <Empty
              title={t('catalog.none')}
              action={<Link to="/imports">{t('catalog.toImport')}</Link>}
            >
              {t('catalog.noneHint')}
            </Empty>
          ) : (
            own.map((model) => (
              <ModelCard
                key={model.id}
                model={model}
                trims={trims.data?.rows.filter(({ modelId }) => modelId === model.id) ?? []}
                onEdit={(trim) => setEditing({ model, ...(trim && { trim }) })}
              />
            ))
          )
        }
      </Loaded>
      <Drawer
        open={!!editing}
        onClose={() => setEditing(undefined)}
        size={480}
        title={t(editing?.trim ? 'catalog.editTrim' : 'catalog.newTrim')}
        destroyOnHidden
      >
        {editing && <TrimForm {...editing} onClose={() => setEditing(undefined)} />}
      </Drawer>
    </>
  );
}

type ModelCardProps = { model: Own; trims: Shown[]; onEdit: (trim?: Shown) => void };

function ModelCard({ model, trims, onEdit }: ModelCardProps) {
  const { t, format } = useWords();
  const mayEdit = useMay('catalog', 'edit');
  const range = [model.guidePriceLowFen, model.guidePriceHighFen].filter((fen) => fen !== null);
  const about = [
    model.bodyType,
    t(`catalog.energyOf.${model.energy}`),
    [...new Set(range)].map((fen) => format.yuan(fen)).join(' – '),
  ];
  return (
    <Card
      title={model.name}
      note={about.filter(Boolean).join(' · ')}
      end={
        <>
          <RoleOfYear model={model} mayEdit={mayEdit} />
          {mayEdit && (
            <Button size="small" onClick={() => onEdit()}>
              {t('catalog.newTrim')}
            </Button>
          )}
        </>
      }
    >
      <div className="in">
        {trims.length === 0 ? (
          <p className="quiet">{t('catalog.noTrims')}</p>
        ) : (
          <ul className="trims">
            {trims.map((trim) => (
              <TrimLine key={trim.id} trim={trim} mayEdit={mayEdit} onEdit={() => onEdit(trim)} />
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}

function RoleOfYear({ model, mayEdit }: { model: Own; mayEdit: boolean }) {
  const { t } = useWords();
  const [year] = useState(() => new Date().getFullYear());
  const roles = useEndpoint(getModelRoles, { year });
  const put = useCommand(putModelRole, { refreshes: [getModelRoles] });
  const role = roles.data?.rows.find(({ modelId }) => modelId === model.id)?.role;
  if (!mayEdit) return role ? <span className="chip">{t(`catalog.roleOf.${role}`)}</span> : null;
  return (
    <Select
      size="small"
      value={role ?? null}
      loading={put.isPending}
      placeholder={t('catalog.noRole')}
      aria-label={t('catalog.role', { year })}
      popupMatchSelectWidth={false}
      allowClear
      onChange={(value) => put.mutate({ id: model.id, year, role: value ?? null })}
      options={modelRoles.map((value) => ({ value, label: t(`catalog.roleOf.${value}`) }))}
    />
  );
}

type TrimLineProps = { trim: Shown; mayEdit: boolean; onEdit: () => void };

function TrimLine({ trim, mayEdit, onEdit }: TrimLineProps) {
  const { t, format, language } = useWords();
  const close = useCommand(postTrimClosing, { refreshes: [getTrims] });
  const isClosed = trim.closedAt !== null;
  const about = [
    t('catalog.seatsOf', { count: trim.seats }),
    trim.engineTenths !== null &&
      `${format.decimal(trim.engineTenths / 10)} ${t('catalog.litres')}`,
    trim.electricRangeKm !== null && t('catalog.rangeOf', { km: trim.electricRangeKm }),
    trim.inNevCatalogue && t('catalog.nevYes'),
    trim.colours.join(language === 'zh' ? '、' : ', '),
  ];
  const toggle = () => close.mutate({ id: trim.id, closed: !isClosed });
  return (
    <li>
      <b>{trim.name}</b>
      <small className="quiet">{about.filter(Boolean).join(' · ')}</small>
      {isClosed && <Status state="idle">{t('catalog.closed')}</Status>}
      <span className="end">
        {trim.guideFen === null ? t('catalog.noPrice') : format.yuan(trim.guideFen)}
      </span>
      {mayEdit && (
        <span>
          <Button size="small" type="text" onClick={onEdit}>
            {t('catalog.edit')}
          </Button>
          {isClosed ? (
            <Button size="small" type="text" loading={close.isPending} onClick={toggle}>
              {t('catalog.reopen')}
            </Button>
          ) : (
            <Popconfirm title={trim.name} okText={t('catalog.close')} onConfirm={toggle}>
              <Button size="small" type="text">
                {t('catalog.close')}
              </Button>
            </Popconfirm>
          )}
        </span>
      )}
      <RefusalNote error={close.error} />
    </li>
  );
}
