import { useParams } from '@tanstack/react-router';
import { Button, Drawer, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { useCommand, useEndpoint } from '../../web/api.ts';
import { useWords } from '../../web/language.ts';
import { Card } from '../../web/ui/Card.tsx';
import { Status } from '../../web/ui/figures.tsx';
import { Loaded, RefusalNote } from '../../web/ui/Loaded.tsx';
import { Page } from '../../web/ui/Page.tsx';
import { deleteRule, getRule, getRules, type SettingValue } from '../setting.schema.ts';
import { rowOn, type Levels } from '../value.rules.ts';
import { RuleForm } from './RuleForm.tsx';
import { RuleValue, type Rule } from './rule-value.tsx';
import './setting.css';

/** One setting: what holds at a place today and why, every value before and after, and the next one. */
export function RuleScreen() {
  const { kind } = useParams({ strict: false }) as { kind: string };
  const { t, either } = useWords();
  const rule = useEndpoint(getRule, { kind });
  const [place, setPlace] = useState<string>();
  const [isAdding, setAdding] = useState(false);
  const shown = rule.data;
  const mayAdd = shown && (place ? isEditable(shown, place) : shown.mayEdit);
  return (
    <Page
      title={shown ? either(shown.name) : t('nav.rules')}
      className="narrow"
      tools={
        mayAdd && (
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('rule.add')}
          </Button>
        )
      }
    >
      <Loaded query={rule}>
        {(answer) => (
          <>
            <div className="rule-place">
              <p className="lead">{either(answer.note)}</p>
              {answer.perStore && (
                <Select
                  allowClear
                  showSearch
                  optionFilterProp="label"
                  placeholder={t('rule.group')}
                  aria-label={t('rule.place')}
                  value={place}
                  onChange={setPlace}
                  options={answer.stores.map(({ id, name }) => ({ value: id, label: name }))}
                />
              )}
            </div>
            <Timeline rule={answer} place={place} />
            <Drawer
              open={isAdding}
              onClose={() => setAdding(false)}
              title={t('rule.add')}
              size={answer.isTable ? 720 : 480}
              destroyOnHidden
            >
              <RuleForm
                rule={answer}
                place={place ?? null}
                now={inForce(answer, place, answer.today)?.row.value ?? null}
                onDone={() => setAdding(false)}
              />
            </Drawer>
          </>
        )}
      </Loaded>
    </Page>
  );
}

const isEditable = (rule: Rule, place: string) =>
  rule.stores.some(({ id, mayEdit }) => id === place && mayEdit);

function levelsAt(rule: Rule, place: string | undefined): Levels<SettingValue> {
  const at = (level: SettingValue['level']) => rule.values.filter((one) => one.level === level);
  return {
    store: place ? at('store').filter(({ storeId }) => storeId === place) : [],
    group: at('group'),
    shipped: at('shipped'),
  };
}

const inForce = (rule: Rule, place: string | undefined, day: string) =>
  rowOn(levelsAt(rule, place), day);

/** Values of the place and what stands behind it, newest first. */
function Timeline({ rule, place }: { rule: Rule; place: string | undefined }) {
  const { t } = useWords();
  const levels = levelsAt(rule, place);
  const current = inForce(rule, place, rule.today)?.row;
  const ordered = [...levels.store, ...levels.group, ...levels.shipped].sort((a, b) =>
    a.from < b.from ? 1 : -1,
  );
  return (
    <>
      {!current && (
        <Card>
          <div className="in">
            <Status state="breached">{t('rules.unknown')}</Status> {t('rule.unknownMend')}
          </div>
        </Card>
      )}
      {ordered.map((value) => (
        <ValueCard
          key={`${value.level} ${value.from} ${value.id}`}
          rule={rule}
          value={value}
          isCurrent={value === current}
          before={earlier(ordered, value)}
        />
      ))}
    </>
  );
}

const earlier = (ordered: readonly SettingValue[], value: SettingValue) =>
  ordered.find((one) => one.from < value.from && one.value)?.value ?? null;

type ValueCardProps = {
  rule: Rule;
  value: SettingValue;
  before: SettingValue['value'];
  isCurrent: boolean;
};

function ValueCard({ rule, value, before, isCurrent }: ValueCardProps) {
  const { t, either, format } = useWords();
  const withdraw = useCommand(deleteRule, { refreshes: [getRule, getRules] });
  const isComing = value.from > rule.today;
  const mayWithdraw =
    isComing && value.id && (value.storeId ? isEditable(rule, value.storeId) : rule.mayEdit);
  const days = value.to
    ? t('rule.fromTo', { from: value.from, to: value.to })
    : t('rule.from', { from: value.from });
  return (
    <Card
      title={days}
      note={t(`rules.level.${value.level}`)}
      className={isCurrent ? 'rule-now' : ''}
      end={
        <>
          {isCurrent && <Status state="onTrack">{t('rule.now')}</Status>}
          {isComing && <Status state="idle">{t('rule.coming')}</Status>}
          {value.isUnverified && <Status state="atRisk">{t('rules.unverified')}</Status>}
          {mayWithdraw && (
            <Popconfirm
              title={t('rule.withdrawAsk')}
              okText={t('rule.withdraw')}
              onConfirm={() => withdraw.mutate({ kind: rule.key, id: value.id! })}
            >
              <Button size="small">{t('rule.withdraw')}</Button>
            </Popconfirm>
          )}
        </>
      }
    >
      <div className="in">
        <RefusalNote error={withdraw.error} />
        <RuleValue rule={rule} value={value.value} before={before} />
        <p className="soft">
          {t('rule.source', { source: either(value.source) })}
          {value.setAt &&
            ` · ${t('rule.setBy', { who: value.setBy ?? '', at: format.moment(value.setAt) })}`}
          {value.note && ` · ${value.note}`}
        </p>
      </div>
    </Card>
  );
}
