import { Button, Form, Input } from 'antd';
import { useCommand } from '../../web/api.ts';
import { useWords } from '../../web/language.ts';
import { RefusalNote } from '../../web/ui/Loaded.tsx';
import { getCalendar, putCalendarYear } from '../calendar.schema.ts';

type Fields = { lines: string; source: string };

/** Takes a whole year as it was announced, pasted one day a line. */
export function YearForm({ year, onDone }: { year: number; onDone: () => void }) {
  const { t } = useWords();
  const put = useCommand(putCalendarYear, { refreshes: [getCalendar] });
  const required = [{ required: true, message: t('field.required') }];
  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      onFinish={(fields) => put.mutate({ year, ...fields }, { onSuccess: onDone })}
    >
      <RefusalNote error={put.error} />
      <Form.Item
        name="lines"
        label={t('calendar.lines')}
        extra={t('calendar.linesHint')}
        rules={required}
      >
        <Input.TextArea
          rows={14}
          placeholder={`${year}-10-01 假 国庆节\n${year}-10-02 假 国庆节\n${year}-10-09 班 国庆节`}
        />
      </Form.Item>
      <Form.Item name="source" label={t('rule.sourceLabel')} rules={required}>
        <Input maxLength={300} placeholder={t('calendar.sourceHint')} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={put.isPending}>
        {t('save')}
      </Button>
    </Form>
  );
}
