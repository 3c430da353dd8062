import { CheckCircleFilled } from '@ant-design/icons';
import { Button, Checkbox, DatePicker, Form, Input, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { SignaturePad, Signed } from '../../../../platform/signature/web/SignaturePad.tsx';
import { useCommand } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { licenceClasses } from '../drive.rules.ts';
import { postDriveAgreement, putDriveLicence } from '../drive.schema.ts';
import { driveRefreshes } from './drive-refreshes.ts';
import type { ShownDrive } from './DriveScreen.tsx';

type Props = { drive: ShownDrive; mayEdit: boolean };

/** The papers before the keys (证件与协议): the licence that somebody saw, the agreement that the driver signs. */
export function DrivePapers({ drive, mayEdit }: Props) {
  return (
    <>
      <Licence drive={drive} mayEdit={mayEdit && drive.state === 'booked'} />
      <Agreement drive={drive} mayEdit={mayEdit && drive.state === 'booked'} />
    </>
  );
}

type LicenceFields = {
  tail: string;
  class: (typeof licenceClasses)[number];
  until: Dayjs;
  seen: boolean;
};

function Licence({ drive, mayEdit }: Props) {
  const { t, format } = useWords();
  const check = useCommand(putDriveLicence, { refreshes: driveRefreshes });
  const required = [{ required: true, message: t('field.required') }];
  const by =
    drive.licenceAt &&
    t('drives.licenceBy', {
      name: drive.licenceByName ?? '',
      time: format.shortMoment(drive.licenceAt),
    });
  const save = ({ until, tail, class: licenceClass }: LicenceFields) =>
    check.mutate({
      id: drive.id,
      tail: tail.toUpperCase(),
      class: licenceClass,
      until: until.format('YYYY-MM-DD'),
      seen: true,
    });
  return (
    <Card title={t('drives.licence')} note={by || t('drives.licenceHint')}>
      <div className="in">
        {drive.licenceAt ? (
          <p className="drive-done">
            <CheckCircleFilled /> {drive.licenceClass} · *{drive.licenceTail} ·{' '}
            {t('drives.licenceUntil')} {drive.licenceUntil}
          </p>
        ) : (
          <Form<LicenceFields>
            layout="vertical"
            requiredMark={false}
            disabled={!mayEdit}
            initialValues={{ class: 'C1', seen: false }}
            onFinish={save}
          >
            <RefusalNote error={check.error} />
            <div className="drive-three">
              <Form.Item
                name="tail"
                label={t('drives.licenceTail')}
                rules={[{ required: true, pattern: /^\d{3}[\dXx]$/, message: t('field.required') }]}
              >
                <Input maxLength={4} autoComplete="off" />
              </Form.Item>
              <Form.Item name="class" label={t('drives.licenceClass')} rules={required}>
                <Select options={licenceClasses.map((value) => ({ value, label: value }))} />
              </Form.Item>
              <Form.Item name="until" label={t('drives.licenceUntil')} rules={required}>
                <DatePicker />
              </Form.Item>
            </div>
            <Form.Item
              name="seen"
              valuePropName="checked"
              rules={[{ type: 'enum', enum: [true], message: t('field.required') }]}
            >
              <Checkbox>{t('drives.licenceSeen')}</Checkbox>
            </Form.Item>
            <Button type="primary" size="large" htmlType="submit" loading={check.isPending}>
              {t('drives.licenceSave')}
            </Button>
          </Form>
        )}
      </div>
    </Card>
  );
}

function Agreement({ drive, mayEdit }: Props) {
  const { t, format, either } = useWords();
  const [signer, setSigner] = useState(drive.customerName ?? '');
  const [drawing, setDrawing] = useState('');
  const sign = useCommand(postDriveAgreement, { refreshes: driveRefreshes });
  const [given] = drive.signatures;
  return (
    <Card
      title={t('drives.agreement')}
      note={
        given && t('drives.signedAt', { name: given.signer, time: format.shortMoment(given.at) })
      }
    >
      <div className="in drive-agreement">
        <p>{either(drive.agreement)}</p>
        {given ? (
          <Signed drawing={given.drawing} signer={given.signer} />
        ) : (
          mayEdit &&
          drive.licenceAt && (
            <>
              <RefusalNote error={sign.error} />
              <Input
                value={signer}
                maxLength={40}
                size="large"
                addonBefore={t('drives.signer')}
                aria-label={t('drives.signer')}
                onChange={({ target }) => setSigner(target.value)}
              />
              <SignaturePad value={drawing} onChange={setDrawing} />
              <Button
                type="primary"
                size="large"
                disabled={drawing === '' || signer.trim() === ''}
                loading={sign.isPending}
                onClick={() =>
                  sign.mutate({
                    id: drive.id,
                    signer,
                    drawing,
                    device: navigator.userAgent.slice(0, 300),
                  })
                }
              >
                {t('drives.sign')}
              </Button>
            </>
          )
        )}
      </div>
    </Card>
  );
}
