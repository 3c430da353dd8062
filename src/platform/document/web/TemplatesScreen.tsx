import { Button, Select, Upload } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../kernel/endpoint.ts';
import {
  addressOf,
  queryString,
  upload,
  useCommand,
  useEndpoint,
  useRefresh,
  type Refused,
} from '../../web/api.ts';
import { useWords } from '../../web/language.ts';
import { Card } from '../../web/ui/Card.tsx';
import { Status } from '../../web/ui/figures.tsx';
import { Loaded, RefusalNote } from '../../web/ui/Loaded.tsx';
import { Page } from '../../web/ui/Page.tsx';
import {
  getTemplateContent,
  getTemplates,
  getTemplateStarter,
  postTemplate,
  postTemplateUse,
  type Template,
} from '../document.schema.ts';
import { PlacesList } from './PlacesList.tsx';
import './template.css';

type Answer = OutputOf<typeof getTemplates>;
type Kind = Answer['kinds'][number];

/** The stores' own Word templates: per kind of document its versions, a starter, and the places it may name. */
export function TemplatesScreen() {
  const { t } = useWords();
  const templates = useEndpoint(getTemplates, {});
  return (
    <Page title={t('nav.templates')} className="narrow">
      <p className="lead">{t('template.lead')}</p>
      <Loaded query={templates}>
        {({ kinds, rows, places }) =>
          kinds.map((kind) => (
            <KindCard
              key={kind.key}
              kind={kind}
              rows={rows.filter((row) => row.kind === kind.key)}
              places={places}
            />
          ))
        }
      </Loaded>
    </Page>
  );
}

type KindCardProps = { kind: Kind; rows: readonly Template[]; places: Answer['places'] };

function KindCard({ kind, rows, places }: KindCardProps) {
  const { t, either, language } = useWords();
  const starter = addressOf(getTemplateStarter, { kind: kind.key, language });
  return (
    <Card
      title={either(kind.name)}
      note={rows.some(({ isUsed }) => isUsed) ? undefined : t('template.none')}
      end={
        <a href={starter.path + queryString(starter.rest)} download>
          {t('template.starter')}
        </a>
      }
    >
      {rows.length > 0 && (
        <ul className="templates">
          {rows.map((row) => (
            <TemplateLine key={row.id} row={row} />
          ))}
        </ul>
      )}
      {places.length > 0 && <TakeIn kind={kind.key} places={places} />}
      <PlacesList fields={kind.fields} />
    </Card>
  );
}

function TemplateLine({ row }: { row: Template }) {
  const { t, format, language } = useWords();
  const use = useCommand(postTemplateUse, { refreshes: [getTemplates] });
  const { id, name, version, isUsed, mayEdit, createdBy, createdAt, storeName } = row;
  const address = (sample: '0' | '1') => {
    const { path, rest } = addressOf(getTemplateContent, { id, sample, language });
    return path + queryString(rest);
  };
  return (
    <li>
      <div>
        <b>{storeName ?? t('template.group')}</b> <span>{t('template.version', { version })}</span>{' '}
        {isUsed && <Status state="onTrack">{t('template.used')}</Status>}
        <small className="soft">
          {name} ·{' '}
          {t('template.by', { name: createdBy ?? format.none, at: format.moment(createdAt) })}
        </small>
        <RefusalNote error={use.error} />
      </div>
      <span className="acts">
        <a href={address('1')} download>
          {t('template.sample')}
        </a>
        <a href={address('0')} download>
          {t('template.original')}
        </a>
        {mayEdit && (
          <Button
            size="small"
            loading={use.isPending}
            onClick={() => use.mutate({ id, isUsed: !isUsed })}
          >
            {isUsed ? t('template.layAside') : t('template.use')}
          </Button>
        )}
      </span>
    </li>
  );
}

function TakeIn({ kind, places }: { kind: string; places: Answer['places'] }) {
  const { t } = useWords();
  const refresh = useRefresh();
  const [storeId, setStore] = useState(places[0]?.storeId ?? '');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<Refused | null>(null);
  const take = async (file: File) => {
    setBusy(true);
    setError(null);
    try {
      await upload(postTemplate.path, { kind, storeId }, file);
      await refresh([getTemplates]);
    } catch (refused) {
      setError(refused as Refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="in template-take">
      <RefusalNote error={error} />
      <Select
        showSearch
        optionFilterProp="label"
        aria-label={t('template.for')}
        value={storeId}
        onChange={setStore}
        options={places.map((place) => ({
          value: place.storeId ?? '',
          label: place.name ?? t('template.group'),
        }))}
      />
      <Upload
        accept=".docx"
        showUploadList={false}
        beforeUpload={(file) => {
          void take(file);
          return false;
        }}
      >
        <Button loading={isBusy}>{t('template.upload')}</Button>
      </Upload>
    </div>
  );
}
