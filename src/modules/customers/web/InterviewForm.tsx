import { Button, Form, Input, InputNumber, Segmented, Select } from 'antd';
import { useCommand } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import {
  getInterviewed,
  getInterviews,
  horizons,
  postInterview,
  relations,
  uses,
  verdicts,
  type Answers,
} from '../interview/interview.schema.ts';

type Fields = Omit<Answers, 'budgetLowFen' | 'budgetHighFen'> & {
  low?: number | null;
  high?: number | null;
};
const tenThousand = 1_000_000;
const texts = ['presentCars', 'futureUse', 'lifeStyle', 'mustHaves'] as const;

type Props = { id: string; answers: Answers; onDone: () => void };

/** An interview to fill in (记访谈): begins with what was told last, and every answer may be left out. */
export function InterviewForm({ id, answers, onDone }: Props) {
  const { t } = useWords();
  const save = useCommand(postInterview, { refreshes: [getInterviews, getInterviewed] });
  const { budgetLowFen, budgetHighFen, ...rest } = answers;
  const wan = (fen: number | null) => (fen === null ? null : fen / tenThousand);
  const fen = (value: number | null | undefined) =>
    value === null || value === undefined ? null : Math.round(value * tenThousand);
  const choices = (values: readonly string[], word: string) =>
    values.map((value) => ({ value, label: t(`interview.${word}.${value}`) }));
  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      initialValues={{ ...rest, low: wan(budgetLowFen), high: wan(budgetHighFen) }}
      onFinish={({ low, high, ...fields }) =>
        save.mutate(
          { id, ...fields, budgetLowFen: fen(low), budgetHighFen: fen(high) },
          { onSuccess: onDone },
        )
      }
    >
      <RefusalNote error={save.error} />
      <Form.Item label={t('interview.budget')}>
        <div className="interview-row">
          <Form.Item name="low" noStyle>
            <InputNumber
              min={0}
              max={999}
              suffix={t('interview.wan')}
              aria-label={t('interview.low')}
            />
          </Form.Item>
          <Form.Item name="high" noStyle>
            <InputNumber
              min={0}
              max={999}
              suffix={t('interview.wan')}
              aria-label={t('interview.high')}
            />
          </Form.Item>
        </div>
      </Form.Item>
      <Form.Item name="horizon" label={t('interview.horizon')}>
        <Segmented block options={choices(horizons, 'horizonOf')} />
      </Form.Item>
      <Form.Item name="uses" label={t('interview.uses')}>
        <Select mode="multiple" options={choices(uses, 'useOf')} />
      </Form.Item>
      <Form.Item label={t('interview.voices')}>
        <Form.List name="voices">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <div key={key} className="interview-row">
                  <Form.Item name={[name, 'who']} noStyle>
                    <Select options={choices(relations, 'whoOf')} />
                  </Form.Item>
                  <Form.Item name={[name, 'said']} noStyle>
                    <Input maxLength={200} />
                  </Form.Item>
                  <Button type="text" onClick={() => remove(name)}>
                    {t('interview.drop')}
                  </Button>
                </div>
              ))}
              <Button size="small" onClick={() => add({ who: 'spouse', said: '' })}>
                {t('interview.addVoice')}
              </Button>
            </>
          )}
        </Form.List>
      </Form.Item>
      <Form.Item label={t('interview.rivals')}>
        <Form.List name="rivals">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <div key={key} className="interview-row">
                  <Form.Item name={[name, 'name']} noStyle>
                    <Input maxLength={40} placeholder={t('interview.rival')} />
                  </Form.Item>
                  <Form.Item name={[name, 'verdict']} noStyle>
                    <Select options={choices(verdicts, 'verdictOf')} />
                  </Form.Item>
                  <Button type="text" onClick={() => remove(name)}>
                    {t('interview.drop')}
                  </Button>
                </div>
              ))}
              <Button size="small" onClick={() => add({ name: '', verdict: 'considers', why: '' })}>
                {t('interview.addRival')}
              </Button>
            </>
          )}
        </Form.List>
      </Form.Item>
      {texts.map((key) => (
        <Form.Item key={key} name={key} label={t(`interview.${key}`)}>
          <Input.TextArea rows={2} maxLength={200} />
        </Form.Item>
      ))}
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t('save')}
      </Button>
    </Form>
  );
}
