import { Form, Input, Select } from 'antd';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { getCampaigns, postCampaign } from '../../marketing/source.schema.ts';
import { getStores } from '../../people/place.schema.ts';

/** To which campaign a promotion belongs, and at which store it holds (所属活动与门店). */
export function PromotionPlaces() {
  const { t } = useWords();
  const form = Form.useFormInstance<{ campaignId?: string }>();
  const campaigns = useEndpoint(getCampaigns, {});
  const stores = useEndpoint(getStores, { limit: 200 });
  const add = useCommand(postCampaign, { refreshes: [getCampaigns] });
  const begin = (name: string) =>
    name && add.mutate({ name }, { onSuccess: ({ id }) => form.setFieldValue('campaignId', id) });
  return (
    <>
      <Form.Item
        name="campaignId"
        label={t('promotions.campaign')}
        help={add.error ? <RefusalNote error={add.error} /> : undefined}
      >
        <Select
          allowClear
          showSearch
          optionFilterProp="label"
          placeholder={t('promotions.noCampaign')}
          options={campaigns.data?.rows.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          // oxlint-disable-next-line react/no-unstable-nested-components -- called, not mounted
          popupRender={(menu) => (
            <>
              {menu}
              <Input.Search
                maxLength={60}
                placeholder={t('promotions.newCampaign')}
                aria-label={t('promotions.newCampaign')}
                enterButton={t('promotions.make')}
                loading={add.isPending}
                onKeyDown={(event) => event.stopPropagation()}
                onSearch={(name) => begin(name.trim())}
              />
            </>
          )}
        />
      </Form.Item>
      <Form.Item name="storeId" label={t('promotions.store')}>
        <Select
          allowClear
          placeholder={t('promotions.everyStore')}
          options={stores.data?.rows.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        />
      </Form.Item>
    </>
  );
}
