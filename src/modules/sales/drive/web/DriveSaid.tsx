import { Button, Checkbox, Form, Input, Rate } from 'antd';
import { useCommand } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { impressions } from '../drive.rules.ts';
import { putDriveFeedback } from '../drive.schema.ts';
import { driveRefreshes } from './drive-refreshes.ts';
import type { ShownDrive } from './DriveScreen.tsx';

type Impression = (typeof impressions)[number];
type Fields = { score: number; said: string; liked: Impression[]; disliked: Impression[] };

/** What the customer says of the drive (试驾反馈), while they are still here. */
export function DriveSaid({ drive, mayEdit }: { drive: ShownDrive; mayEdit: boolean }) {
  const { t, format } = useWords();
  const tell = useCommand(putDriveFeedback, { refreshes: driveRefreshes });
  const choices = impressions.map((value) => ({ value, label: t(`drives.impression.${value}`) }));
  return (
    <Card title={t('drives.feedback')} note={drive.toldAt && format.shortMoment(drive.toldAt)}>
      <div className="in">
        <Form<Fields>
          layout="vertical"
          requiredMark={false}
          disabled={!mayEdit}
          initialValues={{
            score: drive.score ?? undefined,
            said: drive.said,
            liked: drive.liked,
            disliked: drive.disliked,
          }}
          onFinish={(fields) => tell.mutate({ id: drive.id, ...fields })}
        >
          <RefusalNote error={tell.error} />
          <Form.Item
            name="score"
            label={t('drives.score')}
            rules={[{ required: true, message: t('field.required') }]}
          >
            <Rate className="drive-rate" />
          </Form.Item>
          <Form.Item name="liked" label={t('drives.liked')}>
            <Checkbox.Group options={choices} />
          </Form.Item>
          <Form.Item name="disliked" label={t('drives.disliked')}>
            <Checkbox.Group options={choices} />
          </Form.Item>
          <Form.Item name="said" label={t('drives.said')}>
            <Input.TextArea rows={3} maxLength={500} />
          </Form.Item>
          {mayEdit && (
            <Button type="primary" size="large" htmlType="submit" loading={tell.isPending}>
              {t('drives.feedbackSave')}
            </Button>
          )}
        </Form>
      </div>
    </Card>
  );
}
