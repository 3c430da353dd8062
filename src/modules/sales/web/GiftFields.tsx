import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, InputNumber } from 'antd';
import { useWords } from '../../../platform/web/language.ts';

/** Gifts of a promotion, each named and counted (赠品明示). */
export function GiftFields() {
  const { t } = useWords();
  const required = [{ required: true, message: t('field.required') }];
  return (
    <Form.Item label={t('promotions.gifts')}>
      <Form.List name="gifts">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="gift">
                <Form.Item name={[name, 'name']} rules={required}>
                  <Input
                    maxLength={40}
                    placeholder={t('promotions.giftName')}
                    aria-label={t('promotions.giftName')}
                  />
                </Form.Item>
                <Form.Item name={[name, 'count']} rules={required} initialValue={1}>
                  <InputNumber
                    min={1}
                    max={99}
                    precision={0}
                    prefix="×"
                    aria-label={t('promotions.giftCount')}
                  />
                </Form.Item>
                <Form.Item name={[name, 'valueYuan']} rules={required}>
                  <InputNumber
                    min={0}
                    max={100_000}
                    precision={2}
                    placeholder={t('promotions.giftValue')}
                    aria-label={t('promotions.giftValue')}
                    suffix={t('catalog.yuan')}
                  />
                </Form.Item>
                <Button
                  type="text"
                  icon={<CloseOutlined />}
                  aria-label={t('file.remove')}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <Button size="small" icon={<PlusOutlined />} onClick={() => add()}>
              {t('promotions.addGift')}
            </Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}
