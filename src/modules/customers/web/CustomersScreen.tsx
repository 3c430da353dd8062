import { Link, useNavigate } from '@tanstack/react-router';
import { Tag } from 'antd';
import type { z } from 'zod';
import { List } from '../../../platform/list/web/List.tsx';
import { useEvents } from '../../../platform/web/events.ts';
import { useWords } from '../../../platform/web/language.ts';
import { useFilters } from '../../../platform/web/ui/filters.tsx';
import { Empty } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import { customerList, type CustomerRow } from '../customer.schema.ts';

type Row = z.infer<typeof CustomerRow>;

const cells = { tags: ({ tags }: Row) => <TagLine tags={tags} /> };

/** Customers within my reach (客户列表); a row opens everything about one. */
export function CustomersScreen() {
  const { t, format } = useWords();
  const [search] = useFilters();
  const navigate = useNavigate();
  useEvents('customer', [customerList.contracts.page]);
  const card = (row: Row) => ({
    title: row.name || t('customers.nameless'),
    note: [row.phone, ...row.tags].filter(Boolean).join(' · '),
    figure: format.shortMoment(row.createdAt),
  });
  return (
    <Page
      title={t('customers.title')}
      tools={
        <>
          <Link to="/customers/interviews">{t('interview.search')}</Link>
          <Link to="/customers/requests">{t('requests.title')}</Link>
        </>
      }
    >
      <List<Row>
        list={customerList}
        onOpen={({ id }) => void navigate({ to: `/customers/${id}` })}
        cells={cells}
        card={card}
        empty={
          search['filter'] ? (
            <Empty title={t('customers.filtered')}>{t('customers.filteredHint')}</Empty>
          ) : (
            <Empty title={t('customers.none')}>{t('customers.noneHint')}</Empty>
          )
        }
      />
    </Page>
  );
}

export function TagLine({ tags }: { tags: readonly string[] }) {
  return (
    <span className="tag-line">
      {tags.map((tag) => (
        <Tag key={tag}>{tag}</Tag>
      ))}
    </span>
  );
}
