import { Button, Drawer, Form, Input, Popconfirm, QRCode, Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useMay } from '../../../platform/web/actor.ts';
import { useCommand, useEndpoint, type SentTo } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { Status } from '../../../platform/web/ui/figures.tsx';
import { Empty, Loaded, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import { getLinkResults } from '../../leads/benefits/benefit.schema.ts';
import { getLeadForms } from '../form.schema.ts';
import {
  getShortLinks,
  postShortLink,
  postShortLinkClosing,
  type ShortLink,
} from '../link/link.schema.ts';
import { getCampaigns } from '../source.schema.ts';
import './marketing.css';

type Shown = z.infer<typeof ShortLink>;
const addressOf = (code: string) => `${location.origin}/s/${code}`;

/** Short links (短链): who clicked, and what came of it down to the sale. */
export function LinksScreen() {
  const { t } = useWords();
  const [isNew, setNew] = useState(false);
  const mayEdit = useMay('market', 'edit');
  const links = useEndpoint(getShortLinks, {});
  const results = useEndpoint(getLinkResults, {});
  return (
    <Page
      title={t('nav.links')}
      note={t('links.note')}
      className="narrow"
      tools={
        mayEdit && (
          <Button type="primary" onClick={() => setNew(true)}>
            {t('links.new')}
          </Button>
        )
      }
    >
      <Card>
        <div className="in">
          <Loaded query={links}>
            {({ rows }) =>
              rows.length === 0 ? (
                <Empty title={t('links.none')}>{t('links.noneHint')}</Empty>
              ) : (
                <ul className="forms">
                  {rows.map((link) => (
                    <LinkLine
                      key={link.id}
                      link={link}
                      mayEdit={mayEdit}
                      result={results.data?.rows.find(({ code }) => code === link.code)}
                    />
                  ))}
                </ul>
              )
            }
          </Loaded>
        </div>
      </Card>
      <Drawer
        open={isNew}
        onClose={() => setNew(false)}
        size={440}
        title={t('links.new')}
        destroyOnHidden
      >
        <NewLink onClose={() => setNew(false)} />
      </Drawer>
    </Page>
  );
}

type LineProps = {
  link: Shown;
  mayEdit: boolean;
  result: { leads: number; arrived: number; won: number } | undefined;
};

function LinkLine({ link, mayEdit, result }: LineProps) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const close = useCommand(postShortLinkClosing, { refreshes: [getShortLinks] });
  const { leads = 0, arrived = 0, won = 0 } = result ?? {};
  return (
    <li>
      <div>
        <b>{link.name}</b>
        <small>
          {[link.formName, link.campaignName, link.utmSource, link.utmMedium]
            .filter(Boolean)
            .join(' · ')}
        </small>
        <small>{t('links.result', { clicks: link.clicks, leads, arrived, won })}</small>
      </div>
      {link.closedAt ? (
        <Status state="idle">{t('forms.closed')}</Status>
      ) : (
        <>
          <Button size="small" onClick={() => setOpen(!open)}>
            /s/{link.code}
          </Button>
          {mayEdit && (
            <Popconfirm
              title={t('links.closeAsk')}
              okText={t('forms.close')}
              onConfirm={() => close.mutate({ id: link.id })}
            >
              <Button size="small" type="text">
                {t('forms.close')}
              </Button>
            </Popconfirm>
          )}
        </>
      )}
      {open && (
        <div className="form-code">
          <QRCode value={addressOf(link.code)} size={140} />
          <div>
            <code>{addressOf(link.code)}</code>
          </div>
        </div>
      )}
    </li>
  );
}

type Fields = SentTo<typeof postShortLink>;

function NewLink({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const make = useCommand(postShortLink, { refreshes: [getShortLinks] });
  const forms = useEndpoint(getLeadForms, {});
  const campaigns = useEndpoint(getCampaigns, {});
  const required = [{ required: true, message: t('field.required') }];
  const named = (rows: readonly { id: string; name: string }[] | undefined) =>
    rows?.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      onFinish={(fields) => make.mutate(fields, { onSuccess: onClose })}
    >
      <RefusalNote error={make.error} />
      <Form.Item name="name" label={t('forms.name')} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="formId" label={t('links.form')} rules={required}>
        <Select options={named(forms.data?.rows.filter(({ closedAt }) => !closedAt))} />
      </Form.Item>
      <Form.Item name="campaignId" label={t('leads.campaign')}>
        <Select allowClear options={named(campaigns.data?.rows)} />
      </Form.Item>
      <Form.Item name="utmSource" label="utm_source" rules={required}>
        <Input maxLength={40} placeholder="douyin" />
      </Form.Item>
      <Form.Item name="utmMedium" label="utm_medium">
        <Input maxLength={40} placeholder="video" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={make.isPending}>
        {t('forms.make')}
      </Button>
    </Form>
  );
}
