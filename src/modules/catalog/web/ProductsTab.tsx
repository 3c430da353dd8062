import { Button, Checkbox, Drawer, Segmented } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useMay } from '../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { Status } from '../../../platform/web/ui/figures.tsx';
import { FilterBar, useFilters } from '../../../platform/web/ui/filters.tsx';
import { Empty, Loaded, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { StackedTable } from '../../../platform/web/ui/StackedTable.tsx';
import { getProducts, postProductClosing, productKinds, type Product } from '../product.schema.ts';
import { GuardedFen } from './Guarded.tsx';
import { ProductForm } from './ProductForm.tsx';

type Row = z.infer<typeof Product>;

/** What is sold beside the car (产品): options, accessories, services, warranties, loans, insurance. */
export function ProductsTab() {
  const { t } = useWords();
  const [search, setSearch] = useFilters();
  const [editing, setEditing] = useState<Row | 'new'>();
  const mayEdit = useMay('catalog', 'edit');
  const [kind, withClosed] = [search['kind'] ?? '', search['closed'] === 'true'];
  const products = useEndpoint(getProducts, {
    ...(kind && { kinds: kind }),
    ...(withClosed && { closed: 'true' }),
  });
  return (
    <>
      <FilterBar
        end={
          mayEdit && (
            <Button type="primary" onClick={() => setEditing('new')}>
              {t('products.new')}
            </Button>
          )
        }
      >
        <Segmented
          value={kind}
          onChange={(value: string) => setSearch({ kind: value })}
          options={[
            { value: '', label: t('products.all') },
            ...productKinds.map((value) => ({ value, label: t(`products.kindOf.${value}`) })),
          ]}
        />
        <Checkbox
          checked={withClosed}
          onChange={({ target }) => setSearch({ closed: target.checked ? 'true' : undefined })}
        >
          {t('catalog.withClosed')}
        </Checkbox>
      </FilterBar>
      <Card>
        <Loaded query={products}>
          {({ rows }) => <Products rows={rows} mayEdit={mayEdit} onEdit={setEditing} />}
        </Loaded>
      </Card>
      <Drawer
        open={!!editing}
        onClose={() => setEditing(undefined)}
        size={480}
        title={t(editing === 'new' ? 'products.new' : 'products.edit')}
        destroyOnHidden
      >
        {editing && (
          <ProductForm
            product={editing === 'new' ? undefined : editing}
            onClose={() => setEditing(undefined)}
          />
        )}
      </Drawer>
    </>
  );
}

type ProductsProps = { rows: Row[]; mayEdit: boolean; onEdit: (row: Row) => void };

function Products({ rows, mayEdit, onEdit }: ProductsProps) {
  const { t, format } = useWords();
  return (
    <StackedTable<Row>
      dataSource={rows}
      empty={<Empty title={t('products.none')}>{t('products.noneHint')}</Empty>}
      columns={[
        { title: t('products.name'), dataIndex: 'name' },
        { title: t('products.kind'), render: (_, row) => t(`products.kindOf.${row.kind}`) },
        { title: t('products.provider'), render: (_, row) => row.provider || format.none },
        {
          title: t('products.model'),
          render: (_, row) => row.modelName ?? t('products.every'),
        },
        {
          title: t('products.price'),
          align: 'right',
          render: (_, row) =>
            row.priceFen === null ? t('products.byTerms') : format.yuan(row.priceFen),
        },
        {
          title: t('products.cost'),
          align: 'right',
          render: (_, row) => (
            <GuardedFen row={row} field="costFen" right="cost" fen={row.costFen} />
          ),
        },
        {
          title: t('products.income'),
          align: 'right',
          render: (_, row) => (
            <GuardedFen row={row} field="incomeFen" right="cost" fen={row.incomeFen} />
          ),
        },
        { title: t('products.terms'), render: (_, row) => <Terms product={row} /> },
        ...(mayEdit
          ? [
              {
                title: '',
                render: (_: unknown, row: Row) => <Acts product={row} onEdit={() => onEdit(row)} />,
              },
            ]
          : []),
      ]}
    />
  );
}

function Terms({ product }: { product: Row }) {
  const { t, format } = useWords();
  const { loan, insurance, note, closedAt } = product;
  const text = loan
    ? t('products.loanText', {
        way: t(`products.wayOf.${loan.way}`),
        months: loan.months.join('/'),
        down: format.percent(loan.leastDownBp, 0),
      })
    : insurance
      ? t('products.insuranceText', {
          liability: format.yuanShort(insurance.liabilityFen),
          factor: format.decimal(insurance.factorBp / 10_000, 2),
        })
      : note;
  return (
    <>
      {closedAt ? <Status state="idle">{t('catalog.closed')}</Status> : null}{' '}
      <span className="soft">{text}</span>
    </>
  );
}

function Acts({ product, onEdit }: { product: Row; onEdit: () => void }) {
  const { t } = useWords();
  const close = useCommand(postProductClosing, { refreshes: [getProducts] });
  const isClosed = product.closedAt !== null;
  return (
    <>
      <Button size="small" type="text" onClick={onEdit}>
        {t('catalog.edit')}
      </Button>
      <Button
        size="small"
        type="text"
        loading={close.isPending}
        onClick={() => close.mutate({ id: product.id, closed: !isClosed })}
      >
        {t(isClosed ? 'catalog.reopen' : 'catalog.close')}
      </Button>
      <RefusalNote error={close.error} />
    </>
  );
}
