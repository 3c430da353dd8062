import { Button, Checkbox, Form, Input, Popconfirm, QRCode } from 'antd';
import type { OutputOf } from '../../../kernel/endpoint.ts';
import { useCommand, useEndpoint } from '../../web/api.ts';
import { useWords } from '../../web/language.ts';
import { Card } from '../../web/ui/Card.tsx';
import { Empty, Loaded, RefusalNote } from '../../web/ui/Loaded.tsx';
import { Page } from '../../web/ui/Page.tsx';
import { deleteCalendarFeed, getCalendarFeeds, postCalendarFeed } from '../feed.schema.ts';
import './calendar.css';

type Answer = OutputOf<typeof getCalendarFeeds>;

/** My calendar feeds: what each holds, when it was last fetched, a new one, and an end to one. */
export function FeedsScreen() {
  const { t } = useWords();
  const feeds = useEndpoint(getCalendarFeeds, {});
  return (
    <Page title={t('nav.feeds')} className="narrow">
      <p className="lead">{t('feed.lead')}</p>
      <Loaded query={feeds}>
        {(answer) => (
          <>
            <Feeds answer={answer} />
            <NewFeed answer={answer} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Feeds({ answer }: { answer: Answer }) {
  const { t, either, format } = useWords();
  const revoke = useCommand(deleteCalendarFeed, { refreshes: [getCalendarFeeds] });
  const named = (key: string) => {
    const part = answer.parts.find((one) => one.key === key);
    return part ? either(part.name) : key;
  };
  return (
    <Card title={t('feed.mine')}>
      <RefusalNote error={revoke.error} />
      {answer.rows.length === 0 && <Empty title={t('feed.none')}>{t('feed.noneHint')}</Empty>}
      <ul className="feeds">
        {answer.rows.map(({ id, name, parts, readAt }) => (
          <li key={id}>
            <div>
              <b>{name}</b>
              <span>{parts.map(named).join('、')}</span>
            </div>
            <small className="soft">
              {readAt ? t('feed.readAt', { at: format.moment(readAt) }) : t('feed.neverRead')}
            </small>
            <Popconfirm
              title={t('feed.revokeAsk')}
              okText={t('feed.revoke')}
              onConfirm={() => revoke.mutate({ id })}
            >
              <Button size="small">{t('feed.revoke')}</Button>
            </Popconfirm>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function NewFeed({ answer }: { answer: Answer }) {
  const { t, either, language } = useWords();
  const make = useCommand(postCalendarFeed, { refreshes: [getCalendarFeeds] });
  const required = [{ required: true, message: t('field.required') }];
  const address = make.data && `${window.location.origin}${make.data.path}`;
  return (
    <Card title={t('feed.new')}>
      <div className="in">
        <RefusalNote error={make.error} />
        {address ? (
          <div className="feed-link" role="status">
            <QRCode value={address} size={140} />
            <div>
              <p>{t('feed.once')}</p>
              <Input readOnly value={address} aria-label={t('feed.link')} />
              <p className="soft">{t('feed.how')}</p>
              <Button onClick={() => void navigator.clipboard.writeText(address)}>
                {t('feed.copy')}
              </Button>{' '}
              <Button type="link" onClick={() => make.reset()}>
                {t('feed.another')}
              </Button>
            </div>
          </div>
        ) : (
          <Form<{ name: string; parts: string[] }>
            layout="vertical"
            requiredMark={false}
            initialValues={{ parts: answer.parts.map(({ key }) => key) }}
            onFinish={(fields) => make.mutate({ ...fields, language })}
          >
            <Form.Item name="name" label={t('feed.name')} rules={required}>
              <Input maxLength={60} placeholder={t('feed.nameHint')} />
            </Form.Item>
            <Form.Item name="parts" label={t('feed.parts')} rules={required}>
              <Checkbox.Group
                options={answer.parts.map(({ key, name }) => ({ value: key, label: either(name) }))}
              />
            </Form.Item>
            <Button type="primary" htmlType="submit" loading={make.isPending}>
              {t('feed.make')}
            </Button>
          </Form>
        )}
      </div>
    </Card>
  );
}
