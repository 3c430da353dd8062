import { Button, Drawer } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useMay } from '../../../platform/web/actor.ts';
import { useEndpoint } from '../../../platform/web/api.ts';
import { useEvents } from '../../../platform/web/events.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { Empty, Loaded } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import { getPromotions, type Promotion } from '../promotion/promotion.schema.ts';
import { LimitsForm, PromotionForm } from './PromotionForm.tsx';
import { PromotionItem, Results } from './PromotionItem.tsx';
import { togetherOf } from './promotion-state.rules.ts';
import './promotion.css';

type Shown = z.infer<typeof Promotion>;

/** Promotions by campaign (促销): what each gives, to whom, how much of it is left, and what it brought. */
export function PromotionsScreen() {
  const { t } = useWords();
  const mayEdit = useMay('market', 'edit');
  const [editing, setEditing] = useState<Shown | 'new'>();
  const promotions = useEndpoint(getPromotions, {});
  useEvents('promotion', [getPromotions]);
  const close = () => setEditing(undefined);
  return (
    <Page
      title={t('nav.promotions')}
      note={t('promotions.note')}
      className="narrow"
      tools={
        mayEdit && (
          <Button type="primary" onClick={() => setEditing('new')}>
            {t('promotions.new')}
          </Button>
        )
      }
    >
      <Loaded query={promotions}>
        {({ rows, today }) =>
          rows.length === 0 ? (
            <Card>
              <Empty title={t('promotions.none')}>{t('promotions.noneHint')}</Empty>
            </Card>
          ) : (
            [...Map.groupBy(rows, (row) => row.campaignName ?? '')].map(([campaign, own]) => (
              <Campaign
                key={campaign}
                name={campaign || t('promotions.noCampaign')}
                rows={own}
                today={today}
                mayEdit={mayEdit}
                onLimits={setEditing}
              />
            ))
          )
        }
      </Loaded>
      <Drawer
        open={!!editing}
        onClose={close}
        size={560}
        title={t(editing === 'new' ? 'promotions.new' : 'promotions.limits')}
        destroyOnHidden
      >
        {editing === 'new' && <PromotionForm onClose={close} />}
        {editing && editing !== 'new' && <LimitsForm promotion={editing} onClose={close} />}
      </Drawer>
    </Page>
  );
}

type CampaignProps = {
  name: string;
  rows: Shown[];
  today: string;
  mayEdit: boolean;
  onLimits: (promotion: Shown) => void;
};

function Campaign({ name, rows, today, mayEdit, onLimits }: CampaignProps) {
  const together = togetherOf(rows);
  const hidden = rows.flatMap((row) => row.hidden ?? []);
  return (
    <Card title={name}>
      <div className="in promotions">
        {rows.length > 1 && <Results of={{ ...together, unitsLimit: null, hidden }} />}
        <ul>
          {rows.map((promotion) => (
            <PromotionItem
              key={promotion.id}
              promotion={promotion}
              today={today}
              mayEdit={mayEdit}
              onLimits={() => onLimits(promotion)}
            />
          ))}
        </ul>
      </div>
    </Card>
  );
}
