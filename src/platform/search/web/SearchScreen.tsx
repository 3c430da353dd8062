import { Link } from '@tanstack/react-router';
import { Input, Segmented } from 'antd';
import { placeAt } from '../../web/address.ts';
import { useEndpoint } from '../../web/api.ts';
import { useWords } from '../../web/language.ts';
import { Card } from '../../web/ui/Card.tsx';
import { useFilters } from '../../web/ui/filters.tsx';
import { Empty, Loaded } from '../../web/ui/Loaded.tsx';
import { Page } from '../../web/ui/Page.tsx';
import { getSearch } from '../search.schema.ts';

/** Everything a question finds, by kind; one kind alone shows more of it. */
export function SearchScreen() {
  const { t, either } = useWords();
  const [search, setSearch] = useFilters();
  const q = search['q'] ?? '';
  const kind = search['kind'];
  const found = useEndpoint(getSearch, { q, ...(kind && { kind }) });
  return (
    <Page title={t('search.title')} className="narrow">
      <Input.Search
        size="large"
        autoFocus
        allowClear
        defaultValue={q}
        key={q}
        maxLength={100}
        placeholder={t('search.hint')}
        onSearch={(text) => setSearch({ q: text.trim(), kind })}
      />
      <Loaded query={found}>
        {({ kinds, rows }) => (
          <>
            <Segmented
              options={[
                { value: '', label: t('search.all') },
                ...kinds.map((one) => ({ value: one.kind, label: either(one.name) })),
              ]}
              value={kind ?? ''}
              onChange={(value) => setSearch({ q, kind: value || undefined })}
            />
            {q !== '' && rows.length === 0 && (
              <Empty title={t('search.nothing', { text: q })}>{t('search.nothingHint')}</Empty>
            )}
            {kinds
              .map((one) => ({ ...one, own: rows.filter((row) => row.kind === one.kind) }))
              .filter(({ own }) => own.length > 0)
              .map(({ kind: key, name, own }) => (
                <Card key={key} title={either(name)}>
                  <div className="search-hits">
                    {own.map(({ recordId, title, subtitle, address }) => (
                      <Link key={recordId} {...placeAt(address)}>
                        <b>{title}</b>
                        <small>{subtitle}</small>
                      </Link>
                    ))}
                  </div>
                </Card>
              ))}
          </>
        )}
      </Loaded>
    </Page>
  );
}
