import { PlusOutlined } from '@ant-design/icons';
import { useParams } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Status } from '../../../platform/web/ui/figures.tsx';
import { FilterBar } from '../../../platform/web/ui/filters.tsx';
import { Loaded } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import { getPlan, type Plan } from '../plan.schema.ts';
import { getSwot, quadrants, type Quadrant, type SwotItem } from '../swot.schema.ts';
import { ActionsCard } from './ActionsCard.tsx';
import { PlanTabs } from './PlanTabs.tsx';
import { SwotForm } from './SwotForm.tsx';
import './swot.css';

type Side = z.infer<typeof Quadrant>;
type Editing = { quadrant: Side; item?: SwotItem };

/** Four quadrants; an item without an action that answers it is marked as waiting. */
export function SwotScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  const plan = useEndpoint(getPlan, { id });
  return <Loaded query={plan}>{(found) => <Swot plan={found} />}</Loaded>;
}

function Swot({ plan }: { plan: Plan }) {
  const { t } = useWords();
  const swot = useEndpoint(getSwot, { id: plan.id });
  const [editing, setEditing] = useState<Editing>();
  return (
    <Page
      title={t('plan.yearTitle', { year: plan.year })}
      note={plan.storeName ?? t('plan.group')}
      className="narrow"
    >
      <FilterBar
        end={
          (swot.data?.unanswered ?? 0) > 0 && (
            <span className="waiting">
              {t('swot.unanswered', { count: swot.data!.unanswered })}
            </span>
          )
        }
      >
        <PlanTabs id={plan.id} />
      </FilterBar>
      <Loaded query={swot}>
        {({ rows }) => (
          <div className="swot">
            {quadrants.map((quadrant) => (
              <Quarter
                key={quadrant}
                quadrant={quadrant}
                items={rows.filter((item) => item.quadrant === quadrant)}
                mayEdit={plan.mayEdit}
                onEdit={(item) => setEditing({ quadrant, ...(item && { item }) })}
              />
            ))}
          </div>
        )}
      </Loaded>
      <ActionsCard plan={plan} />
      <Drawer
        open={!!editing}
        onClose={() => setEditing(undefined)}
        title={editing && t(`swot.${editing.quadrant}`)}
        size={480}
        destroyOnHidden
      >
        {editing && <SwotForm plan={plan} {...editing} onDone={() => setEditing(undefined)} />}
      </Drawer>
    </Page>
  );
}

type QuarterProps = {
  quadrant: Side;
  items: readonly SwotItem[];
  mayEdit: boolean;
  onEdit: (item?: SwotItem) => void;
};

function Quarter({ quadrant, items, mayEdit, onEdit }: QuarterProps) {
  const { t } = useWords();
  return (
    <section className={`card ${quadrant}`}>
      <header>
        <h2>{t(`swot.${quadrant}`)}</h2>
        <small>{t(`swot.${quadrant}.note`)}</small>
        {mayEdit && (
          <Button
            className="end"
            type="text"
            size="small"
            icon={<PlusOutlined />}
            aria-label={`${t('add')} ${t(`swot.${quadrant}`)}`}
            onClick={() => onEdit()}
          />
        )}
      </header>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <button type="button" disabled={!mayEdit} onClick={() => onEdit(item)}>
              <b>{item.title}</b>
              {item.evidence && <p>{item.evidence}</p>}
              <footer>
                <span className="quiet">{item.owner.name}</span>
                {item.actions.length > 0 ? (
                  item.actions.map((action) => (
                    <span key={action.id} className="chip">
                      {action.title}
                    </span>
                  ))
                ) : (
                  <Status state="idle">{t('swot.noAction')}</Status>
                )}
              </footer>
            </button>
          </li>
        ))}
        {items.length === 0 && <li className="note none">{t(`swot.${quadrant}.empty`)}</li>}
      </ul>
    </section>
  );
}
